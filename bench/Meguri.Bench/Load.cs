using System.Diagnostics;
using System.Net;

namespace Meguri.Bench;

/// <summary>Readers who ask again as soon as they have their answer, each on a connection of their own.</summary>
internal static class Load
{
    /// <summary>How many there are.</summary>
    public const int Readers = 4;

    /// <summary>Pages per second, headers and bodies read to the end.</summary>
    public static Task<double> RateAsync(HttpClient http, string path, TimeSpan turn) => RateAsync(_ => ReadAsync(http, path), turn);

    /// <summary>Answers per second.</summary>
    /// <param name="ask">Asks once, as the n-th reader.</param>
    /// <param name="turn">How long.</param>
    public static async Task<double> RateAsync(Func<int, Task> ask, TimeSpan turn)
    {
        var (answers, watch) = (0, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(reader => Task.Run(async () =>
        {
            while (watch.Elapsed < turn)
            {
                await ask(reader);
                Interlocked.Increment(ref answers);
            }
        })));
        return answers / watch.Elapsed.TotalSeconds;
    }

    /// <summary>Asks for these pages in turns until as many answers have come.</summary>
    public static async Task ManyAsync(HttpClient http, IReadOnlyList<string> paths, int count)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => Task.Run(async () =>
        {
            for (var n = Interlocked.Increment(ref next); n < count; n = Interlocked.Increment(ref next)) await ReadAsync(http, paths[n % paths.Count]);
        })));
    }

    /// <summary>One answer, which must be a page.</summary>
    public static async Task<string> ReadAsync(HttpClient http, string path)
    {
        using var response = await http.GetAsync(path);
        var text = await response.Content.ReadAsStringAsync();
        return response.StatusCode == HttpStatusCode.OK ? text : throw new InvalidOperationException($"{path} answered {response.StatusCode}.");
    }
}

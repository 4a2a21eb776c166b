using System.Diagnostics;
using System.Net;

namespace Meguri.Bench;

/// <summary>Readers who ask for a page again as soon as they have it, each on a connection of their own.</summary>
internal static class Load
{
    private const int Readers = 4;

    /// <summary>Answers per second, headers and bodies read to the end.</summary>
    public static async Task<double> RateAsync(HttpClient http, string path, TimeSpan turn)
    {
        var (answers, watch) = (0, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < turn)
            {
                await ReadAsync(http, path);
                Interlocked.Increment(ref answers);
            }
        })));
        return answers / watch.Elapsed.TotalSeconds;
    }

    /// <summary>One answer, which must be a page.</summary>
    public static async Task<string> ReadAsync(HttpClient http, string path)
    {
        using var response = await http.GetAsync(path);
        var text = await response.Content.ReadAsStringAsync();
        return response.StatusCode == HttpStatusCode.OK ? text : throw new InvalidOperationException($"{path} answered {response.StatusCode}.");
    }
}

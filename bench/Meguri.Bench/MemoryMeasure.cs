using System.Diagnostics;
using System.Text.Json;
using Meguri.Domain.Assets;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Bench;

/// <summary>What a served process holds after ten times as many requests: it may not grow with them.</summary>
/// <remarks>
/// Pages of several capabilities are asked for in turns by four readers. Both figures are taken after a full collection; the first when everything was compiled and
/// cached. Each round is a process of its own. Code that is used often is compiled anew in the background for a while, so it is asked on until it can be seen whether
/// the process stops growing.
/// </remarks>
internal static class MemoryMeasure
{
    public static async Task<IReadOnlyList<Figure>> RunAsync(TestDatabases databases, Database database, Wanted wanted)
    {
        var (settings, few) = (await databases.MakeAsync(database), wanted.Quick ? 200 : 1_000);
        string email, slug, asset;
        await using (var installation = await Installation.StartAsync(settings))
        {
            (var organization, email) = await Ledgers.FilledAsync(installation, ListMeasure.Few, ListMeasure.Few);
            (slug, asset) = (organization.Slug, (await organization.FindAsync(db => db.Set<Asset>().Select(a => a.Id).FirstAsync())).Value.ToString());
        }
        Worker.Release();
        string[] pages = ["/home", "/assets", $"/assets/{asset}", $"/assets/{asset}/edit", "/risks", "/risks/map", "/people", "/soa", "/treatment"];
        var (heap, whole, later) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < (wanted.Quick ? 1 : 3); round++)
        {
            using var served = Process.Start(Worker.Of("served", new ServedJob(settings.Postgres, settings.Folder.Path)))!;
            using var reader = await Reader.SignInAsync((await served.StandardOutput.ReadLineAsync())!, email);
            var before = await HeldAfterAsync(few);
            var after = await HeldAfterAsync(9 * few);
            heap.Add((double)after.Heap / before.Heap);
            whole.Add((double)after.Whole / before.Whole);
            var warm = await HeldAfterAsync(10 * few);
            var end = await HeldAfterAsync(10 * few);
            later.Add((double)end.Whole / warm.Whole);
            served.StandardInput.Close();
            await served.WaitForExitAsync();

            async Task<HeldMemory> HeldAfterAsync(int requests)
            {
                await Load.ManyAsync(reader, [.. pages.Select(page => $"/{slug}{page}")], requests);
                await served.StandardInput.WriteLineAsync();
                return JsonSerializer.Deserialize<HeldMemory>((await served.StandardOutput.ReadLineAsync())!)!;
            }
        }
        return
        [
            new Figure($"objects in use: after {10 * few:N0} requests / after {few:N0}", heap, 1.1, AtMost: true),
            new Figure($"memory of the process: after {30 * few:N0} requests / after {20 * few:N0}", later, 1.05, AtMost: true),
            new Figure($"memory of the process: after {10 * few:N0} requests / after {few:N0}", whole, 1.1, AtMost: true),
        ];
    }
}

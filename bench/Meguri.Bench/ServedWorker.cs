using System.Diagnostics;
using System.Text.Json;
using Meguri.Platform.Persistence;

namespace Meguri.Bench;

/// <summary>The program served in a process that tells how much memory it holds.</summary>
internal static class ServedWorker
{
    /// <summary>Says its address, then answers every line with what it holds, until there are no more.</summary>
    public static async Task<int> RunAsync(string text)
    {
        var job = JsonSerializer.Deserialize<ServedJob>(text)!;
        await using var app = Installation.Build(new DatabaseSettings(job.Postgres, new DataFolder(job.Folder)));
        await app.StartAsync();
        Console.Out.WriteLine(app.Urls.First());
        while (await Console.In.ReadLineAsync() is not null) Console.Out.WriteLine(JsonSerializer.Serialize(Held()));
        await app.StopAsync();
        return 0;
    }

    // What nobody needs any more is no growth.
    private static HeldMemory Held()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return new HeldMemory(GC.GetTotalMemory(forceFullCollection: true), Process.GetCurrentProcess().WorkingSet64);
    }
}

/// <summary>What the served process is to serve.</summary>
/// <param name="Postgres">The database; null for the embedded one.</param>
/// <param name="Folder">The data folder.</param>
internal sealed record ServedJob(string? Postgres, string Folder);

/// <summary>Bytes.</summary>
/// <param name="Heap">Of objects that are in use.</param>
/// <param name="Whole">Of the whole process, in the machine's memory.</param>
internal sealed record HeldMemory(long Heap, long Whole);

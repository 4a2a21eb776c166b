using System.Diagnostics;
using System.Text.Json;
using Meguri.Platform.Access;
using Meguri.Platform.Exchange;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Capabilities.Assets;
using Meguri.Web.Kit.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Bench;

/// <summary>The importing process.</summary>
internal static class ImportWorker
{
    public static async Task<int> RunAsync(string text)
    {
        var job = JsonSerializer.Deserialize<ImportJob>(text)!;
        await using var app = Installation.Build(new DatabaseSettings(job.Postgres, new DataFolder(job.Folder)));
        var rounds = new List<ImportRound>();
        var (before, peak) = (Process.GetCurrentProcess().WorkingSet64, 0L);
        foreach (var slugs in job.Slugs.Chunk(2))
        {
            var import = await TimeAsync(app.Services, slugs[0], services => ImportAsync(services, job));
            if (peak == 0) peak = Process.GetCurrentProcess().PeakWorkingSet64;
            var reference = await TimeAsync(app.Services, slugs[1], services => PreparedInsert.RunAsync(services.GetRequiredService<MeguriDb>(), job));
            rounds.Add(new ImportRound(import, reference));
        }
        Console.Out.Write(JsonSerializer.Serialize(new ImportAnswer(rounds, before, peak)));
        return 0;
    }

    private static async Task<double> TimeAsync(IServiceProvider services, string slug, Func<IServiceProvider, Task> work)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().BecomeCommandLine("bench");
        var organization = await scope.ServiceProvider.GetRequiredService<OrganizationDirectory>().FindAsync(slug, CancellationToken.None);
        scope.ServiceProvider.GetRequiredService<CurrentOrganization>().Set(organization!);
        var watch = Stopwatch.StartNew();
        await work(scope.ServiceProvider);
        return watch.Elapsed.TotalSeconds;
    }

    private static async Task ImportAsync(IServiceProvider services, ImportJob job)
    {
        await using var file = File.OpenRead(job.File);
        var sheet = Installation.Must(SheetReader.Open(file));
        var report = Installation.Must(await services.GetRequiredService<ImportRunner>().RunAsync(
            services.GetRequiredService<AssetImporter>(), sheet, new ImportOptions(DryRun: false, OnlyValid: false), null, CancellationToken.None));
        if (report.Added != job.Rows) throw new InvalidOperationException($"{report.Added} of {job.Rows} rows were added.");
    }
}

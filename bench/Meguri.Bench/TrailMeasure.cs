using System.Security.Cryptography;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Bench;

/// <summary>Verifying the chain of an organization, as <c>trail verify</c> does, against plain SHA-256 over the same bytes in memory.</summary>
/// <remarks>The ratio is time over time. What verification does besides: it reads every row from the database and writes the line that is hashed.</remarks>
internal static class TrailMeasure
{
    public static async Task<IReadOnlyList<Figure>> RunAsync(TestDatabases databases, Database database, Wanted wanted)
    {
        await using var installation = await Installation.StartAsync(await databases.MakeAsync(database));
        var (organization, _) = await Ledgers.FilledAsync(installation, wanted.Many);
        var (bytes, events) = await LinesAsync(organization);
        var ratios = await Rounds.RatiosAsync(wanted.Rounds, () => VerifyAsync(organization, events), () => Task.FromResult(Seconds(() => SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)))));
        return [new Figure($"time: verifying {events:N0} events / SHA-256 of their lines", ratios), new Figure("lines", [(double)bytes.Length / (1 << 20)], Unit: "MB")];
    }

    private static async Task<double> VerifyAsync(TestOrganization organization, long events)
    {
        var (watch, report) = (new System.Diagnostics.Stopwatch(), (TrailReport?)null);
        await organization.InAsync(async services =>
        {
            watch.Start();
            report = await services.GetRequiredService<TrailVerifier>().VerifyAsync(organization.Organization.OrganizationId, CancellationToken.None);
            watch.Stop();
        });
        return report is { Ok: true } && report.Events == events ? watch.Elapsed.TotalSeconds : throw new InvalidOperationException($"The chain does not hold: {report}.");
    }

    private static async Task<(MemoryStream Bytes, long Events)> LinesAsync(TestOrganization organization)
    {
        var (bytes, events) = (new MemoryStream(), 0L);
        await organization.FindAsync(async db =>
        {
            await foreach (var e in db.Set<ActivityEvent>().AsNoTracking().OrderBy(e => e.Sequence).ThenBy(e => e.Ordinal).AsAsyncEnumerable())
            {
                bytes.Write(TrailHash.Line(e));
                bytes.WriteByte((byte)'\n');
                events++;
            }
            await foreach (var activity in db.Set<Activity>().AsNoTracking().OrderBy(a => a.Sequence).AsAsyncEnumerable()) bytes.Write(TrailHash.Line(activity));
            return events;
        });
        return (bytes, events);
    }

    private static double Seconds(Action work)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }
}

using Meguri.Domain.Kernel;
using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Platform.Trail;

/// <summary>Writes a chain as the lines its hashes were taken over, so that whoever reads it needs no Meguri (docs/trail.md).</summary>
public sealed class TrailExport(MeguriDb db, SigningKey key, TimeProvider time)
{
    private const int Batch = 500;

    /// <summary>Each activity's line, the lines of its events after it, each ended by a line feed; up to the end of the chain as it is now.</summary>
    /// <returns>What the file holds, to be signed.</returns>
    public async Task<TrailManifest> WriteAsync(OrganizationId chain, Stream file, CancellationToken cancellation)
    {
        var head = await db.Set<TrailHead>().AsNoTracking().SingleOrDefaultAsync(h => h.OrganizationId == chain, cancellation) ?? new TrailHead();
        var events = 0L;
        for (var from = 0L; from < head.Sequence; from += Batch)
        {
            var to = Math.Min(from + Batch, head.Sequence);
            var activities = await db.Set<Activity>().AsNoTracking().Where(a => a.OrganizationId == chain && a.Sequence > from && a.Sequence <= to)
                .OrderBy(a => a.Sequence).ToListAsync(cancellation);
            await using var own = db.Set<ActivityEvent>().AsNoTracking().Where(e => e.OrganizationId == chain && e.Sequence > from && e.Sequence <= to)
                .OrderBy(e => e.Sequence).ThenBy(e => e.Ordinal).AsAsyncEnumerable().GetAsyncEnumerator(cancellation);
            var more = await own.MoveNextAsync();
            foreach (var activity in activities)
            {
                await LineAsync(TrailHash.Line(activity));
                for (; more && own.Current.Sequence == activity.Sequence; more = await own.MoveNextAsync(), events++) await LineAsync(TrailHash.Line(own.Current));
            }
        }
        return new TrailManifest(TrailManifest.Name, chain.Value, head.Sequence, events, head.Hash, TrailHash.Instant(time.GetUtcNow()), key.Public());

        async Task LineAsync(byte[] line)
        {
            await file.WriteAsync(line, cancellation);
            await file.WriteAsync("\n"u8.ToArray(), cancellation);
        }
    }
}

/// <summary>What an exported chain holds; its bytes are signed.</summary>
/// <param name="Format">The format and its version: <see cref="Name"/>.</param>
/// <param name="Organization">Whose chain; the empty id for the installation's own.</param>
/// <param name="Activities">How many activities, and so the sequence of the last.</param>
/// <param name="Events">How many events.</param>
/// <param name="Head">The hash of the last activity.</param>
/// <param name="ExportedAt">When: UTC with three decimals.</param>
/// <param name="Key">The public key that signs it.</param>
public sealed record TrailManifest(string Format, Guid Organization, long Activities, long Events, string Head, string ExportedAt, string Key)
{
    /// <summary>The format and its version.</summary>
    public const string Name = "meguri-trail/1";
}

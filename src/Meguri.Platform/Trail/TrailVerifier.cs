using Meguri.Domain.Kernel;
using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Platform.Trail;

/// <summary>Walks an organization's chain and finds the first place that does not hold.</summary>
public sealed class TrailVerifier(MeguriDb db)
{
    private const int Batch = 500;

    /// <summary>Checks every link, every event and the head.</summary>
    public async Task<TrailReport> VerifyAsync(OrganizationId chain, CancellationToken cancellation)
    {
        var (count, events, hash) = (0L, 0L, TrailHash.Zero);
        using var empty = new EventStream();
        var none = (0, empty.Finish());
        // By batches: PostgreSQL reads one result at a time, and a chain can be longer than memory.
        while (await LinksAfterAsync(chain, count, cancellation) is { Count: > 0 } links)
        {
            var own = await EventHashesAsync(chain, links[0].Sequence, links[^1].Sequence, cancellation);
            foreach (var activity in links)
            {
                count++;
                var (number, eventsHash) = own.GetValueOrDefault(activity.Sequence, none);
                var code = activity.Sequence != count ? "missing_activity"
                    : activity.PreviousHash != hash ? "broken_link"
                    : TrailHash.Of(activity) != activity.Hash ? "changed_activity"
                    : eventsHash != activity.EventsHash || number != activity.EventCount ? "changed_events" : null;
                if (code is not null) return new TrailReport(count, events, hash, activity.Sequence, code);
                events += number;
                hash = activity.Hash;
            }
        }
        var head = await db.Set<TrailHead>().AsNoTracking().SingleOrDefaultAsync(h => h.OrganizationId == chain, cancellation);
        var holds = head is null ? count == 0 : head.Sequence == count && head.Hash == hash;
        return new TrailReport(count, events, hash, holds ? null : count, holds ? null : "wrong_head");
    }

    private Task<List<Activity>> LinksAfterAsync(OrganizationId chain, long sequence, CancellationToken cancellation) =>
        db.Set<Activity>().AsNoTracking().Where(a => a.OrganizationId == chain && a.Sequence > sequence)
            .OrderBy(a => a.Sequence).Take(Batch).ToListAsync(cancellation);

    private async Task<Dictionary<long, (int Count, string Hash)>> EventHashesAsync(OrganizationId chain, long first, long last, CancellationToken cancellation)
    {
        var hashes = new Dictionary<long, (int, string)>();
        EventStream? stream = null;
        var current = 0L;
        await foreach (var e in db.Set<ActivityEvent>().AsNoTracking().Where(e => e.OrganizationId == chain && e.Sequence >= first && e.Sequence <= last)
            .OrderBy(e => e.Sequence).ThenBy(e => e.Ordinal).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (e.Sequence != current) Close();
            current = e.Sequence;
            (stream ??= new EventStream()).Add(e);
        }
        Close();
        return hashes;

        void Close()
        {
            if (stream is null) return;
            hashes[current] = (stream.Count, stream.Finish());
            stream.Dispose();
            stream = null;
        }
    }
}

/// <summary>What a walk over the chain found.</summary>
/// <param name="Activities">Links walked.</param>
/// <param name="Events">Events walked.</param>
/// <param name="Head">The hash the walk ended with.</param>
/// <param name="BadSequence">The first link that does not hold; null when all do.</param>
/// <param name="Code">What is wrong with it.</param>
public sealed record TrailReport(long Activities, long Events, string Head, long? BadSequence, string? Code)
{
    /// <summary>True when everything holds.</summary>
    public bool Ok => BadSequence is null;
}

using Meguri.Domain.Assets;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Meguri.Web.Kit.History;
using Meguri.Web.Kit.Registers;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Assets;

/// <summary>What was added to the ledger, changed and disposed of since a day, read from the trail (S4-6).</summary>
internal sealed class AssetDifference(MeguriDb db, AssetLedger ledger, RecordHistory history, CurrentOrganization current)
{
    /// <summary>Most rows shown of each kind; the counts are of all.</summary>
    public const int Shown = 200;

    // An event that only notes the yearly look changes nothing of the asset.
    private const string OnlyReviewed = "{\"" + nameof(Asset.ReviewedOn) + "\":[";
    private const string Another = "],\"";

    /// <summary>The difference, of the rows the reader sees.</summary>
    public async Task<Difference> SinceAsync(DateOnly since, CancellationToken cancellation)
    {
        var first = await FirstAsync(since, cancellation);
        var visible = (await ledger.VisibleAsync(cancellation)).AsNoTracking();
        var events = db.Set<ActivityEvent>().Where(e => e.Subject == nameof(Asset) && e.Sequence >= first);
        var added = visible.Where(a => events.Any(e => e.SubjectId == (Guid)(object)a.Id && e.Verb == "added"));
        var disposed = visible.Where(a => a.DisposedOn != null && a.DisposedOn >= since);
        var changed = visible.Where(a => a.DisposedOn == null
            && events.Any(e => e.SubjectId == (Guid)(object)a.Id && e.Verb == "changed" && !(e.Changes.StartsWith(OnlyReviewed) && !e.Changes.Contains(Another)))
            && !events.Any(e => e.SubjectId == (Guid)(object)a.Id && e.Verb == "added"));
        var changedRows = await ReadAsync(changed, cancellation);
        var net = await history.NetAsync<Asset>([.. changedRows.Rows.Select(a => a.Id.Value)], first, AssetWords.Book, cancellation);
        return new Difference(await ReadAsync(added, cancellation), changedRows, await ReadAsync(disposed, cancellation), net);
    }

    private async Task<long> FirstAsync(DateOnly since, CancellationToken cancellation)
    {
        var midnight = since.ToDateTime(TimeOnly.MinValue);
        var start = new DateTimeOffset(midnight, current.Zone.GetUtcOffset(midnight));
        return await db.Set<Activity>().Where(a => a.At >= start).OrderBy(a => a.At).Select(a => (long?)a.Sequence).FirstOrDefaultAsync(cancellation) ?? long.MaxValue;
    }

    private static async Task<Part> ReadAsync(IQueryable<Asset> rows, CancellationToken cancellation)
    {
        var found = await rows.OrderBy(a => a.Number).Take(Shown).ToListAsync(cancellation);
        return new Part(found, found.Count < Shown ? found.Count : await rows.Select(_ => 1).Take(RegisterList.CountedUpTo + 1).CountAsync(cancellation));
    }

    /// <summary>What became different.</summary>
    /// <param name="Net">Each changed asset's fields, as they were on the day and as they are.</param>
    internal sealed record Difference(Part Added, Part Changed, Part Disposed, IReadOnlyDictionary<Guid, IReadOnlyList<HistoryChange>> Net);

    /// <summary>Assets of one kind, and how many there are.</summary>
    internal sealed record Part(IReadOnlyList<Asset> Rows, int Count);
}

using Meguri.Domain.Assets;
using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>What the ledger says of what risks concern: the asset's values, or the highest of a group's.</summary>
internal sealed class LedgerValues(MeguriDb db)
{
    private const int Batch = 500;

    /// <summary>The inputs a rating of each risk begins with: those it has, filled from the ledger where they are missing.</summary>
    public async Task<IReadOnlyDictionary<RiskId, RiskInputs>> BeginAsync(IReadOnlyCollection<Risk> risks, CancellationToken cancellation)
    {
        var rows = new List<AssetRow>();
        foreach (var ids in risks.Select(r => r.AssetId).OfType<AssetId>().Distinct().Chunk(Batch))
            rows.AddRange(await Rows(db.Set<Asset>().Where(a => ids.Contains(a.Id))).ToListAsync(cancellation));
        foreach (var groups in risks.Select(r => r.AssetGroup).OfType<string>().Distinct().Chunk(Batch))
            rows.AddRange(await Rows(db.Set<Asset>().Where(a => a.DisposedOn == null && groups.Contains(a.Group!))).ToListAsync(cancellation));
        var (byId, byGroup) = (rows.DistinctBy(row => row.Id).ToDictionary(row => row.Id), rows.DistinctBy(row => row.Id).ToLookup(row => row.Group));
        return risks.ToDictionary(risk => risk.Id, risk => Begin(risk.Before, risk.AssetId is { } id ? [byId[id]] : risk.AssetGroup is { } group ? [.. byGroup[group]] : []));
    }

    private static RiskInputs Begin(RiskInputs? known, IReadOnlyCollection<AssetRow> rows)
    {
        var ledger = rows.Count == 0 ? new RiskInputs() : RiskValues.Of(rows);
        return known is null ? ledger : known with
        {
            Confidentiality = known.Confidentiality ?? ledger.Confidentiality,
            Integrity = known.Integrity ?? ledger.Integrity,
            Availability = known.Availability ?? ledger.Availability,
            Impact = known.Impact ?? ledger.Impact,
        };
    }

    private static IQueryable<AssetRow> Rows(IQueryable<Asset> assets) => assets.AsNoTracking()
        .Select(a => new AssetRow(a.Id, a.Number, a.Name, a.Kind, a.Medium, a.Group, a.DepartmentId, a.Confidentiality, a.Integrity, a.Availability, a.Impact, a.HasPersonalData));
}

using Meguri.Domain.Assets;
using Meguri.Domain.Risks;
using Meguri.Domain.Treatment;
using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Treatment;

/// <summary>The risks of a page of plans, read in one query, with what the ledger says of their assets.</summary>
internal sealed class PlanRisks(MeguriDb db)
{
    private const int Batch = 500;

    private readonly Dictionary<RiskId, Risk> risks = [];
    private readonly Dictionary<AssetId, AssetWatch> watched = [];

    /// <summary>Reads the risks of these plans.</summary>
    public async Task ReadAsync(IEnumerable<TreatmentPlan> plans, CancellationToken cancellation)
    {
        foreach (var ids in plans.SelectMany(plan => plan.RiskIds).Distinct().Where(id => !risks.ContainsKey(id)).Chunk(Batch))
            foreach (var risk in await db.Set<Risk>().AsNoTracking().Where(risk => ids.Contains(risk.Id)).ToListAsync(cancellation)) risks[risk.Id] = risk;
        var assets = risks.Values.Select(risk => risk.AssetId).OfType<AssetId>().Distinct().Where(id => !watched.ContainsKey(id));
        foreach (var ids in assets.Chunk(Batch))
            foreach (var asset in await db.Set<Asset>().AsNoTracking().Where(asset => ids.Contains(asset.Id)).Select(asset => new { asset.Id, asset.Watch }).ToListAsync(cancellation))
                watched[asset.Id] = asset.Watch;
    }

    /// <summary>Reads the risks of every plan, for an export.</summary>
    public async Task ReadAllAsync(CancellationToken cancellation)
    {
        var named = db.Set<PlanRisk>().Select(link => link.RiskId);
        foreach (var risk in await db.Set<Risk>().AsNoTracking().Where(risk => named.Contains(risk.Id)).ToListAsync(cancellation)) risks[risk.Id] = risk;
        var assets = db.Set<Risk>().Where(risk => named.Contains(risk.Id)).Select(risk => risk.AssetId);
        foreach (var asset in await db.Set<Asset>().AsNoTracking().Where(asset => assets.Contains(asset.Id)).Select(asset => new { asset.Id, asset.Watch }).ToListAsync(cancellation))
            watched[asset.Id] = asset.Watch;
    }

    /// <summary>The risks of a plan, by their numbers.</summary>
    public IReadOnlyList<Risk> Of(TreatmentPlan plan) => [.. plan.RiskIds.Select(id => risks.GetValueOrDefault(id)).OfType<Risk>().OrderBy(risk => risk.Number)];

    /// <summary>The levels before and after.</summary>
    public PlanLevels LevelsOf(TreatmentPlan plan) => TreatmentPlan.Levels(Of(plan));

    /// <summary>守る or 注視, when one of its assets is marked so; the stronger one counts.</summary>
    public AssetWatch WatchOf(TreatmentPlan plan)
    {
        var marks = Of(plan).Select(risk => risk.AssetId is { } asset ? watched.GetValueOrDefault(asset) : AssetWatch.None).ToHashSet();
        return marks.Contains(AssetWatch.Protect) ? AssetWatch.Protect : marks.Contains(AssetWatch.Watch) ? AssetWatch.Watch : AssetWatch.None;
    }
}

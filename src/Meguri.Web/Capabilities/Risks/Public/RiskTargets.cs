using Meguri.Domain.Assets;
using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>What risks concern, in words; the assets of a page of risks come in one query.</summary>
internal sealed class RiskTargets(MeguriDb db)
{
    private const int Batch = 500;

    private readonly Dictionary<AssetId, (int Number, string Name)> assets = [];

    /// <summary>Reads the assets these risks name.</summary>
    public async Task ReadAsync(IEnumerable<Risk> risks, CancellationToken cancellation)
    {
        var missing = risks.Select(risk => risk.AssetId).OfType<AssetId>().Distinct().Where(id => !assets.ContainsKey(id));
        foreach (var ids in missing.Chunk(Batch))
            foreach (var asset in await db.Set<Asset>().AsNoTracking().Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Number, a.Name }).ToListAsync(cancellation))
                assets[asset.Id] = (asset.Number, asset.Name);
    }

    /// <summary>Reads every asset that any risk names, for an export.</summary>
    public async Task ReadAllAsync(CancellationToken cancellation)
    {
        var named = db.Set<Risk>().Select(risk => risk.AssetId);
        foreach (var asset in await db.Set<Asset>().AsNoTracking().Where(a => named.Contains(a.Id)).Select(a => new { a.Id, a.Number, a.Name }).ToListAsync(cancellation))
            assets[asset.Id] = (asset.Number, asset.Name);
    }

    /// <summary>What a risk concerns: the asset's name, the group's name, or the scenario.</summary>
    public string TextOf(Risk risk) =>
        risk.AssetId is { } id ? assets.TryGetValue(id, out var asset) ? asset.Name : "—" : risk.AssetGroup ?? risk.Scenario ?? "—";

    /// <summary>The asset's number, or what else it is.</summary>
    public string NoteOf(Risk risk) =>
        risk.AssetId is { } id ? assets.TryGetValue(id, out var asset) ? NumberText.Of(Asset.Series, asset.Number) : ""
        : risk.AssetGroup is not null ? RiskWords.Target_Group : RiskWords.Target_Scenario;
}

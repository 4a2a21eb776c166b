using Meguri.Domain.Assets;
using Meguri.Web.Capabilities.Assets;
using Meguri.Web.Kit;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>The risks of an asset in the latest assessment, on the asset's page.</summary>
internal sealed class RisksOfAsset(RiskLedger ledger, Assessments assessments) : IAssetLinks
{
    private const int Longest = 20;

    public async Task<IReadOnlyList<RecordLink>> OfAsync(AssetId asset, CancellationToken cancellation)
    {
        if (await assessments.LatestAsync(cancellation) is not { } running) return [];
        var risks = await (await ledger.VisibleAsync(cancellation)).AsNoTracking().Where(r => r.AssetId == asset && r.AssessmentId == running.Assessment.Id)
            .OrderByDescending(r => r.BeforeLevel ?? -1).Take(Longest).ToListAsync(cancellation);
        return [.. risks.Select(r => new RecordLink($"{RiskText.NumberOf(r)} {RiskText.ThreatOf(r)}", $"/risks/{r.Id.Value}", "alert-triangle", r.ResidualLabel ?? r.BeforeLabel ?? RiskWords.View_Unrated))];
    }
}

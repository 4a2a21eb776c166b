using Meguri.Domain.Risks;
using Meguri.Web.Capabilities.Controls;
using Meguri.Web.Capabilities.Risks;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Treatment;

/// <summary>What can be picked for a plan.</summary>
internal sealed class PlanChoices(Assessments assessments, RiskTargets targets, ControlNames names)
{
    private const int MostRisks = 400;

    /// <summary>The risks of the latest assessment that are rated and need treatment, the worst first, and those picked already.</summary>
    public async Task<IReadOnlyList<SelectListItem>> RisksAsync(IQueryable<Risk> mine, IReadOnlyList<RiskId> picked, CancellationToken cancellation)
    {
        var latest = (await assessments.LatestAsync(cancellation))?.Assessment.Id;
        var risks = await mine.AsNoTracking()
            .Where(risk => picked.Contains(risk.Id) || latest != null && risk.AssessmentId == latest && risk.BeforeLevel != null && risk.Option != TreatmentOption.None)
            .OrderByDescending(risk => risk.BeforeLevel).ThenBy(risk => risk.Number).Take(MostRisks).ToListAsync(cancellation);
        // One that was picked as an earlier assessment had it is not offered again as the latest has it.
        var numbers = risks.Where(risk => picked.Contains(risk.Id)).Select(risk => risk.Number).ToHashSet();
        risks.RemoveAll(risk => numbers.Contains(risk.Number) && !picked.Contains(risk.Id));
        await targets.ReadAsync(risks, cancellation);
        return [.. risks.OrderByDescending(risk => picked.Contains(risk.Id)).Select(risk =>
            new SelectListItem($"{RiskText.NumberOf(risk)} [{risk.BeforeLabel ?? "—"}] {targets.TextOf(risk)}　{RiskText.ThreatOf(risk)}", risk.Id.Value.ToString()))];
    }

    /// <summary>Every control, by its number.</summary>
    public async Task<IReadOnlyList<SelectListItem>> ControlsAsync(CancellationToken cancellation) =>
        [.. (await names.AllAsync(cancellation)).Select(control => new SelectListItem($"{control.Control} {control.Name}", control.Control))];
}

using Meguri.Domain.Risks;
using Meguri.Domain.Treatment;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Risks;
using Meguri.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Treatment;

/// <summary>リスク対応計画: how many plans there are, and how many risks that need one have none.</summary>
internal sealed class TreatmentHomeStep(Assessments assessments, RiskReadings readings) : IHomeStep
{
    public string Permission => TreatmentPermissions.View;

    public int Order => 60;

    public async Task<HomeStep> LookAsync(MeguriDb db, CancellationToken cancellation)
    {
        var plans = await db.Set<TreatmentPlan>().CountAsync(cancellation);
        var approved = await db.Set<TreatmentPlan>().CountAsync(plan => plan.State == PlanState.Approved, cancellation);
        var latest = (await assessments.LatestAsync(cancellation))?.Assessment.Id;
        var planned = readings.SameAs(db.Set<PlanRisk>().Select(link => link.RiskId)).Select(risk => risk.Id);
        var unplanned = latest is null ? 0 : await db.Set<Risk>().CountAsync(risk => risk.AssessmentId == latest
            && (risk.Option == TreatmentOption.Reduce || risk.Option == TreatmentOption.Avoid || risk.Option == TreatmentOption.Share)
            && !planned.Contains(risk.Id), cancellation);
        var next = latest is null ? null : unplanned > 0 ? TreatmentWords.StepNext : approved < plans ? TreatmentWords.StepSign : null;
        return new HomeStep(TreatmentWords.Treatment, TreatmentWords.StepState(plans, approved, unplanned), next, "/treatment", "shield-check");
    }
}

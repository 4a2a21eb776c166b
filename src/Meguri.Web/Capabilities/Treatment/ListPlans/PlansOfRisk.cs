using Meguri.Web.Capabilities.Risks;
using Meguri.Web.Kit;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Treatment;

/// <summary>The plans that treat a risk, on the risk's page.</summary>
internal sealed class PlansOfRisk(RiskReadings risks, PlanLedger ledger) : IRiskLinks
{
    public async Task<IReadOnlyList<RecordLink>> OfAsync(int number, CancellationToken cancellation)
    {
        var readings = risks.Of(number);
        var plans = await (await ledger.VisibleAsync(cancellation)).AsNoTracking().Where(plan => plan.Risks.Any(link => readings.Contains(link.RiskId)))
            .OrderBy(plan => plan.Number).ToListAsync(cancellation);
        return [.. plans.Select(plan => new RecordLink($"{PlanText.NumberOf(plan)} {plan.Title}", $"/treatment/{plan.Id.Value}", "shield-check", TreatmentWords.Book.Of(plan.State)))];
    }
}

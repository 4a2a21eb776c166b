using Meguri.Domain.Treatment;
using Meguri.Web.Host;
using Meguri.Web.Kit.Registers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Treatment;

/// <summary>All plans, with the sums that management looks at (S0-25).</summary>
[Permit(TreatmentPermissions.View)]
internal sealed class ListPlansModel(PlanLedger ledger, RegisterDesk desk) : RegisterPage<PlanLists>(desk)
{
    public PlanSums Sums { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await OpenAsync(cancellation) is { } instead) return instead;
        Sums = await SumAsync(await ledger.VisibleAsync(cancellation), Current.Today, cancellation);
        return Page();
    }

    private static async Task<PlanSums> SumAsync(IQueryable<TreatmentPlan> plans, DateOnly today, CancellationToken cancellation)
    {
        var groups = await plans.GroupBy(plan => new { plan.Priority, plan.State })
            .Select(same => new
            {
                same.Key, Plans = same.Count(), Cost = same.Sum(plan => plan.CostYen ?? 0), Loss = same.Sum(plan => plan.EstimatedLossYen ?? 0),
                WithoutCost = same.Count(plan => plan.CostYen == null), WithoutLoss = same.Count(plan => plan.EstimatedLossYen == null),
            })
            .ToListAsync(cancellation);
        var overdue = await plans.Where(plan => plan.State == PlanState.Approved).SelectMany(plan => plan.Steps).CountAsync(step => step.DoneOn == null && step.DueOn < today, cancellation);
        return PlanSums.Of([.. groups.Select(same => new PlanGroup(same.Key.Priority, same.Key.State, new PlanSum(same.Plans, same.Cost, same.Loss, same.WithoutCost, same.WithoutLoss)))], overdue);
    }
}

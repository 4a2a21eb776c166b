namespace Meguri.Domain.Treatment;

/// <summary>Cost against loss, for management.</summary>
/// <param name="Plans">How many plans.</param>
/// <param name="CostYen">What they cost together, in yen.</param>
/// <param name="EstimatedLossYen">What is feared together, in yen.</param>
/// <param name="WithoutCost">Plans whose cost nobody said.</param>
/// <param name="WithoutLoss">Plans whose loss nobody said.</param>
public sealed record PlanSum(int Plans, long CostYen, long EstimatedLossYen, int WithoutCost, int WithoutLoss);

/// <summary>The sums over many plans (S0-25: where to invest first).</summary>
/// <param name="All">Over all plans.</param>
/// <param name="ByPriority">Per priority, ① first.</param>
/// <param name="ByState">Per state.</param>
/// <param name="OverdueSteps">Steps not done though their day has passed, in approved plans.</param>
public sealed record PlanSums(PlanSum All, IReadOnlyList<(int Priority, PlanSum Sum)> ByPriority, IReadOnlyDictionary<PlanState, PlanSum> ByState, int OverdueSteps)
{
    /// <summary>Adds the plans up.</summary>
    public static PlanSums Of(IReadOnlyCollection<TreatmentPlan> plans, DateOnly today) => new(
        Sum(plans),
        [.. plans.GroupBy(plan => plan.Priority).OrderBy(group => group.Key).Select(group => (group.Key, Sum([.. group])))],
        plans.GroupBy(plan => plan.State).ToDictionary(group => group.Key, group => Sum([.. group])),
        plans.Where(plan => plan.State == PlanState.Approved).Sum(plan => plan.Progress(today).Overdue));

    private static PlanSum Sum(IReadOnlyCollection<TreatmentPlan> plans) => new(
        plans.Count,
        plans.Sum(plan => plan.CostYen ?? 0),
        plans.Sum(plan => plan.EstimatedLossYen ?? 0),
        plans.Count(plan => plan.CostYen is null),
        plans.Count(plan => plan.EstimatedLossYen is null));
}

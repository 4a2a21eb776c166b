namespace Meguri.Domain.Treatment;

/// <summary>Cost against loss, for management.</summary>
/// <param name="Plans">How many plans.</param>
/// <param name="CostYen">What they cost together, in yen.</param>
/// <param name="EstimatedLossYen">What is feared together, in yen.</param>
/// <param name="WithoutCost">Plans whose cost nobody said.</param>
/// <param name="WithoutLoss">Plans whose loss nobody said.</param>
public sealed record PlanSum(int Plans, long CostYen, long EstimatedLossYen, int WithoutCost, int WithoutLoss);

/// <summary>The plans of one priority in one state, added up where they are stored.</summary>
/// <param name="Priority">① to ⑳.</param>
/// <param name="State">The state.</param>
/// <param name="Sum">The plans together.</param>
public sealed record PlanGroup(int Priority, PlanState State, PlanSum Sum);

/// <summary>The sums over many plans (S0-25: where to invest first).</summary>
/// <param name="All">Over all plans.</param>
/// <param name="ByPriority">Per priority, ① first.</param>
/// <param name="ByState">Per state.</param>
/// <param name="OverdueSteps">Steps not done though their day has passed, in approved plans.</param>
public sealed record PlanSums(PlanSum All, IReadOnlyList<(int Priority, PlanSum Sum)> ByPriority, IReadOnlyDictionary<PlanState, PlanSum> ByState, int OverdueSteps)
{
    /// <summary>Adds the groups up.</summary>
    public static PlanSums Of(IReadOnlyCollection<PlanGroup> groups, int overdueSteps) => new(
        Sum(groups),
        [.. groups.GroupBy(group => group.Priority).OrderBy(same => same.Key).Select(same => (same.Key, Sum(same)))],
        groups.GroupBy(group => group.State).ToDictionary(same => same.Key, Sum),
        overdueSteps);

    private static PlanSum Sum(IEnumerable<PlanGroup> groups) => groups.Select(group => group.Sum).Aggregate(new PlanSum(0, 0, 0, 0, 0), (sum, more) => new PlanSum(
        sum.Plans + more.Plans, sum.CostYen + more.CostYen, sum.EstimatedLossYen + more.EstimatedLossYen, sum.WithoutCost + more.WithoutCost, sum.WithoutLoss + more.WithoutLoss));
}

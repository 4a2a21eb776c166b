using Meguri.Domain.Kernel;

namespace Meguri.Domain.Treatment;

/// <summary>One risk treatment plan.</summary>
public readonly record struct TreatmentPlanId(Guid Value) : IId<TreatmentPlanId>
{
    /// <inheritdoc/>
    public static TreatmentPlanId From(Guid value) => new(value);

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator <(TreatmentPlanId left, TreatmentPlanId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator >(TreatmentPlanId left, TreatmentPlanId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>A risk that a plan treats.</summary>
public readonly record struct PlanRiskId(Guid Value) : IId<PlanRiskId>
{
    /// <inheritdoc/>
    public static PlanRiskId From(Guid value) => new(value);

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator <(PlanRiskId left, PlanRiskId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator >(PlanRiskId left, PlanRiskId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>One thing a plan does.</summary>
public readonly record struct PlanStepId(Guid Value) : IId<PlanStepId>
{
    /// <inheritdoc/>
    public static PlanStepId From(Guid value) => new(value);

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator <(PlanStepId left, PlanStepId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator >(PlanStepId left, PlanStepId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>A measure that somebody says cannot be done.</summary>
public readonly record struct InfeasibleMeasureId(Guid Value) : IId<InfeasibleMeasureId>
{
    /// <inheritdoc/>
    public static InfeasibleMeasureId From(Guid value) => new(value);

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator <(InfeasibleMeasureId left, InfeasibleMeasureId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator >(InfeasibleMeasureId left, InfeasibleMeasureId right) => left.Value.CompareTo(right.Value) > 0;
}

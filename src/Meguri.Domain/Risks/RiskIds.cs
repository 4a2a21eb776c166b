using Meguri.Domain.Kernel;

namespace Meguri.Domain.Risks;

/// <summary>One version of the organization's risk method.</summary>
public readonly record struct RiskMethodId(Guid Value) : IId<RiskMethodId>
{
    /// <inheritdoc/>
    public static RiskMethodId From(Guid value) => new(value);

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator <(RiskMethodId left, RiskMethodId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator >(RiskMethodId left, RiskMethodId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>One round of risk assessment.</summary>
public readonly record struct RiskAssessmentId(Guid Value) : IId<RiskAssessmentId>
{
    /// <inheritdoc/>
    public static RiskAssessmentId From(Guid value) => new(value);

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator <(RiskAssessmentId left, RiskAssessmentId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator >(RiskAssessmentId left, RiskAssessmentId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>One risk of one assessment.</summary>
public readonly record struct RiskId(Guid Value) : IId<RiskId>
{
    /// <inheritdoc/>
    public static RiskId From(Guid value) => new(value);

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator <(RiskId left, RiskId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator >(RiskId left, RiskId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>One verdict of a gap analysis.</summary>
public readonly record struct GapEntryId(Guid Value) : IId<GapEntryId>
{
    /// <inheritdoc/>
    public static GapEntryId From(Guid value) => new(value);

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator <(GapEntryId left, GapEntryId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator >(GapEntryId left, GapEntryId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>One risk evaluation sheet.</summary>
public readonly record struct RiskSheetId(Guid Value) : IId<RiskSheetId>
{
    /// <inheritdoc/>
    public static RiskSheetId From(Guid value) => new(value);

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator <(RiskSheetId left, RiskSheetId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator >(RiskSheetId left, RiskSheetId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>One row of a risk evaluation sheet.</summary>
public readonly record struct SheetRowId(Guid Value) : IId<SheetRowId>
{
    /// <inheritdoc/>
    public static SheetRowId From(Guid value) => new(value);

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator <(SheetRowId left, SheetRowId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator >(SheetRowId left, SheetRowId right) => left.Value.CompareTo(right.Value) > 0;
}

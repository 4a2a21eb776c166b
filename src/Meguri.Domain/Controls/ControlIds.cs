using Meguri.Domain.Kernel;

namespace Meguri.Domain.Controls;

/// <summary>A control the organization added to Annex A.</summary>
public readonly record struct OwnControlId(Guid Value) : IId<OwnControlId>
{
    /// <inheritdoc/>
    public static OwnControlId From(Guid value) => new(value);

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator <(OwnControlId left, OwnControlId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator >(OwnControlId left, OwnControlId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>What the organization decided about one control.</summary>
public readonly record struct ControlStateId(Guid Value) : IId<ControlStateId>
{
    /// <inheritdoc/>
    public static ControlStateId From(Guid value) => new(value);

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator <(ControlStateId left, ControlStateId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator >(ControlStateId left, ControlStateId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>One version of the statement of applicability.</summary>
public readonly record struct SoaVersionId(Guid Value) : IId<SoaVersionId>
{
    /// <inheritdoc/>
    public static SoaVersionId From(Guid value) => new(value);

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator <(SoaVersionId left, SoaVersionId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator >(SoaVersionId left, SoaVersionId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>One measure the organization takes.</summary>
public readonly record struct MeasureId(Guid Value) : IId<MeasureId>
{
    /// <inheritdoc/>
    public static MeasureId From(Guid value) => new(value);

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator <(MeasureId left, MeasureId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator >(MeasureId left, MeasureId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>What a measure treats or keeps.</summary>
public readonly record struct MeasureLinkId(Guid Value) : IId<MeasureLinkId>
{
    /// <inheritdoc/>
    public static MeasureLinkId From(Guid value) => new(value);

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator <(MeasureLinkId left, MeasureLinkId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator >(MeasureLinkId left, MeasureLinkId right) => left.Value.CompareTo(right.Value) > 0;
}

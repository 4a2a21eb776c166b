using Meguri.Domain.Kernel;

namespace Meguri.Domain.Approvals;

/// <summary>One step of an approval.</summary>
public readonly record struct ApprovalId(Guid Value) : IId<ApprovalId>
{
    /// <inheritdoc/>
    public static ApprovalId From(Guid value) => new(value);

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator <(ApprovalId left, ApprovalId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator >(ApprovalId left, ApprovalId right) => left.Value.CompareTo(right.Value) > 0;
}

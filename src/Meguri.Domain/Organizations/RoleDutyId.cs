using Meguri.Domain.Kernel;

namespace Meguri.Domain.Organizations;

/// <summary>A duty of a role.</summary>
public readonly record struct RoleDutyId(Guid Value) : IId<RoleDutyId>
{
    /// <inheritdoc/>
    public static RoleDutyId From(Guid value) => new(value);

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator <(RoleDutyId left, RoleDutyId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator >(RoleDutyId left, RoleDutyId right) => left.Value.CompareTo(right.Value) > 0;
}

using Meguri.Domain.Kernel;

namespace Meguri.Domain.Organizations;

/// <summary>The choices of an organization on how it is led: one per organization.</summary>
public readonly record struct GovernanceId(Guid Value) : IId<GovernanceId>
{
    /// <inheritdoc/>
    public static GovernanceId From(Guid value) => new(value);

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator <(GovernanceId left, GovernanceId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator >(GovernanceId left, GovernanceId right) => left.Value.CompareTo(right.Value) > 0;
}

namespace Meguri.Domain.Kernel;

/// <summary>An account in an organization.</summary>
public readonly record struct MembershipId(Guid Value) : IId<MembershipId>
{
    /// <inheritdoc/>
    public static MembershipId From(Guid value) => new(value);

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator <(MembershipId left, MembershipId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator >(MembershipId left, MembershipId right) => left.Value.CompareTo(right.Value) > 0;
}

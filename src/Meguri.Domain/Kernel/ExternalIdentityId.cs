namespace Meguri.Domain.Kernel;

/// <summary>What an identity provider calls somebody, tied to an account.</summary>
public readonly record struct ExternalIdentityId(Guid Value) : IId<ExternalIdentityId>
{
    /// <inheritdoc/>
    public static ExternalIdentityId From(Guid value) => new(value);

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator <(ExternalIdentityId left, ExternalIdentityId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator >(ExternalIdentityId left, ExternalIdentityId right) => left.Value.CompareTo(right.Value) > 0;
}

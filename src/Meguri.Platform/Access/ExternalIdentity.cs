using Meguri.Domain.Kernel;

namespace Meguri.Platform.Access;

/// <summary>
/// What an identity provider calls somebody, tied to an account. Keyed by organization, issuer and subject, never by an address: two organizations may trust
/// the same issuer, an account may have several, and a provider that one organization trusts says nothing to another.
/// </summary>
public sealed class ExternalIdentity : Entity
{
    /// <summary>Longest <see cref="Issuer"/> and <see cref="Subject"/>.</summary>
    public const int Longest = 255;

    /// <summary>Its id.</summary>
    public ExternalIdentityId Id { get; init; } = NewId.Of<ExternalIdentityId>();

    /// <summary>The account.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>Who says so: the provider's <c>iss</c>.</summary>
    public required string Issuer { get; init; }

    /// <summary>Whom it means: the provider's <c>sub</c>, which it never gives to somebody else.</summary>
    public required string Subject { get; init; }
}

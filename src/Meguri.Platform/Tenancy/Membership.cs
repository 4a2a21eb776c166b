using Meguri.Domain.Kernel;
using Meguri.Platform.Access;

namespace Meguri.Platform.Tenancy;

/// <summary>An account in an organization, with its roles there and the person it is.</summary>
public sealed class Membership : Entity
{
    /// <summary>Its id.</summary>
    public MembershipId Id { get; init; } = NewId.Of<MembershipId>();

    /// <summary>The account.</summary>
    public Guid AccountId { get; init; }

    /// <summary>The person in the register of people, when there is one.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>What the account is in this organization.</summary>
    public List<Role> Roles { get; set; } = [];

    /// <summary>When it ended; it holds on the next request.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>When an administrator last ended the account's sessions.</summary>
    public DateTimeOffset? SessionsEndedAt { get; set; }

    /// <summary>When the holder was last sent an invitation or had a card printed.</summary>
    public DateTimeOffset? InvitedAt { get; set; }

    /// <summary>The mail that invited the holder, for as long as what became of it is remembered.</summary>
    public Guid? InvitationMail { get; set; }
}

using Microsoft.AspNetCore.Identity;

namespace Meguri.Platform.Persistence;

/// <summary>Somebody who can sign in. Belongs to the installation; memberships tie it to organizations.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>What pages and the trail call the account's holder.</summary>
    public required string DisplayName { get; set; }

    /// <summary>When it was shut; holds on the next request.</summary>
    public DateTimeOffset? DeactivatedAt { get; set; }

    /// <summary>The secret of the one-time codes, sealed; null while there is none.</summary>
    public string? CodeSecret { get; set; }

    /// <summary>The last step whose code was used: no code is good twice.</summary>
    public long CodeStep { get; set; }

    /// <summary>When a passkey was last added, renamed or removed; what the trail has of them.</summary>
    public DateTimeOffset? PasskeysChangedAt { get; set; }

    /// <summary>Hashes of the recovery codes that are left.</summary>
    public List<string> RecoveryCodes { get; set; } = [];
}

using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>
/// Links that let somebody in who reads a mailbox, or whom a card was handed. What they say is sealed and not stored: whose it is, until
/// when, and the account's stamp, so that a changed password ends them.
/// </summary>
internal sealed class MailLinks(UserManager<Account> accounts, OrganizationDirectory directory, Attempts attempts, IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>How long a link to sign in is good.</summary>
    public static readonly TimeSpan SignInGood = TimeSpan.FromMinutes(15);

    /// <summary>How long an invitation is good.</summary>
    public static readonly TimeSpan InvitationGood = TimeSpan.FromDays(14);

    // Account, hash of the stamp, end, and what makes it the only one of its kind.
    private const int Length = 16 + 16 + 8 + 16;

    private readonly IDataProtector signIn = protection.CreateProtector("Meguri.SignInByMail"), invitation = protection.CreateProtector("Meguri.Invitation"), card = protection.CreateProtector("Meguri.Card");

    /// <summary>The path of a link that signs in once.</summary>
    public string ToSignIn(Account account) => "/sign-in/mail/open?token=" + Seal(signIn, account, SignInGood);

    /// <summary>The path of an invitation by mail: the first password is set by it, and then it is worth nothing.</summary>
    public string ToAccept(Account account) => "/sign-in/invited?token=" + Seal(invitation, account, InvitationGood);

    /// <summary>The same for a card, which its organization's administrators hold first: no good once the account belongs to another one, too.</summary>
    public string ToAcceptByHand(Account account) => "/sign-in/invited?token=" + Seal(card, account, InvitationGood);

    /// <summary>Whose link it is, once; null when it is none, too old or used.</summary>
    public async Task<Account?> UseSignInAsync(string? token, CancellationToken cancellation)
    {
        if (await ReadAsync(signIn, token) is not { } read) return null;
        // Counted, as what a passkey signed is: of two at once, one is the first.
        return await attempts.TakeAsync([new Limit($"mail-link:{read.Once}", 1, SignInGood)], cancellation) is null ? read.Account : null;
    }

    /// <summary>Who is invited; null when it is no invitation, too old, or was accepted.</summary>
    public async Task<Account?> ReadInvitationAsync(string? token, CancellationToken cancellation)
    {
        if (await ReadAsync(invitation, token) is { } mailed) return mailed.Account;
        return await ReadAsync(card, token) is { } handed && (await directory.ElsewhereAsync([handed.Account.Id], cancellation)).Count == 0 ? handed.Account : null;
    }

    // Bytes, not text: a card's picture has to stay coarse enough for an old phone.
    private string Seal(IDataProtector seal, Account account, TimeSpan good)
    {
        Span<byte> ticket = stackalloc byte[Length];
        account.Id.TryWriteBytes(ticket);
        HashOf(account).CopyTo(ticket[16..]);
        BinaryPrimitives.WriteInt64BigEndian(ticket[32..], (time.GetUtcNow() + good).UtcTicks);
        Guid.NewGuid().TryWriteBytes(ticket[40..]);
        return Base64Url.EncodeToString(seal.Protect(ticket.ToArray()));
    }

    private async Task<(Account Account, Guid Once)?> ReadAsync(IDataProtector seal, string? token)
    {
        byte[] ticket;
        try
        {
            ticket = seal.Unprotect(Base64Url.DecodeFromChars(token));
        }
        catch (Exception forged) when (forged is CryptographicException or FormatException)
        {
            return null;
        }
        if (BinaryPrimitives.ReadInt64BigEndian(ticket.AsSpan(32)) <= time.GetUtcNow().UtcTicks) return null;
        if (await accounts.FindByIdAsync(new Guid(ticket.AsSpan(0, 16)).ToString()) is not { DeactivatedAt: null } account) return null;
        return HashOf(account).SequenceEqual(ticket.AsSpan(16, 16)) ? (account, new Guid(ticket.AsSpan(40))) : null;
    }

    /// <summary>Changes with the password.</summary>
    private static ReadOnlySpan<byte> HashOf(Account account) => SHA256.HashData(Encoding.UTF8.GetBytes(account.SecurityStamp!)).AsSpan(0, 16);
}

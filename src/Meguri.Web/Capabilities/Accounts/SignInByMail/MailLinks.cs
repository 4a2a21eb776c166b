using System.Security.Cryptography;
using System.Text.Json;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>
/// Links that let somebody in who reads a mailbox, or whom a card was handed. What they say is sealed and not stored: whose it is, until
/// when, and the account's stamp, so that a changed password ends them.
/// </summary>
internal sealed class MailLinks(UserManager<Account> accounts, Attempts attempts, IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>How long a link to sign in is good.</summary>
    public static readonly TimeSpan SignInGood = TimeSpan.FromMinutes(15);

    /// <summary>How long an invitation is good.</summary>
    public static readonly TimeSpan InvitationGood = TimeSpan.FromDays(14);

    private readonly IDataProtector signIn = protection.CreateProtector("Meguri.SignInByMail"), invitation = protection.CreateProtector("Meguri.Invitation");

    /// <summary>The path of a link that signs in once.</summary>
    public string ToSignIn(Account account) => "/sign-in/mail/open?token=" + Seal(signIn, account, SignInGood);

    /// <summary>The path of an invitation: the first password is set by it, and then it is worth nothing.</summary>
    public string ToAccept(Account account) => "/sign-in/invited?token=" + Seal(invitation, account, InvitationGood);

    /// <summary>Whose link it is, once; null when it is none, too old or used.</summary>
    public async Task<Account?> UseSignInAsync(string? token, CancellationToken cancellation)
    {
        if (await ReadAsync(signIn, token) is not { } read) return null;
        // Counted, as what a passkey signed is: of two at once, one is the first.
        return await attempts.TakeAsync([new Limit($"mail-link:{read.Ticket.Once}", 1, SignInGood)], cancellation) is null ? read.Account : null;
    }

    /// <summary>Who is invited; null when it is no invitation, too old, or was accepted.</summary>
    public async Task<Account?> ReadInvitationAsync(string? token) => (await ReadAsync(invitation, token))?.Account;

    private string Seal(IDataProtector seal, Account account, TimeSpan good) =>
        seal.Protect(JsonSerializer.Serialize(new Ticket(account.Id, account.SecurityStamp!, time.GetUtcNow() + good, Guid.NewGuid())));

    private async Task<(Account Account, Ticket Ticket)?> ReadAsync(IDataProtector seal, string? token)
    {
        Ticket ticket;
        try
        {
            ticket = JsonSerializer.Deserialize<Ticket>(seal.Unprotect(token ?? ""))!;
        }
        catch (Exception forged) when (forged is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
        if (ticket.Until <= time.GetUtcNow() || await accounts.FindByIdAsync(ticket.Account.ToString()) is not { DeactivatedAt: null } account) return null;
        return account.SecurityStamp == ticket.Stamp ? (account, ticket) : null;
    }

    private sealed record Ticket(Guid Account, string Stamp, DateTimeOffset Until, Guid Once);
}

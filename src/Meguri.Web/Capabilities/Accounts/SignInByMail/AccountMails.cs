using System.Net;
using Meguri.Domain.Kernel;
using Meguri.Platform.Access;
using Meguri.Platform.Mails;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Identity;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>
/// Mails that a visitor asks for. An address without an account is worked for like any other, down to the row in the outbox, which nobody is
/// sent: neither the answer nor its time tells who has one.
/// </summary>
internal sealed class AccountMails(
    MeguriDb db, UserManager<Account> accounts, OrganizationDirectory directory, MailLinks links, ResetLinks resets, Outbox outbox, Attempts attempts, SiteSettings site)
{
    /// <summary>Counts the wish; how long to wait when it is one too many.</summary>
    /// <param name="email">As typed.</param>
    /// <param name="peer">Who is connected.</param>
    /// <param name="cancellation">Ends the work.</param>
    public Task<TimeSpan?> WaitAsync(string? email, IPAddress? peer, CancellationToken cancellation) =>
        attempts.TakeAsync(SignInLimits.Mail(accounts.NormalizeEmail(email?.Trim() ?? ""), peer), cancellation);

    /// <summary>A link to sign in; where no organization of theirs takes one, the mail says so.</summary>
    public Task<Result> OfferSignInAsync(string? email, string? returnUrl, CancellationToken cancellation) => OfferAsync(email, MailLinks.SignInGood, async account =>
    {
        var enough = (await directory.PlacesOfAsync(account.Id, cancellation)).Any(place => SignInMethod.Mail.RolesIn(place.Membership.Roles, place.Organization).Count > 0);
        var link = site.InMail(links.ToSignIn(account) + (returnUrl is null ? "" : "&returnUrl=" + Uri.EscapeDataString(returnUrl)));
        return (AccountWords.SignInMailSubject, enough ? AccountWords.SignInMail(link, (int)MailLinks.SignInGood.TotalMinutes) : AccountWords.NoSignInMail(site.InMail("/sign-in")));
    }, cancellation);

    /// <summary>A link to set a new password.</summary>
    public Task<Result> OfferResetAsync(string? email, CancellationToken cancellation) => OfferAsync(email, ResetLinks.Good, async account =>
        (AccountWords.ResetMailSubject, AccountWords.ResetMail(site.InMail(await resets.MakeAsync(account)))), cancellation);

    private async Task<Result> OfferAsync(string? email, TimeSpan good, Func<Account, Task<(string Subject, string Text)>> write, CancellationToken cancellation)
    {
        if (site.Mail is null) return AccountProblems.NoMail;
        email = email?.Trim() ?? "";
        if (email.Length is 0 or > 254 || !email.Contains('@', StringComparison.Ordinal)) return AccountProblems.InvalidEmail;
        var known = await accounts.FindByEmailAsync(email);
        if (known is { DeactivatedAt: not null }) known = null;
        var account = known ?? new Account { Id = Guid.NewGuid(), DisplayName = "", SecurityStamp = Guid.NewGuid().ToString("N") };
        var (subject, text) = await write(account);
        outbox.Add(new MailText(known?.Email ?? email, account.DisplayName, subject, text), known is null ? TimeSpan.Zero : good);
        await db.SaveChangesAsync(cancellation);
        return Result.Done;
    }
}

using System.Globalization;
using Meguri.Platform.Mails;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Identity;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>Writes invitations; each is part of the save beside it.</summary>
internal sealed class InvitationMails(UserManager<Account> accounts, CurrentOrganization current, MailLinks links, Outbox outbox, SiteSettings site)
{
    /// <summary>Puts an invitation into the outbox: with a link to set the first password, or to the sign-in page for who has one.</summary>
    public async Task<Guid> AddAsync(Account account)
    {
        var organization = current.Value.NameIn(CultureInfo.CurrentUICulture);
        var text = await IsOpenAsync(account)
            ? AccountWords.InvitationMail(account.DisplayName, organization, site.InMail(links.ToAccept(account)), (int)MailLinks.InvitationGood.TotalDays)
            : AccountWords.WelcomeMail(account.DisplayName, organization, site.InMail($"/{current.Value.Slug}/home"));
        return outbox.Add(new MailText(account.Email!, account.DisplayName, AccountWords.InvitationMailSubject(organization), text), MailLinks.InvitationGood).Id;
    }

    private async Task<bool> IsOpenAsync(Account account) => account.PasswordHash is null && (await accounts.GetPasskeysAsync(account)).Count == 0;
}

using System.Globalization;
using Meguri.Platform.Mails;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Host;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>Writes invitations; each is part of the save beside it.</summary>
internal sealed class InvitationMails(CurrentOrganization current, MailLinks links, Outbox outbox, SiteSettings site, TimeProvider time)
{
    /// <summary>Puts an invitation into the outbox, where there is a mail server and an address: with a link to set the first password, or to the pages for who can sign in already.</summary>
    /// <param name="membership">The place that somebody is invited to; notes that they were.</param>
    /// <param name="account">Whose it is.</param>
    /// <param name="open">Neither a password nor a passkey was set.</param>
    /// <returns>False where somebody has to be told by hand.</returns>
    public bool Add(Membership membership, Account account, bool open)
    {
        if (site.Mail is null || account.Email is null) return false;
        var organization = current.Value.NameIn(CultureInfo.CurrentUICulture);
        var text = open
            ? AccountWords.InvitationMail(account.DisplayName, organization, site.InMail(links.ToAccept(account)), (int)MailLinks.InvitationGood.TotalDays)
            : AccountWords.WelcomeMail(account.DisplayName, organization, site.InMail($"/{current.Value.Slug}/home"));
        var mail = outbox.Add(new MailText(account.Email, account.DisplayName, AccountWords.InvitationMailSubject(organization), text), MailLinks.InvitationGood);
        (membership.InvitedAt, membership.InvitationMail) = (time.GetUtcNow(), mail.Id);
        return true;
    }
}

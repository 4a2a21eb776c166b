using Meguri.Domain.Kernel;
using Meguri.Platform.Access;
using Meguri.Platform.Mails;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>Who can sign in here, and as what.</summary>
[Permit(AccountPermissions.Manage)]
internal sealed class ListMembersModel(MeguriDb db, OfferLink offer) : MeguriPage
{
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var required = Current.Value.SecondFactorFor;
        var rows = await (
            from membership in db.Set<Membership>()
            join account in db.Users on membership.AccountId equals account.Id
            where membership.EndedAt == null
            orderby account.DisplayName, account.Id
            select new
            {
                membership.Id, account.DisplayName, account.UserName, membership.Roles, HasPassword = account.PasswordHash != null, HasPasskey = db.UserPasskeys.Any(p => p.UserId == account.Id), account.TwoFactorEnabled,
                Refused = db.Set<Mail>().Any(m => m.Id == membership.InvitationMail && m.NextAt == null && m.SentAt == null),
            }).AsNoTracking().ToListAsync(cancellation);
        Rows = [.. rows.Select(r => new Row(r.Id, r.DisplayName, r.UserName!, r.Roles, r.TwoFactorEnabled || r.HasPasskey, r.Roles.Intersect(required).Any(), !r.HasPassword && !r.HasPasskey, r.Refused))];
    }

    public async Task<IActionResult> OnPostLinkAsync(Guid id, CancellationToken cancellation)
    {
        if (await offer.Handle(MembershipId.From(id), cancellation) is not { } made) return NotFound();
        if (made.Ok)
        {
            TempData["link"] = Absolute(made.Value.Path);
            return Done(AccountWords.LinkMade(made.Value.Name), "/members");
        }
        await OnGetAsync(cancellation);
        return Refuse(made);
    }

    /// <param name="Lacks">A role of the member needs a second factor.</param>
    /// <param name="Open">They have not been here yet: neither password nor passkey.</param>
    /// <param name="Refused">The mail that invited them did not reach them.</param>
    public sealed record Row(MembershipId Id, string Name, string Email, List<Role> Roles, bool HasSecondFactor, bool Lacks, bool Open, bool Refused);
}

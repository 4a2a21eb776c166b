using Meguri.Domain.Kernel;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>Who can sign in here, and as what.</summary>
[Permit(AccountPermissions.Manage)]
internal sealed class ListMembersModel(MeguriDb db, UserManager<Account> accounts, ResetLinks links) : MeguriPage
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
            select new { membership.Id, account.DisplayName, account.Email, membership.Roles, HasSecondFactor = account.TwoFactorEnabled || db.UserPasskeys.Any(p => p.UserId == account.Id) }).AsNoTracking().ToListAsync(cancellation);
        Rows = [.. rows.Select(r => new Row(r.Id, r.DisplayName, r.Email!, r.Roles, r.HasSecondFactor, r.Roles.Intersect(required).Any()))];
    }

    public async Task<IActionResult> OnPostLinkAsync(Guid id, CancellationToken cancellation)
    {
        var membership = await db.Set<Membership>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == MembershipId.From(id), cancellation);
        if (membership is null || await accounts.FindByIdAsync(membership.AccountId.ToString()) is not { } account) return NotFound();
        TempData["link"] = Absolute(await links.MakeAsync(account));
        return Done(AccountWords.LinkMade(account.DisplayName), "/members");
    }

    /// <param name="Lacks">A role of the member needs a second factor.</param>
    public sealed record Row(MembershipId Id, string Name, string Email, List<Role> Roles, bool HasSecondFactor, bool Lacks);
}

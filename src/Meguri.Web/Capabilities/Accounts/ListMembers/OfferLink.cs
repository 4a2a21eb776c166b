using Meguri.Domain.Kernel;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>Makes the link with which a member sets a new password.</summary>
internal sealed class OfferLink(MeguriDb db, UserManager<Account> accounts, OrganizationDirectory directory, ResetLinks links, Access access)
{
    /// <summary>A fresh link and whose it is.</summary>
    public sealed record Offer(string Name, string Path);

    /// <summary>
    /// The link; null when there is no such member. Who holds it signs in as the account wherever the account belongs: no organization
    /// opens the door to another one by adding somebody's address here, so an account of several is left to the installation's administrator.
    /// </summary>
    public async Task<Result<Offer>?> Handle(MembershipId id, CancellationToken cancellation)
    {
        access.Demand(AccountPermissions.Manage);
        var member = await db.Set<Membership>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && m.EndedAt == null, cancellation);
        if (member is null || await accounts.FindByIdAsync(member.AccountId.ToString()) is not { DeactivatedAt: null } account) return null;
        if ((await directory.OfAccountAsync(account.Id, cancellation)).Count > 1) return AccountProblems.MemberElsewhere;
        return new Offer(account.DisplayName, await links.MakeAsync(account));
    }
}

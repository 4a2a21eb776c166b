using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>Cards to hand over to members who have not set a password yet. Who holds one takes the account over, so printing them is an act of its own.</summary>
internal sealed class Cards(MeguriDb db, Access access, Trail trail, MailLinks links, Departments departments, OrganizationDirectory directory, TimeProvider time)
{
    /// <summary>As many at once: 25 sheets.</summary>
    public const int Most = 200;

    /// <summary>A member who can be handed a card.</summary>
    public sealed record Open(Membership Membership, Account Account, string Department);

    /// <summary>A card.</summary>
    /// <param name="Path">Where its picture leads.</param>
    public sealed record Card(string Name, string Department, string SignInName, string Path);

    /// <summary>
    /// Those who have neither password nor passkey, who were not invited yet first. Not who belongs to another organization, too: what is
    /// printed here would open that one as well.
    /// </summary>
    /// <param name="chosen">These alone; null for all.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<Open>> OpenAsync(IReadOnlyCollection<Guid>? chosen, CancellationToken cancellation)
    {
        access.Demand(AccountPermissions.Manage);
        var members = db.Set<Membership>().AsNoTracking().Where(m => m.EndedAt == null);
        if (chosen is not null)
        {
            var ids = chosen.Select(MembershipId.From).ToList();
            members = members.Where(m => ids.Contains(m.Id));
        }
        var rows = await (
            from membership in members
            join account in db.Users on membership.AccountId equals account.Id
            where account.DeactivatedAt == null && account.PasswordHash == null && !db.UserPasskeys.Any(p => p.UserId == account.Id)
            orderby membership.InvitedAt != null, membership.InvitedAt, account.DisplayName, membership.Id
            select new { membership, account }).AsNoTracking().Take(Most).ToListAsync(cancellation);
        var elsewhere = await directory.ElsewhereAsync([.. rows.Select(r => r.account.Id)], cancellation);
        var people = rows.Select(r => r.membership.PersonId).OfType<Guid>().Select(PersonId.From).ToList();
        var posts = await db.Set<Person>().AsNoTracking().Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.DepartmentId }).ToDictionaryAsync(p => p.Id.Value, p => p.DepartmentId, cancellation);
        var tree = await departments.TreeAsync(cancellation);
        return [.. rows.Where(r => !elsewhere.Contains(r.account.Id))
            .Select(r => new Open(r.membership, r.account, r.membership.PersonId is { } person && posts.GetValueOrDefault(person) is { } post ? tree.PathOf(post) : ""))];
    }

    /// <summary>Makes cards for those chosen who can still be handed one, by department and name.</summary>
    public async Task<Result<Card[]>> MakeAsync(IReadOnlyCollection<Guid> chosen, CancellationToken cancellation)
    {
        if (chosen.Count is 0 or > Most) return AccountProblems.CardsMissing(Most);
        var open = await OpenAsync(chosen, cancellation);
        if (open.Count == 0) return AccountProblems.CardsMissing(Most);
        var ids = open.Select(o => o.Membership.Id).ToList();
        foreach (var membership in await db.Set<Membership>().Where(m => ids.Contains(m.Id)).ToListAsync(cancellation)) membership.InvitedAt = time.GetUtcNow();
        trail.Begin("accounts.print-cards");
        await db.SaveChangesAsync(cancellation);
        return open.OrderBy(o => o.Department, StringComparer.Ordinal).ThenBy(o => o.Account.DisplayName, StringComparer.Ordinal)
            .Select(o => new Card(o.Account.DisplayName, o.Department, o.Account.UserName!, links.ToAcceptByHand(o.Account))).ToArray();
    }
}

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
    public sealed record Open(Membership Membership, Account Account, string Department, DateTimeOffset? InvitedAt);

    /// <summary>A card.</summary>
    /// <param name="Path">Where its picture leads.</param>
    public sealed record Card(string Name, string Department, string SignInName, string Path);

    /// <summary>
    /// Those who have neither password nor passkey, by department and name. Not who belongs to another organization, too: what is printed here
    /// would open that one as well.
    /// </summary>
    public async Task<IReadOnlyList<Open>> OpenAsync(CancellationToken cancellation)
    {
        access.Demand(AccountPermissions.Manage);
        var rows = await (
            from membership in db.Set<Membership>()
            join account in db.Users on membership.AccountId equals account.Id
            where membership.EndedAt == null && account.DeactivatedAt == null && account.PasswordHash == null && !db.UserPasskeys.Any(p => p.UserId == account.Id)
            orderby account.DisplayName, account.Id
            select new { membership, account }).AsNoTracking().Take(Most * 5).ToListAsync(cancellation);
        var elsewhere = await directory.ElsewhereAsync([.. rows.Select(r => r.account.Id)], cancellation);
        var people = rows.Select(r => r.membership.PersonId).OfType<Guid>().Select(PersonId.From).ToList();
        var posts = await db.Set<Person>().AsNoTracking().Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.DepartmentId }).ToDictionaryAsync(p => p.Id.Value, p => p.DepartmentId, cancellation);
        var tree = await departments.TreeAsync(cancellation);
        return [.. rows.Where(r => !elsewhere.Contains(r.account.Id))
            .Select(r => new Open(r.membership, r.account, r.membership.PersonId is { } person && posts.GetValueOrDefault(person) is { } post ? tree.PathOf(post) : "", r.membership.InvitedAt))
            .OrderBy(o => o.Department, StringComparer.Ordinal).ThenBy(o => o.Account.DisplayName, StringComparer.Ordinal)];
    }

    /// <summary>Makes cards for those chosen who can still be handed one.</summary>
    public async Task<IReadOnlyList<Card>> MakeAsync(IReadOnlyCollection<Guid> chosen, CancellationToken cancellation)
    {
        var open = (await OpenAsync(cancellation)).Where(o => chosen.Contains(o.Membership.Id.Value)).Take(Most).ToList();
        if (open.Count == 0) return [];
        var ids = open.Select(o => o.Membership.Id).ToList();
        foreach (var membership in await db.Set<Membership>().Where(m => ids.Contains(m.Id)).ToListAsync(cancellation)) membership.InvitedAt = time.GetUtcNow();
        trail.Begin("accounts.print-cards");
        await db.SaveChangesAsync(cancellation);
        return [.. open.Select(o => new Card(o.Account.DisplayName, o.Department, o.Account.UserName!, links.ToAcceptByHand(o.Account)))];
    }
}

using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Platform.Tenancy;

/// <summary>
/// The only place that looks across organizations: which ones there are and who belongs to them. Everything else sees one.
/// </summary>
public sealed class OrganizationDirectory(MeguriDb db)
{
    private (Guid Account, List<Organization> Organizations)? seen;

    private IQueryable<Organization> All => db.Set<Organization>().IgnoreQueryFilters([MeguriDb.Wall]).TagWith(RowSecurityCommands.DirectoryTag);

    /// <summary>The organization with this address, or null.</summary>
    public Task<Organization?> FindAsync(string slug, CancellationToken cancellation) =>
        All.AsNoTracking().SingleOrDefaultAsync(o => o.Slug == slug, cancellation);

    /// <summary>An organization and the account's place in it; null when there is no such organization or no place: a stranger cannot tell which.</summary>
    /// <remarks>All the account's organizations are read at once: few have more than one, and the layout asks for them, too.</remarks>
    public async Task<(Organization Organization, Membership Membership, Account Account)?> FindMemberAsync(string slug, Guid account, CancellationToken cancellation)
    {
        var rows = await (
            from organization in All
            join membership in Places(account) on organization.OrganizationId equals membership.OrganizationId
            join user in db.Users on membership.AccountId equals user.Id
            where membership.EndedAt == null && user.DeactivatedAt == null
            orderby organization.Name
            select new { organization, membership, user }).AsNoTracking().ToListAsync(cancellation);
        seen = (account, [.. rows.Select(row => row.organization)]);
        return rows.Find(row => row.organization.Slug == slug) is { } found ? (found.organization, found.membership, found.user) : null;
    }

    /// <summary>The organizations an account belongs to, by name.</summary>
    public async Task<IReadOnlyList<Organization>> OfAccountAsync(Guid account, CancellationToken cancellation) => seen is { } known && known.Account == account
        ? known.Organizations : [.. (await PlacesOfAsync(account, cancellation)).Select(place => place.Organization)];

    /// <summary>The organizations an account belongs to, by name, with its place in each.</summary>
    public async Task<IReadOnlyList<(Organization Organization, Membership Membership)>> PlacesOfAsync(Guid account, CancellationToken cancellation)
    {
        var rows = await (
            from organization in All
            join membership in db.Set<Membership>() on organization.OrganizationId equals membership.OrganizationId
            where membership.AccountId == account && membership.EndedAt == null
            orderby organization.Name
            select new { organization, membership }).AsNoTracking().ToListAsync(cancellation);
        return [.. rows.Select(row => (row.organization, row.membership))];
    }

    /// <summary>Those of the accounts that belong to more than one organization.</summary>
    public async Task<IReadOnlySet<Guid>> ElsewhereAsync(IReadOnlyCollection<Guid> accounts, CancellationToken cancellation) => (await (
        from organization in All
        join membership in db.Set<Membership>() on organization.OrganizationId equals membership.OrganizationId
        where accounts.Contains(membership.AccountId) && membership.EndedAt == null
        group membership by membership.AccountId into places
        where places.Count() > 1
        select places.Key).ToListAsync(cancellation)).ToHashSet();

    /// <summary>Whoever may come in anywhere: the account's address, the organization's, the roles.</summary>
    public async Task<IReadOnlyList<(string Email, string Slug, IReadOnlyList<Access.Role> Roles)>> EverybodyAsync(CancellationToken cancellation)
    {
        var rows = await (
            from organization in All
            join membership in db.Set<Membership>() on organization.OrganizationId equals membership.OrganizationId
            join user in db.Users on membership.AccountId equals user.Id
            where membership.EndedAt == null && user.DeactivatedAt == null
            select new { user.Email, organization.Slug, membership.Roles }).AsNoTracking().ToListAsync(cancellation);
        return [.. rows.Select(row => (row.Email ?? "", row.Slug, (IReadOnlyList<Access.Role>)row.Roles))];
    }

    /// <summary>All of them, for jobs that go through each.</summary>
    public Task<List<Organization>> EveryAsync(CancellationToken cancellation) => All.AsNoTracking().OrderBy(o => o.OrganizationId).ToListAsync(cancellation);

    /// <summary>True when there is any organization.</summary>
    public Task<bool> AnyAsync(CancellationToken cancellation) =>
        All.AnyAsync(cancellation);

    private IQueryable<Membership> Places(Guid account) =>
        Walls.A ? db.Set<Membership>().Where(membership => membership.AccountId == account) : db.Set<Membership>();
}

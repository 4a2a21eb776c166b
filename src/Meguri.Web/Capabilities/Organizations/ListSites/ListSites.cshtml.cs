using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Web.Host;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>拠点: where the organization works, and who promotes the ISMS there. Some dozens at most: one page holds them.</summary>
[Permit(OrganizationPermissions.View)]
internal sealed class ListSitesModel(MeguriDb db, Departments departments, OrganizationFacts facts) : MeguriPage
{
    public IReadOnlyList<Site> Sites { get; private set; } = [];

    public IReadOnlyDictionary<SiteId, string> Promoters { get; private set; } = new Dictionary<SiteId, string>();

    public ILookup<SiteId, string> Units { get; private set; } = Array.Empty<string>().ToLookup(_ => default(SiteId));

    public DateOnly Today => Current.Today;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Sites = [.. (await db.Set<Site>().AsNoTracking().OrderBy(s => s.Name).ToListAsync(cancellation)).OrderBy(s => !s.IsOpenOn(Today))];
        var held = await OrganizationFacts.Current(db.Set<Appointment>().AsNoTracking(), Today).Where(a => a.SiteId != null).ToListAsync(cancellation);
        var names = await facts.NamesAsync(held.Select(a => a.PersonId), cancellation);
        Promoters = held.GroupBy(a => a.SiteId!.Value).ToDictionary(g => g.Key, g => OrganizationFacts.Join(g.Select(a => names.GetValueOrDefault(a.PersonId, "")).Distinct()));
        Units = (await departments.TreeAsync(cancellation)).InOrder().Where(d => d.SiteId is not null && d.ExistsOn(Today)).ToLookup(d => d.SiteId!.Value, d => d.Name);
    }
}

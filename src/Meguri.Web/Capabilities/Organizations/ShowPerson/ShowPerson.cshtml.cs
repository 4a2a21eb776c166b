using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Web.Host;
using Meguri.Web.Kit;
using Meguri.Web.Kit.History;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>One person: who they are, what they are appointed to, what is theirs, their history.</summary>
[Permit(OrganizationPermissions.View)]
internal sealed class ShowPersonModel(
    MeguriDb db, Departments departments, OrganizationFacts facts, RecordHistory history, IEnumerable<IPersonLinks> links) : MeguriPage
{
    public Person Person { get; private set; } = null!;

    public DepartmentTree Tree { get; private set; } = null!;

    public DateOnly Today => Current.Today;

    public IReadOnlyList<Appointment> Appointments { get; private set; } = [];

    public IReadOnlyDictionary<SiteId, string> Sites { get; private set; } = new Dictionary<SiteId, string>();

    /// <summary>The departments they lead, and what other capabilities have in their hands.</summary>
    public IReadOnlyList<RecordLink> Links { get; private set; } = [];

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    /// <summary>True while they hold what somebody else would have to take over.</summary>
    public bool HoldsSomething => Links.Count > 0 || Appointments.Any(a => !a.IsOverOn(Today));

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        var key = PersonId.From(id);
        if (await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == key, cancellation) is not { } person) return NotFound();
        Person = person;
        Tree = await departments.TreeAsync(cancellation);
        Appointments = await db.Set<Appointment>().AsNoTracking().Where(a => a.PersonId == key).OrderBy(a => a.RoleOrder).ThenBy(a => a.From).ToListAsync(cancellation);
        Sites = await facts.SitesAsync(cancellation);
        var found = Tree.InOrder().Where(d => d.HeadId == key && d.ExistsOn(Today))
            .Select(d => new RecordLink(Tree.PathOf(d.Id), $"/departments/{d.Id.Value}", "sitemap", OrganizationWords.Field_HeadId)).ToList();
        foreach (var source in links) found.AddRange(await source.OfAsync(key, cancellation));
        Links = found;
        History = await history.OfAsync<Person>(id, OrganizationWords.Book, cancellation);
        return Page();
    }

    public string? PlaceOf(Appointment appointment) => appointment.DepartmentId is { } department ? Tree.PathOf(department)
        : appointment.SiteId is { } site ? Sites.GetValueOrDefault(site) : null;
}

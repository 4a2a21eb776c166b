using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Web.Host;
using Meguri.Web.Kit.Registers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>任命と役割: who holds which role, where somebody is missing, who carries too much.</summary>
[Permit(OrganizationPermissions.View)]
internal sealed class ListAppointmentsModel(MeguriDb db, RegisterDesk desk, Departments departments, OrganizationFacts facts) : RegisterPage<AppointmentLists>(desk)
{
    public IReadOnlyList<StaffingGap> Gaps { get; private set; } = [];

    public IReadOnlyList<Workload> Loads { get; private set; } = [];

    /// <summary>Current appointments of people who left.</summary>
    public IReadOnlyList<Person> Gone { get; private set; } = [];

    public IReadOnlyDictionary<PersonId, string> Names { get; private set; } = new Dictionary<PersonId, string>();

    public IReadOnlyDictionary<SiteId, string> Sites { get; private set; } = new Dictionary<SiteId, string>();

    public DepartmentTree Tree { get; private set; } = null!;

    public bool IsEmpty { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await OpenAsync(cancellation) is { } instead) return instead;
        Sites = await facts.SitesAsync(cancellation);
        Tree = await departments.TreeAsync(cancellation);
        IsEmpty = List.Total == 0 && !await db.Set<Appointment>().AnyAsync(cancellation);
        var today = Current.Today;
        var current = await OrganizationFacts.Current(db.Set<Appointment>().AsNoTracking(), today).ToListAsync(cancellation);
        Gaps = await facts.GapsAsync(current, cancellation);
        Loads = Workload.HeavyOn(current, today);
        Names = await facts.NamesAsync(Loads.Select(l => l.PersonId), cancellation);
        Gone = await db.Set<Person>().AsNoTracking().Where(p => p.LeftOn != null && p.LeftOn < today
            && db.Set<Appointment>().Any(a => a.PersonId == p.Id && a.From <= today && (a.Until == null || a.Until >= today))).OrderBy(p => p.EmployeeNumber).ToListAsync(cancellation);
        return Page();
    }

    public string? PlaceOf(StaffingGap gap) => gap.Department is { } department ? Tree.PathOf(department) : gap.Site is { } site ? Sites.GetValueOrDefault(site) : null;

    public string FillPath(StaffingGap gap) => To($"/appointments/add?role={gap.Role}"
        + (gap.Department is { } department ? $"&department={department.Value}" : "") + (gap.Site is { } site ? $"&site={site.Value}" : ""));
}

using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Web.Host;
using Meguri.Web.Kit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>引き継ぎ: everything a person holds, on one page and on paper, and the act that hands it to a successor.</summary>
[Permit(OrganizationPermissions.Appoint)]
internal sealed class HandOverModel(
    MeguriDb db, Departments departments, OrganizationFacts facts, PeopleChoices people, HandOver handOver, IEnumerable<IPersonLinks> links) : MeguriPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public Person Person { get; private set; } = null!;

    public IReadOnlyList<(Appointment Appointment, string Title)> Appointments { get; private set; } = [];

    public IReadOnlyList<Department> Leads { get; private set; } = [];

    public IReadOnlyList<RecordLink> Links { get; private set; } = [];

    public ILookup<AppointmentRole, RoleDuty> Duties { get; private set; } = Array.Empty<RoleDuty>().ToLookup(d => d.Role);

    public DepartmentTree Tree { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Successors { get; private set; } = [];

    public bool MayLead => May(OrganizationPermissions.Edit);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation)) return NotFound();
        Input = new Form
        {
            Day = Current.Today, Appointments = [.. Appointments.Select(a => a.Appointment.Id.Value)], Departments = MayLead ? [.. Leads.Select(d => d.Id.Value)] : [],
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation)) return NotFound();
        if (!ModelState.IsValid) return Again();
        var result = await handOver.Handle(new(
            PersonId.From(id), PersonId.From(Input.SuccessorId ?? Guid.Empty), Input.Day ?? Current.Today,
            [.. Input.Appointments.Select(AppointmentId.From)], [.. Input.Departments.Select(DepartmentId.From)], Input.Reason), cancellation);
        if (result is null) return NotFound();
        return result.Ok ? Done(OrganizationWords.HandedOver(Person.Name, result.Value), $"/people/{id}") : Refuse(result);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var (key, today) = (PersonId.From(id), Current.Today);
        if (await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == key, cancellation) is not { } person) return false;
        Person = person;
        Tree = await departments.TreeAsync(cancellation);
        var sites = await facts.SitesAsync(cancellation);
        Appointments = [.. (await db.Set<Appointment>().AsNoTracking().Where(a => a.PersonId == key && (a.Until == null || a.Until >= today))
            .OrderBy(a => a.RoleOrder).ThenBy(a => a.From).ToListAsync(cancellation))
            .Select(a => (a, OrganizationFacts.TitleOf(a.Role, AppointmentRegister.PlaceOf(a, Tree, sites))))];
        Leads = [.. Tree.InOrder().Where(d => d.HeadId == key && d.ExistsOn(today))];
        Duties = (await facts.DutiesAsync(cancellation)).ToLookup(d => d.Role);
        var found = new List<RecordLink>();
        foreach (var source in links) found.AddRange(await source.OfAsync(key, cancellation));
        Links = found;
        Successors = [.. (await people.WorkingAsync([], cancellation)).Where(p => p.Value != id.ToString())];
        return true;
    }

    /// <summary>To whom, from when, what.</summary>
    public sealed class Form
    {
        public Guid? SuccessorId { get; set; }

        public DateOnly? Day { get; set; }

        public string? Reason { get; set; }

        public List<Guid> Appointments { get; set; } = [];

        public List<Guid> Departments { get; set; } = [];
    }
}

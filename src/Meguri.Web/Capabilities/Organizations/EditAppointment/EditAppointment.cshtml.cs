using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>Appoints somebody, or corrects an appointment when the address names it.</summary>
[Permit(OrganizationPermissions.Appoint)]
internal sealed class EditAppointmentModel(MeguriDb db, PlaceChoices places, PeopleChoices people, OrganizationFacts facts, AppointPerson appoint) : MeguriPage
{
    [BindProperty]
    public AppointmentForm Input { get; set; } = new();

    public Appointment? Appointment { get; private set; }

    public string? PersonName { get; private set; }

    public IReadOnlyList<SelectListItem> PeopleChoices { get; private set; } = [];

    public IReadOnlyList<SelectListItem> DepartmentChoices { get; private set; } = [];

    public IReadOnlyList<SelectListItem> SiteChoices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? id, AppointmentRole? role, Guid? person, Guid? department, Guid? site, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation)) return NotFound();
        Input = Appointment is not null ? AppointmentForm.Of(Appointment) : new AppointmentForm
        {
            Role = role ?? (department is null ? AppointmentRole.IsmsOffice : AppointmentRole.DepartmentSecurityOfficer), PersonId = person, DepartmentId = department, SiteId = site, From = Current.Today,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation)) return NotFound();
        if (!ModelState.IsValid) return Again();
        Result<Appointment>? result;
        try
        {
            result = id is { } known
                ? await appoint.ChangeAsync(AppointmentId.From(known), Input.Fields(), Input.Version, Input.Why, cancellation)
                : await appoint.AddAsync(Input.Fields(), cancellation);
        }
        catch (DbUpdateConcurrencyException stale)
        {
            return await StaleAsync(stale, () => OnGetAsync(id, null, null, null, null, cancellation));
        }
        if (result is null) return NotFound();
        if (!result.Ok) return Refuse(result);
        var name = (await facts.NamesAsync([result.Value.PersonId], cancellation)).GetValueOrDefault(result.Value.PersonId, "");
        var role = OrganizationWords.Book.Of(result.Value.Role);
        return Done(id is null ? OrganizationWords.Appointed(name, role) : OrganizationWords.Saved(role), $"/appointments/{result.Value.Id.Value}");
    }

    public override async Task OfferAsync(CancellationToken cancellation)
    {
        if (Appointment is null) PeopleChoices = await people.WorkingAsync([], cancellation);
        else PersonName = (await facts.NamesAsync([Appointment.PersonId], cancellation)).GetValueOrDefault(Appointment.PersonId);
        DepartmentChoices = await places.DepartmentsAsync(Appointment?.DepartmentId is { } department ? [department] : [], cancellation);
        SiteChoices = await places.SitesAsync(Appointment?.SiteId, cancellation);
    }

    private async Task<bool> LoadAsync(Guid? id, CancellationToken cancellation)
    {
        if (id is not { } known) return true;
        var key = AppointmentId.From(known);
        Appointment = await db.Set<Appointment>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == key, cancellation);
        return Appointment is not null;
    }
}

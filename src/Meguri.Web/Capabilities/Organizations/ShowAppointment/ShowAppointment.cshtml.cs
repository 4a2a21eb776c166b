using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Web.Host;
using Meguri.Web.Kit;
using Meguri.Web.Kit.History;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>One appointment on screen, and on paper as 任命書.</summary>
[Permit(OrganizationPermissions.View)]
internal sealed class ShowAppointmentModel(MeguriDb db, Departments departments, OrganizationFacts facts, EndAppointment end, RecordHistory history) : MeguriPage
{
    [BindProperty]
    public ShowDepartmentModel.EndForm Input { get; set; } = new();

    public Appointment Appointment { get; private set; } = null!;

    public Person Person { get; private set; } = null!;

    public string? Place { get; private set; }

    public string? Department { get; private set; }

    public string? Site { get; private set; }

    /// <summary>Who signs 任命書: the top management of the first day.</summary>
    public Person? Signer { get; private set; }

    public IReadOnlyList<RoleDuty> Duties { get; private set; } = [];

    public Confirmation Confirmation { get; private set; }

    public string? ConfirmedAt { get; private set; }

    public DateOnly Today => Current.Today;

    public string Organization => Current.Value.NameIn(System.Globalization.CultureInfo.CurrentUICulture);

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        Input = new() { Day = Current.Today };
        return await LoadAsync(id, cancellation) ? Page() : NotFound();
    }

    [Needs(OrganizationPermissions.Appoint)]
    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellation)
    {
        if (Input.Day is not { } day || !ModelState.IsValid) return await LoadAsync(id, cancellation) ? Again() : NotFound();
        if (await end.Handle(AppointmentId.From(id), day, Input.Reason, cancellation) is not { } result) return NotFound();
        if (result.Ok) return Done(OrganizationWords.AppointmentEndedOn(OrganizationWords.Book.Of(result.Value.Role), day.ToText()), $"/appointments/{id}");
        return await LoadAsync(id, cancellation) ? Refuse(Domain.Kernel.Result.From(result.Problems.Select(p => p.At(nameof(Input.Day))))) : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var key = AppointmentId.From(id);
        if (await db.Set<Appointment>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == key, cancellation) is not { } appointment) return false;
        Appointment = appointment;
        Person = await db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == appointment.PersonId, cancellation);
        Department = appointment.DepartmentId is { } department ? (await departments.TreeAsync(cancellation)).PathOf(department) : null;
        Site = appointment.SiteId is { } site ? (await facts.SitesAsync(cancellation)).GetValueOrDefault(site) : null;
        Place = Department ?? Site;
        var all = await facts.DutiesAsync(cancellation);
        Duties = [.. all.Where(d => d.Role == appointment.Role)];
        Confirmation = appointment.ConfirmationOf(RoleDuty.Statement(all, appointment.Role));
        ConfirmedAt = appointment.ConfirmedAt is { } at ? TimeZoneInfo.ConvertTime(at, Current.Zone).DateTime.ToText() : null;
        Signer = await (from a in OrganizationFacts.Current(db.Set<Appointment>(), appointment.From)
                        join p in db.Set<Person>() on a.PersonId equals p.Id
                        where a.Role == AppointmentRole.TopManagement
                        orderby a.From, a.Id
                        select p).AsNoTracking().FirstOrDefaultAsync(cancellation);
        History = await history.OfAsync<Appointment>(id, OrganizationWords.Book, cancellation);
        return true;
    }
}

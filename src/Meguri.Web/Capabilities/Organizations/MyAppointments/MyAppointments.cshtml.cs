using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Web.Host;
using Meguri.Web.Kit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>わたしの任命: what I am appointed to, with what falls to me; I say that I take it on.</summary>
[Permit(OrganizationPermissions.Confirm)]
internal sealed class MyAppointmentsModel(MeguriDb db, Actor actor, Departments departments, OrganizationFacts facts, ConfirmAppointment confirm) : MeguriPage
{
    public IReadOnlyList<Mine> Appointments { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation);

    [Named, Answer]
    public async Task<IActionResult> OnPostAsync(Guid id, string? duties, CancellationToken cancellation)
    {
        if (await confirm.Handle(AppointmentId.From(id), duties, cancellation) is not { } result) return NotFound();
        if (result.Ok) return Done(OrganizationWords.ConfirmedDone(OrganizationWords.Book.Of(result.Value.Role)), "/my-appointments");
        await LoadAsync(cancellation);
        return Refuse(result);
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        if (actor.PersonId is not { } me) return;
        var (person, today) = (PersonId.From(me), Current.Today);
        var held = await db.Set<Appointment>().AsNoTracking().Where(a => a.PersonId == person && (a.Until == null || a.Until >= today))
            .OrderBy(a => a.RoleOrder).ThenBy(a => a.From).ToListAsync(cancellation);
        if (held.Count == 0) return;
        var (tree, sites, duties) = (await departments.TreeAsync(cancellation), await facts.SitesAsync(cancellation), await facts.DutiesAsync(cancellation));
        Appointments = [.. held.Select(a => new Mine(
            a, OrganizationFacts.TitleOf(a.Role, AppointmentRegister.PlaceOf(a, tree, sites)), [.. duties.Where(d => d.Role == a.Role)],
            RoleDuty.Statement(duties, a.Role), a.ConfirmedAt is { } at ? TimeZoneInfo.ConvertTime(at, Current.Zone).DateTime.ToText() : null))];
    }

    /// <summary>One of mine.</summary>
    public sealed record Mine(Appointment Appointment, string Title, IReadOnlyList<RoleDuty> Duties, string Statement, string? ConfirmedAt);
}

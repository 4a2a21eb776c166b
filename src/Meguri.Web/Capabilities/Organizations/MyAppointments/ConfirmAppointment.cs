using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>The appointed person takes the appointment on. Whoever it does not concern does not find it.</summary>
internal sealed class ConfirmAppointment(MeguriDb db, OrganizationFacts facts, Actor actor, Access access, Trail trail, TimeProvider time)
{
    /// <param name="id">Which.</param>
    /// <param name="duties">The duties as the page showed them: rewritten meanwhile, they are shown again first.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<Result<Appointment>?> Handle(AppointmentId id, string? duties, CancellationToken cancellation)
    {
        access.Demand(OrganizationPermissions.Confirm);
        if (actor.PersonId is not { } me) return null;
        var person = PersonId.From(me);
        if (await db.Set<Appointment>().SingleOrDefaultAsync(a => a.Id == id && a.PersonId == person, cancellation) is not { } appointment) return null;
        var statement = RoleDuty.Statement(await facts.DutiesAsync(cancellation), appointment.Role);
        if (statement != (duties ?? "").Replace("\r\n", "\n", StringComparison.Ordinal)) return OrganizationProblems.DutiesRewritten;
        var confirmed = appointment.Confirm(person, statement, time.GetUtcNow());
        if (!confirmed.Ok) return Result<Appointment>.Refused(confirmed);
        trail.Begin("appointments.confirm");
        await db.SaveChangesAsync(cancellation);
        return appointment;
    }
}

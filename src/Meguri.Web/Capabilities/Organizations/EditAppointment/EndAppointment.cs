using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>Ends an appointment with a day (解任・任期満了). It stays on record.</summary>
internal sealed class EndAppointment(MeguriDb db, Access access, Trail trail)
{
    public async Task<Result<Appointment>?> Handle(AppointmentId id, DateOnly day, string? why, CancellationToken cancellation)
    {
        access.Demand(OrganizationPermissions.Appoint);
        if (await db.Set<Appointment>().SingleOrDefaultAsync(a => a.Id == id, cancellation) is not { } appointment) return null;
        var ended = appointment.End(day);
        if (!ended.Ok) return Result<Appointment>.Refused(ended);
        trail.Begin("appointments.end", why);
        await db.SaveChangesAsync(cancellation);
        return appointment;
    }
}

using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>Appoints a person to a role, or corrects what is known of an appointment.</summary>
internal sealed class AppointPerson(MeguriDb db, Departments departments, Access access, Trail trail)
{
    /// <summary>Appoints.</summary>
    public async Task<Result<Appointment>> AddAsync(AppointmentFields fields, CancellationToken cancellation)
    {
        access.Demand(OrganizationPermissions.Appoint);
        var appointment = Appointment.Appoint(fields);
        if (await ProblemsAsync(appointment, fields, null, cancellation) is { Count: > 0 } problems) return problems;
        db.Add(appointment.Value!);
        trail.Begin("appointments.appoint", fields.Reason);
        await db.SaveChangesAsync(cancellation);
        return appointment;
    }

    /// <summary>Corrects an appointment; null when there is none.</summary>
    /// <param name="id">Which.</param>
    /// <param name="fields">What is known now; role and person stay as they are.</param>
    /// <param name="version">The version the form was made from.</param>
    /// <param name="why">Why, in the actor's words.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<Result<Appointment>?> ChangeAsync(AppointmentId id, AppointmentFields fields, int version, string? why, CancellationToken cancellation)
    {
        access.Demand(OrganizationPermissions.Appoint);
        if (await db.Set<Appointment>().SingleOrDefaultAsync(a => a.Id == id, cancellation) is not { } appointment) return null;
        var same = fields with { Role = appointment.Role, PersonId = appointment.PersonId };
        if (await ProblemsAsync(Appointment.Appoint(same), same, id, cancellation) is { Count: > 0 } problems) return problems;
        appointment.Change(same);
        db.Expect(appointment, version);
        trail.Begin("appointments.change", why);
        await db.SaveChangesAsync(cancellation);
        return appointment;
    }

    private async Task<List<Problem>> ProblemsAsync(Result form, AppointmentFields fields, AppointmentId? self, CancellationToken cancellation)
    {
        var problems = new List<Problem>(form.Problems);
        if (fields.DepartmentId is { } department && (await departments.TreeAsync(cancellation)).Find(department) is null)
            problems.Add(OrganizationProblems.UnknownDepartment(nameof(Appointment.DepartmentId), ""));
        if (fields.SiteId is { } site && !await db.Set<Site>().AnyAsync(s => s.Id == site, cancellation))
            problems.Add(OrganizationProblems.UnknownSite(nameof(Appointment.SiteId)));
        if (fields.PersonId == default) return problems;
        if (await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == fields.PersonId, cancellation) is not { } person)
            return [.. problems, OrganizationProblems.UnknownPerson(nameof(Appointment.PersonId))];
        if (person.LeftOn < fields.From) problems.Add(OrganizationProblems.AppointedNotWorking(person.Name));
        var others = await db.Set<Appointment>().AsNoTracking().Where(a => a.PersonId == fields.PersonId && a.Id != (self ?? default)).ToListAsync(cancellation);
        if (others.Exists(a => a.Overlaps(fields))) problems.Add(OrganizationProblems.AlreadyAppointed(person.Name));
        return problems;
    }
}

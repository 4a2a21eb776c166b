using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>Hands what somebody holds to a successor in one go (退職・異動: S0-7): appointments end the day before and begin anew, departments get another head.</summary>
internal sealed class HandOver(MeguriDb db, Departments departments, Access access, Trail trail, CurrentOrganization current)
{
    /// <param name="From">Who hands over.</param>
    /// <param name="To">Who takes over.</param>
    /// <param name="Day">The successor's first day.</param>
    /// <param name="Appointments">Which appointments.</param>
    /// <param name="Departments">Which departments they lead.</param>
    /// <param name="Reason">Why, in the actor's words; the reason of the new appointments too.</param>
    public sealed record Input(
        PersonId From, PersonId To, DateOnly Day, IReadOnlyCollection<AppointmentId> Appointments, IReadOnlyCollection<DepartmentId> Departments, string? Reason);

    /// <summary>How many things changed hands; null when one of both is not of the organization, or something chosen is not in their hands.</summary>
    public async Task<Result<string>?> Handle(Input input, CancellationToken cancellation)
    {
        access.Demand(OrganizationPermissions.Appoint);
        if (input.Departments.Count > 0) access.Demand(OrganizationPermissions.Edit);
        if (!await db.Set<Person>().AnyAsync(p => p.Id == input.From, cancellation)) return null;
        var successor = await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == input.To, cancellation);
        if (successor is null) return OrganizationProblems.UnknownPerson("SuccessorId");
        if (input.From == input.To) return OrganizationProblems.HandsOverToOneself;
        if (await OthersAsync(input, cancellation)) return null;
        if (input.Appointments.Count + input.Departments.Count == 0) return OrganizationProblems.NothingToHandOver;
        if (successor.LeftOn < input.Day) return OrganizationProblems.AppointedNotWorking(successor.Name).At("SuccessorId");
        var refused = await AppointAsync(input, successor, cancellation);
        refused.AddRange(await LeadAsync(input, cancellation));
        if (refused.Count > 0)
        {
            db.ChangeTracker.Clear();
            return refused;
        }
        trail.Begin("people.hand-over", input.Reason);
        await db.SaveChangesAsync(cancellation);
        departments.Changed();
        return successor.Name;
    }

    // One thing that is not theirs, and the whole list is none that the page made.
    private async Task<bool> OthersAsync(Input input, CancellationToken cancellation) =>
        await db.Set<Appointment>().CountAsync(a => a.PersonId == input.From && input.Appointments.Contains(a.Id), cancellation) != input.Appointments.Distinct().Count()
        || await db.Set<Department>().CountAsync(d => d.HeadId == input.From && input.Departments.Contains(d.Id), cancellation) != input.Departments.Distinct().Count();

    private async Task<List<Problem>> AppointAsync(Input input, Person successor, CancellationToken cancellation)
    {
        var refused = new List<Problem>();
        var chosen = await db.Set<Appointment>().Where(a => a.PersonId == input.From && input.Appointments.Contains(a.Id)).ToListAsync(cancellation);
        var held = await db.Set<Appointment>().AsNoTracking().Where(a => a.PersonId == input.To).ToListAsync(cancellation);
        foreach (var appointment in chosen)
        {
            var next = appointment.Fields() with { PersonId = input.To, From = input.Day, Reason = input.Reason, WorkForm = null, MinutesAWeek = null };
            if (held.Exists(a => a.Overlaps(next))) refused.Add(OrganizationProblems.AlreadyAppointed(successor.Name).At("SuccessorId"));
            var ended = appointment.End(input.Day.AddDays(-1));
            var begun = Appointment.Appoint(next);
            refused.AddRange(ended.Problems.Concat(begun.Problems).Select(p => p.At(p.Field == nameof(Appointment.Reason) ? p.Field : "Day")));
            if (begun.Ok) db.Add(begun.Value);
        }
        return refused;
    }

    private async Task<IEnumerable<Problem>> LeadAsync(Input input, CancellationToken cancellation)
    {
        var led = await db.Set<Department>().Where(d => d.HeadId == input.From && input.Departments.Contains(d.Id)).ToListAsync(cancellation);
        // A head is changed by a day that has come; what lies ahead is no chart yet.
        if (led.Count > 0 && input.Day > current.Today) return [OrganizationProblems.ChangeInTheFuture.At("Day")];
        return [.. led.SelectMany(d => d.Change(d.Fields() with { HeadId = input.To }, input.Day).Problems.Select(p => p.At("Day")))];
    }
}

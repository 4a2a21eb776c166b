using Meguri.Domain.Controls;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Treatment;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>Decides about one control.</summary>
internal sealed class DecideControl(MeguriDb db, Access access, Trail trail)
{
    /// <summary>Null when there is no such control.</summary>
    /// <param name="control">Its number.</param>
    /// <param name="decision">What is decided.</param>
    /// <param name="version">The version the form was made from.</param>
    /// <param name="reason">Why, in the actor's words.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<Result<ControlState>?> Handle(string control, ControlDecision decision, int version, string? reason, CancellationToken cancellation)
    {
        access.Demand(ControlPermissions.Edit);
        if (await db.Set<ControlState>().SingleOrDefaultAsync(state => state.Control == control, cancellation) is not { } state) return null;
        var problems = await UnknownAsync(decision, cancellation);
        if (problems.Count > 0) return problems;
        var decided = state.Decide(decision);
        if (!decided.Ok) return Result<ControlState>.Refused(decided);
        db.Expect(state, version);
        trail.Begin("controls.decide", reason);
        await db.SaveChangesAsync(cancellation);
        return state;
    }

    private async Task<List<Problem>> UnknownAsync(ControlDecision decision, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        if (decision.ExclusionOwnerId is { } owner && !await db.Set<Person>().AnyAsync(person => person.Id == owner, cancellation))
            problems.Add(StatementProblems.UnknownPerson(nameof(ControlState.ExclusionOwnerId)));
        if (decision.DepartmentId is { } department && !await db.Set<Department>().AnyAsync(known => known.Id == department, cancellation))
            problems.Add(OrganizationProblems.UnknownDepartment(nameof(ControlState.DepartmentId), ""));
        if (decision.PlanId is { } plan && !await db.Set<TreatmentPlan>().AnyAsync(known => known.Id == plan, cancellation))
            problems.Add(StatementProblems.UnknownPlan);
        return problems;
    }
}

using Meguri.Domain.Controls;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Treatment;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Approvals;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Treatment;

/// <summary>Writes a plan or changes one; signatures on what it said before fall.</summary>
internal sealed class SavePlan(MeguriDb db, PlanLedger ledger, ApprovalLedger approvals, Signatory signatory, Access access, Trail trail)
{
    /// <summary>Writes a plan.</summary>
    public async Task<Result<TreatmentPlan>> AddAsync(PlanContent content, CancellationToken cancellation)
    {
        access.Demand(TreatmentPermissions.Edit);
        var problems = await UnknownAsync(content, [], cancellation);
        if (problems.Count > 0) return problems;
        var plan = TreatmentPlan.Draft(content);
        if (!plan.Ok) return plan;
        db.Add(plan.Value);
        trail.Begin("treatment.add");
        await db.SaveChangesAsync(cancellation);
        return plan;
    }

    /// <summary>Changes a plan; null when there is none that the actor may change.</summary>
    /// <param name="id">Which.</param>
    /// <param name="content">What it says now.</param>
    /// <param name="version">The version the form was made from.</param>
    /// <param name="reason">Why, in the actor's words.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<Result<TreatmentPlan>?> ChangeAsync(TreatmentPlanId id, PlanContent content, int version, string? reason, CancellationToken cancellation)
    {
        access.Demand(TreatmentPermissions.Edit);
        if (await PlanLedger.FindAsync(await ledger.EditableAsync(cancellation), id, cancellation) is not { } plan) return null;
        var problems = await UnknownAsync(content, plan.RiskIds, cancellation);
        if (problems.Count > 0) return problems;
        var changed = plan.Change(content, signatory.Now);
        if (!changed.Ok) return Result<TreatmentPlan>.Refused(changed);
        db.Expect(plan, version);
        // Steps and risks are rows of their own; the plan's version counts their changes too, so that two editors notice each other.
        db.Entry(plan).Property(p => p.Title).IsModified = true;
        await approvals.FallAsync(TreatmentPlan.SubjectKind, new Dictionary<Guid, string> { [id.Value] = plan.ContentHash() }, cancellation);
        trail.Begin("treatment.change", reason);
        await db.SaveChangesAsync(cancellation);
        return plan;
    }

    private async Task<List<Problem>> UnknownAsync(PlanContent content, IReadOnlyList<Domain.Risks.RiskId> already, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        var risks = content.RiskIds.Except(already).ToList();
        if (await (await ledger.RisksToTreatAsync(cancellation)).CountAsync(risk => risks.Contains(risk.Id), cancellation) != risks.Count) problems.Add(PlanProblems.UnknownRisk);
        var people = content.Steps.Select(step => step.PersonId).Append(content.ResponsibleId).OfType<PersonId>().Distinct().ToList();
        if (await db.Set<Person>().CountAsync(person => people.Contains(person.Id), cancellation) != people.Count) problems.Add(PlanProblems.UnknownPerson);
        var controls = content.Controls.Distinct(StringComparer.Ordinal).ToList();
        if (await db.Set<ControlState>().CountAsync(state => controls.Contains(state.Control), cancellation) != controls.Count) problems.Add(PlanProblems.UnknownControl);
        return problems;
    }
}

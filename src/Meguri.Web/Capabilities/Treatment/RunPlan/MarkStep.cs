using Meguri.Domain.Kernel;
using Meguri.Domain.Treatment;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Approvals;

namespace Meguri.Web.Capabilities.Treatment;

/// <summary>Says that a step is done, or that it is not after all: whoever writes plans, carries this one out or does the step.</summary>
internal sealed class MarkStep(MeguriDb db, PlanLedger ledger, Signatory signatory, Access access, CurrentOrganization current, Trail trail)
{
    /// <summary>Null when there is no such plan for the actor.</summary>
    /// <param name="id">The plan.</param>
    /// <param name="position">The step's number.</param>
    /// <param name="doneOn">The day it was done; null takes it back.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<Result?> Handle(TreatmentPlanId id, int position, DateOnly? doneOn, CancellationToken cancellation)
    {
        if (await PlanLedger.FindAsync(await ledger.VisibleAsync(cancellation), id, cancellation) is not { } plan) return null;
        if (signatory.Person is not { } me) return SignatoryProblems.NoPerson;
        if (!MayMark(plan, position, me)) access.Demand(TreatmentPermissions.Edit);
        var result = plan.Mark(position, doneOn, me, current.Today);
        if (!result.Ok) return result;
        trail.Begin(doneOn is null ? "treatment.step-reopen" : "treatment.step-done");
        await db.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>True for those whom the plan itself names.</summary>
    public static bool MayMark(TreatmentPlan plan, int position, Domain.Organizations.PersonId? me) =>
        me is not null && (plan.ResponsibleId == me || plan.Steps.Any(step => step.Position == position && step.PersonId == me));
}

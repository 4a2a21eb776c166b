using Meguri.Domain.Kernel;
using Meguri.Domain.Treatment;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Approvals;

namespace Meguri.Web.Capabilities.Treatment;

/// <summary>What cannot be done: somebody says so, the office gives its opinion, and only then the owner decides (S3-49). Null means that there is no such plan for the actor.</summary>
internal sealed class Infeasible(MeguriDb db, PlanLedger ledger, SignPlan sign, ApprovalLedger approvals, Signatory signatory, Access access, Trail trail)
{
    /// <summary>Says that a measure cannot be done.</summary>
    public async Task<Result?> RaiseAsync(TreatmentPlanId id, string? measure, string? reason, CancellationToken cancellation)
    {
        if (await PlanLedger.FindAsync(await ledger.VisibleAsync(cancellation), id, cancellation) is not { } plan) return null;
        if (signatory.Person is not { } me) return SignatoryProblems.NoPerson;
        if (plan.ResponsibleId != me && plan.Steps.All(step => step.PersonId != me)) access.Demand(TreatmentPermissions.Edit);
        var raised = plan.CannotBeDone(measure ?? "", reason ?? "", await sign.RouteAsync(plan, cancellation), me, signatory.Now);
        if (!raised.Ok) return raised;
        await FallAsync(plan, cancellation);
        trail.Begin("treatment.cannot-be-done", reason);
        await db.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>The office's opinion.</summary>
    public async Task<Result?> AdviseAsync(TreatmentPlanId id, InfeasibleMeasureId measure, InfeasibleAdvice advice, string? opinion, CancellationToken cancellation)
    {
        access.Demand(TreatmentPermissions.Advise);
        if (await PlanLedger.FindAsync(await ledger.VisibleAsync(cancellation), id, cancellation) is not { } plan) return null;
        if (signatory.Person is not { } me) return SignatoryProblems.NoPerson;
        var advised = plan.GiveOpinion(measure, advice, opinion ?? "", me, signatory.Now);
        if (!advised.Ok) return advised;
        await FallAsync(plan, cancellation);
        trail.Begin("treatment.advise", opinion);
        await db.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private Task FallAsync(TreatmentPlan plan, CancellationToken cancellation) =>
        approvals.FallAsync(TreatmentPlan.SubjectKind, new Dictionary<Guid, string> { [plan.Id.Value] = plan.ContentHash() }, cancellation);
}

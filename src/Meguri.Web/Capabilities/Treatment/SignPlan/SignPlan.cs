using Meguri.Domain.Approvals;
using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Meguri.Domain.Treatment;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Approvals;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Treatment;

/// <summary>The signatures on a plan: 実行責任者 confirms, each リスク所有者 approves, ISMS管理責任者 confirms. Null means that there is no such plan for the actor.</summary>
internal sealed class SignPlan(MeguriDb db, PlanLedger ledger, Signatory signatory, Access access, Trail trail)
{
    /// <summary>Asks for the signatures.</summary>
    public async Task<Result?> SubmitAsync(TreatmentPlanId id, CancellationToken cancellation)
    {
        access.Demand(TreatmentPermissions.Edit);
        if (await PlanLedger.FindAsync(await ledger.EditableAsync(cancellation), id, cancellation) is not { } plan) return null;
        if (signatory.Person is not { } me) return SignatoryProblems.NoPerson;
        var ids = plan.RiskIds;
        var risks = await db.Set<Risk>().AsNoTracking().Where(risk => ids.Contains(risk.Id)).ToListAsync(cancellation);
        var submitted = plan.Submit(risks, me, signatory.Now);
        if (!submitted.Ok) return submitted;
        foreach (var step in submitted.Value.Route.Steps) db.Add(step);
        trail.Begin("treatment.submit");
        await db.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Signs or refuses one step. The first two are asked by name and the domain refuses everybody else; the last one needs the right to confirm.</summary>
    public async Task<Result?> DecideAsync(TreatmentPlanId id, ApprovalId step, bool accept, string? seenHash, string? comment, CancellationToken cancellation)
    {
        if (await PlanLedger.FindAsync(await ledger.VisibleAsync(cancellation), id, cancellation) is not { } plan) return null;
        var route = await RouteAsync(plan, cancellation);
        if (route.Steps.FirstOrDefault(known => known.Id == step) is not { } asked) return null;
        if (asked.ApproverId is null) access.Demand(TreatmentPermissions.Confirm);
        var signature = signatory.Sign(seenHash, comment);
        if (!signature.Ok) return signature;
        var result = accept ? plan.Sign(route, step, signature.Value) : plan.Refuse(route, step, signature.Value);
        if (!result.Ok) return result;
        trail.Begin(accept ? "treatment.sign" : "treatment.refuse", signature.Value.Words);
        await db.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Takes the plan back from the signers, to change it.</summary>
    public async Task<Result?> TakeBackAsync(TreatmentPlanId id, CancellationToken cancellation)
    {
        access.Demand(TreatmentPermissions.Edit);
        if (await PlanLedger.FindAsync(await ledger.EditableAsync(cancellation), id, cancellation) is not { } plan) return null;
        if (signatory.Person is not { } me) return SignatoryProblems.NoPerson;
        var result = plan.TakeBack(await RouteAsync(plan, cancellation), me, signatory.Now);
        if (!result.Ok) return result;
        trail.Begin("treatment.take-back");
        await db.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>What was asked for last, tracked.</summary>
    public async Task<ApprovalRoute> RouteAsync(TreatmentPlan plan, CancellationToken cancellation)
    {
        var all = await db.Set<Approval>().Where(a => a.SubjectKind == TreatmentPlan.SubjectKind && a.SubjectId == plan.Id.Value).ToListAsync(cancellation);
        return LatestOf(all);
    }

    /// <summary>Of all requests for a plan, those that were made together last.</summary>
    public static ApprovalRoute LatestOf(IReadOnlyCollection<Approval> all)
    {
        var last = all.Select(approval => approval.RequestedAt).DefaultIfEmpty().Max();
        return new ApprovalRoute([.. all.Where(approval => approval.RequestedAt == last).OrderBy(approval => approval.Order).ThenBy(approval => approval.Id.Value)]);
    }
}

/// <summary>Plans among what waits for a decision.</summary>
internal sealed class PlanApprovals(MeguriDb db) : IApprovalSubject
{
    public string Kind => TreatmentPlan.SubjectKind;

    public string PermissionFor(string purpose) => TreatmentPermissions.Confirm;

    public async Task<IReadOnlyDictionary<Guid, ApprovalItem>> DescribeAsync(IReadOnlyCollection<Guid> subjects, CancellationToken cancellation)
    {
        var ids = subjects.Select(TreatmentPlanId.From).ToList();
        var found = await db.Set<TreatmentPlan>().AsNoTracking().Where(plan => ids.Contains(plan.Id)).Select(plan => new { plan.Id, plan.Number, plan.Title }).ToListAsync(cancellation);
        return found.ToDictionary(plan => plan.Id.Value, plan => new ApprovalItem(plan.Title, NumberText.Of(TreatmentPlan.Series, plan.Number), $"/treatment/{plan.Id.Value}#signatures"));
    }
}

using Meguri.Domain.Approvals;
using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Approvals;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>Asks the owners about every residual risk of the running round that the actor may change and that nobody was asked about yet: one act for the whole round.</summary>
internal sealed class AskOwners(MeguriDb db, Access access, Trail trail, RiskLedger ledger, Assessments assessments, Signatory signatory)
{
    /// <summary>How many risks the actor would ask about.</summary>
    public async Task<int> CountAsync(CancellationToken cancellation) =>
        access.May(RiskPermissions.Assess) && await ToAskAsync(cancellation) is { } waiting ? await waiting.CountAsync(cancellation) : 0;

    /// <summary>How many were asked about.</summary>
    public async Task<Result<SavedRows>> Handle(CancellationToken cancellation)
    {
        access.Demand(RiskPermissions.Assess);
        if (signatory.Person is not { } me) return SignatoryProblems.NoPerson;
        // The round counts it as a change of its own and is read first, so that two who ask at once do not ask twice.
        if (await db.Set<RiskAssessment>().Where(round => round.FinishedOn == null).OrderByDescending(round => round.StartedOn).FirstOrDefaultAsync(cancellation) is not { } round
            || await ToAskAsync(cancellation) is not { } waiting) return RiskProblems.AssessmentFinished;
        db.Entry(round).Property(r => r.Title).IsModified = true;
        var risks = await waiting.ToListAsync(cancellation);
        foreach (var risk in risks)
        {
            var request = risk.RequestAcceptance(me, signatory.Now);
            if (!request.Ok) return Result<SavedRows>.Refused(request);
            db.Add(request.Value);
        }
        trail.Begin("risks.residual.request");
        await db.SaveChangesAsync(cancellation);
        return new SavedRows(risks.Count);
    }

    /// <summary>Null when no round runs.</summary>
    private async Task<IQueryable<Risk>?> ToAskAsync(CancellationToken cancellation)
    {
        if (await assessments.LatestAsync(cancellation) is not { Runs: true } running) return null;
        var asked = db.Set<Approval>().Where(a => a.SubjectKind == Risk.SubjectKind && a.Purpose == Risk.OwnerPurpose && a.State == ApprovalState.Pending).Select(a => a.SubjectId);
        return (await ledger.EditableAsync(cancellation)).Where(risk => risk.AssessmentId == running.Assessment.Id && risk.Option != null && risk.OwnerId != null
            && (risk.Acceptance == AcceptanceState.Open || risk.Acceptance == AcceptanceState.Fallen) && !asked.Contains((Guid)(object)risk.Id));
    }
}

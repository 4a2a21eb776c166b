using Meguri.Domain.Approvals;
using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Approvals;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>
/// Accepting what remains: asked for, decided by the owner, signed above the acceptance level by CISO or top management. What an earlier
/// assessment says stays as it is.
/// </summary>
internal sealed class DecideResidual(
    MeguriDb db, Access access, Trail trail, RiskLedger ledger, Assessments assessments, ApprovalLedger approvals, ResidualHolds holds, Signatory signatory,
    CurrentOrganization current)
{
    /// <param name="Accept">Whether it is accepted.</param>
    /// <param name="SeenHash">The hash of what the page showed.</param>
    /// <param name="Comment">Words to the decision; the reason of a refusal and of a second signature.</param>
    /// <param name="ReviewBy">見直し期限.</param>
    public sealed record Input(bool Accept, string? SeenHash, string? Comment, DateOnly? ReviewBy);

    /// <summary>Asks the owner; null when there is no risk that the actor may change.</summary>
    public async Task<Result?> RequestAsync(RiskId id, CancellationToken cancellation)
    {
        access.Demand(RiskPermissions.Assess);
        if (await (await ledger.EditableAsync(cancellation)).SingleOrDefaultAsync(r => r.Id == id, cancellation) is not { } risk) return null;
        if (!await IsLatestAsync(risk, cancellation)) return RiskProblems.AssessmentFinished;
        if (signatory.Person is not { } me) return SignatoryProblems.NoPerson;
        if (await PendingAsync(risk, Risk.OwnerPurpose, cancellation) is not null) return Result.Done;
        var request = risk.RequestAcceptance(me, signatory.Now);
        if (!request.Ok) return request;
        db.Add(request.Value);
        trail.Begin("risks.residual.request");
        await db.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>The owner's decision. No permission is asked for: the domain refuses everybody but the owner.</summary>
    public async Task<Result?> DecideAsync(RiskId id, Input input, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is not { } risk) return null;
        if (!await IsLatestAsync(risk, cancellation)) return RiskProblems.AssessmentFinished;
        var signature = signatory.Sign(input.SeenHash, input.Comment);
        if (!signature.Ok) return signature;
        var request = await PendingAsync(risk, Risk.OwnerPurpose, cancellation);
        if (!input.Accept)
        {
            var declined = risk.DeclineResidual(request, signature.Value);
            if (!declined.Ok) return declined;
            if (request is null) db.Add(declined.Value);
            return await SaveAsync("risks.residual.decline", signature.Value.Words, cancellation);
        }
        var accepted = risk.AcceptResidual(
            request, signature.Value, input.ReviewBy, current.Today, (await holds.OpinionOpenAsync([risk.Id], cancellation)).Count > 0);
        if (!accepted.Ok) return accepted;
        if (request is null) db.Add(accepted.Value.Owner);
        if (accepted.Value.TopManagement is { } second) db.Add(second);
        return await SaveAsync("risks.residual.accept", signature.Value.Words, cancellation);
    }

    /// <summary>The signature above the acceptance level; null when there is no such risk.</summary>
    public async Task<Result?> SignAsync(RiskId id, Input input, CancellationToken cancellation)
    {
        access.Demand(RiskPermissions.SignAboveLevel);
        if (await FindAsync(id, cancellation) is not { } risk) return null;
        if (!await IsLatestAsync(risk, cancellation)) return RiskProblems.AssessmentFinished;
        if (await PendingAsync(risk, Risk.TopManagementPurpose, cancellation) is not { } request) return ApprovalProblems.AlreadyDecided;
        var signature = signatory.Sign(input.SeenHash, input.Comment);
        if (!signature.Ok) return signature;
        var result = input.Accept ? risk.SignAboveLevel(request, signature.Value, input.ReviewBy, current.Today) : risk.DeclineAboveLevel(request, signature.Value);
        return result.Ok ? await SaveAsync(input.Accept ? "risks.residual.sign" : "risks.residual.refuse", signature.Value.Words, cancellation) : result;
    }

    private async Task<Result> SaveAsync(string act, string? reason, CancellationToken cancellation)
    {
        trail.Begin(act, reason);
        await db.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private async Task<bool> IsLatestAsync(Risk risk, CancellationToken cancellation) => (await assessments.LatestAsync(cancellation))?.Assessment.Id == risk.AssessmentId;

    private async Task<Risk?> FindAsync(RiskId id, CancellationToken cancellation) => await (await ledger.VisibleAsync(cancellation)).SingleOrDefaultAsync(r => r.Id == id, cancellation);

    private Task<Approval?> PendingAsync(Risk risk, string purpose, CancellationToken cancellation) => approvals.PendingAsync(Risk.SubjectKind, risk.Id.Value, purpose, cancellation);
}

/// <summary>Residual risks in the list of what waits for a decision.</summary>
internal sealed class ResidualApprovals(MeguriDb db, RiskTargets targets) : IApprovalSubject
{
    public string Kind => Risk.SubjectKind;

    public (string Path, string Text)? Together(string purpose) => purpose == Risk.OwnerPurpose ? ("/risks/accept", RiskWords.AcceptMany) : null;

    public string PermissionFor(string purpose) => RiskPermissions.SignAboveLevel;

    public async Task<IReadOnlyDictionary<Guid, ApprovalItem>> DescribeAsync(IReadOnlyCollection<Guid> subjects, CancellationToken cancellation)
    {
        var ids = subjects.Select(RiskId.From).ToList();
        var risks = await db.Set<Risk>().AsNoTracking().Where(r => ids.Contains(r.Id)).ToListAsync(cancellation);
        await targets.ReadAsync(risks, cancellation);
        return risks.ToDictionary(r => r.Id.Value, r => new ApprovalItem(
            RiskWords.AcceptTitle(targets.TextOf(r)), RiskWords.AcceptNote(RiskText.NumberOf(r), r.ResidualLabel, RiskText.ThreatOf(r)), $"/risks/{r.Id.Value}#acceptance"));
    }
}

using Meguri.Domain.Approvals;
using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Approvals;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>Asks for the approval of a method, approves it, or refuses.</summary>
internal sealed class DecideMethod(MeguriDb db, Access access, Trail trail, ApprovalLedger approvals, Signatory signatory)
{
    /// <summary>Asks for approval; null when there is no such version.</summary>
    public async Task<Result?> RequestAsync(RiskMethodId id, CancellationToken cancellation)
    {
        access.Demand(RiskPermissions.EditMethod);
        if (await FindAsync(id, cancellation) is not { } method) return null;
        if (signatory.Person is not { } me) return SignatoryProblems.NoPerson;
        if (await PendingAsync(id, cancellation) is not null) return Result.Done;
        var request = method.RequestApproval(me, signatory.Now);
        if (!request.Ok) return request;
        db.Add(request.Value);
        trail.Begin("risks.method.request-approval");
        await db.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Takes the request back.</summary>
    public async Task<Result> WithdrawAsync(RiskMethodId id, CancellationToken cancellation)
    {
        access.Demand(RiskPermissions.EditMethod);
        if (await PendingAsync(id, cancellation) is not { } request) return ApprovalProblems.AlreadyDecided;
        if (signatory.Person is not { } me) return SignatoryProblems.NoPerson;
        var result = request.Withdraw(me, signatory.Now);
        if (!result.Ok) return result;
        trail.Begin("risks.method.withdraw");
        await db.SaveChangesAsync(cancellation);
        return result;
    }

    /// <summary>Approves or refuses; null when there is no such version.</summary>
    /// <param name="id">The version.</param>
    /// <param name="approve">Whether it is approved.</param>
    /// <param name="seenHash">The hash of what the page showed.</param>
    /// <param name="comment">Words to the decision; the reason of a refusal.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<Result?> DecideAsync(RiskMethodId id, bool approve, string? seenHash, string? comment, CancellationToken cancellation)
    {
        access.Demand(RiskPermissions.ApproveMethod);
        if (await FindAsync(id, cancellation) is not { } method) return null;
        if (await PendingAsync(id, cancellation) is not { } request) return ApprovalProblems.AlreadyDecided;
        var signature = signatory.Sign(seenHash, comment);
        if (!signature.Ok) return signature;
        var result = approve ? method.Approve(request, signature.Value) : request.Reject(signature.Value, method.ContentHash());
        if (!result.Ok) return result;
        trail.Begin(approve ? "risks.method.approve" : "risks.method.refuse", signature.Value.Words);
        await db.SaveChangesAsync(cancellation);
        return result;
    }

    private Task<RiskMethod?> FindAsync(RiskMethodId id, CancellationToken cancellation) => db.Set<RiskMethod>().SingleOrDefaultAsync(m => m.Id == id, cancellation);

    private Task<Approval?> PendingAsync(RiskMethodId id, CancellationToken cancellation) =>
        approvals.PendingAsync(RiskMethod.SubjectKind, id.Value, RiskMethod.ApprovalPurpose, cancellation);
}

/// <summary>Methods in the list of what waits for a decision.</summary>
internal sealed class MethodApprovals(MeguriDb db) : IApprovalSubject
{
    public string Kind => RiskMethod.SubjectKind;

    public string PermissionFor(string purpose) => RiskPermissions.ApproveMethod;

    public async Task<IReadOnlyDictionary<Guid, ApprovalItem>> DescribeAsync(IReadOnlyCollection<Guid> subjects, CancellationToken cancellation)
    {
        var ids = subjects.Select(RiskMethodId.From).ToList();
        return await db.Set<RiskMethod>().AsNoTracking().Where(m => ids.Contains(m.Id)).Select(m => new { m.Id, m.Name, m.VersionNumber })
            .ToDictionaryAsync(m => m.Id.Value, m => new ApprovalItem(RiskWords.ApproveMethodTitle(m.VersionNumber), m.Name, "/risks/method"), cancellation);
    }
}

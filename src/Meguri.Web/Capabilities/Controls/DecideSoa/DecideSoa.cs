using Meguri.Domain.Approvals;
using Meguri.Domain.Controls;
using Meguri.Domain.Kernel;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Approvals;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>Decides on a version that waits for approval. Null means that there is no such version.</summary>
internal sealed class DecideSoa(MeguriDb db, ApprovalLedger approvals, Signatory signatory, Access access, Trail trail)
{
    /// <summary>Approves; the version in force until now is superseded.</summary>
    public async Task<Result?> ApproveAsync(int number, string? seenHash, string? comment, CancellationToken cancellation)
    {
        access.Demand(ControlPermissions.Approve);
        var signature = signatory.Sign(seenHash, comment);
        if (!signature.Ok) return signature;
        var inForce = await db.Set<SoaVersion>().SingleOrDefaultAsync(version => version.State == SoaState.Approved, cancellation);
        return await DecideAsync(number, "soa.approve", comment, (version, request) => version.Approve(request, signature.Value, inForce), cancellation);
    }

    /// <summary>Refuses, with a reason; the author changes the statement and asks again.</summary>
    public async Task<Result?> RejectAsync(int number, string? seenHash, string? comment, CancellationToken cancellation)
    {
        access.Demand(ControlPermissions.Approve);
        var signature = signatory.Sign(seenHash, comment);
        if (!signature.Ok) return signature;
        return await DecideAsync(number, "soa.reject", comment, (version, request) => request.Reject(signature.Value, version.ContentHash()), cancellation);
    }

    /// <summary>Takes the request back.</summary>
    public async Task<Result?> WithdrawAsync(int number, CancellationToken cancellation)
    {
        access.Demand(ControlPermissions.Edit);
        if (signatory.Person is not { } author) return SignatoryProblems.NoPerson;
        return await DecideAsync(number, "soa.withdraw", null, (_, request) => request.Withdraw(author, signatory.Now), cancellation);
    }

    private async Task<Result?> DecideAsync(int number, string act, string? reason, Func<SoaVersion, Approval, Result> decide, CancellationToken cancellation)
    {
        if (await db.Set<SoaVersion>().SingleOrDefaultAsync(version => version.VersionNumber == number, cancellation) is not { } version) return null;
        if (await approvals.PendingAsync(SoaVersion.SubjectKind, version.Id.Value, SoaVersion.ApprovalPurpose, cancellation) is not { } request)
            return ApprovalProblems.AlreadyDecided;
        var result = decide(version, request);
        if (!result.Ok) return result;
        trail.Begin(act, reason);
        await db.SaveChangesAsync(cancellation);
        return result;
    }
}

/// <summary>Marks the version that the certificate (登録証) names.</summary>
internal sealed class NameOnCertificate(MeguriDb db, Access access, Trail trail)
{
    /// <summary>Null when there is no such version.</summary>
    public async Task<Result?> Handle(int number, CancellationToken cancellation)
    {
        access.Demand(ControlPermissions.Edit);
        var all = await db.Set<SoaVersion>().ToListAsync(cancellation);
        if (all.Find(version => version.VersionNumber == number) is not { } named) return null;
        var result = named.NameOnCertificate(all.Where(version => version != named));
        if (!result.Ok) return result;
        trail.Begin("soa.name-on-certificate");
        await db.SaveChangesAsync(cancellation);
        return result;
    }
}

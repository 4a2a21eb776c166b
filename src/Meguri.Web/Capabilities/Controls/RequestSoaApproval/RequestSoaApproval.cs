using Meguri.Domain.Approvals;
using Meguri.Domain.Controls;
using Meguri.Domain.Kernel;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Approvals;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>Freezes the statement as it stands into the next version and asks for its approval; a version that waits already is frozen anew.</summary>
internal sealed class RequestSoaApproval(MeguriDb db, LiveStatement live, ApprovalLedger approvals, Signatory signatory, Access access, CurrentOrganization current, Trail trail)
{
    public async Task<Result<SoaVersion>> Handle(string? note, CancellationToken cancellation)
    {
        access.Demand(ControlPermissions.Edit);
        if (signatory.Person is not { } author) return SignatoryProblems.NoPerson;
        var frozen = await FreezeAsync(note, cancellation);
        if (!frozen.Ok) return frozen;
        var version = frozen.Value;
        await approvals.FallAsync(SoaVersion.SubjectKind, new Dictionary<Guid, string> { [version.Id.Value] = version.ContentHash() }, cancellation);
        var open = await approvals.PendingAsync(SoaVersion.SubjectKind, version.Id.Value, SoaVersion.ApprovalPurpose, cancellation);
        if (open is not { State: ApprovalState.Pending })
        {
            var request = version.RequestApproval(author, signatory.Now);
            if (!request.Ok) return Result<SoaVersion>.Refused(request);
            db.Add(request.Value);
        }
        trail.Begin("soa.request-approval", note);
        await db.SaveChangesAsync(cancellation);
        return version;
    }

    private async Task<Result<SoaVersion>> FreezeAsync(string? note, CancellationToken cancellation)
    {
        var soa = await live.ReadAsync(cancellation);
        if (await db.Set<SoaVersion>().SingleOrDefaultAsync(version => version.State == SoaState.Draft, cancellation) is { } waiting)
        {
            var again = waiting.Refreeze(soa.Sources, soa.Controls, note, signatory.Now, current.Today);
            return again.Ok ? waiting : Result<SoaVersion>.Refused(again);
        }
        var highest = await db.Set<SoaVersion>().MaxAsync(version => (int?)version.VersionNumber, cancellation) ?? 0;
        var frozen = SoaVersion.Freeze(highest + 1, soa.Sources, soa.Controls, note, signatory.Now, current.Today);
        if (frozen.Ok) db.Add(frozen.Value);
        return frozen;
    }
}

using Meguri.Domain.Approvals;
using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Approvals;

/// <summary>Finds the approvals of things, and lets those fall whose content moved on.</summary>
internal sealed class ApprovalLedger(MeguriDb db, Signatory signatory)
{
    /// <summary>Every approval of a thing, the newest first; not tracked.</summary>
    public Task<List<Approval>> OfAsync(string kind, Guid subject, CancellationToken cancellation) =>
        db.Set<Approval>().AsNoTracking().Where(a => a.SubjectKind == kind && a.SubjectId == subject).OrderByDescending(a => a.RequestedAt).ToListAsync(cancellation);

    /// <summary>The request for a decision that is still open, to decide on it; null when there is none.</summary>
    public Task<Approval?> PendingAsync(string kind, Guid subject, string purpose, CancellationToken cancellation) =>
        db.Set<Approval>().Where(a => a.SubjectKind == kind && a.SubjectId == subject && a.Purpose == purpose && a.State == ApprovalState.Pending)
            .OrderByDescending(a => a.RequestedAt).FirstOrDefaultAsync(cancellation);

    /// <summary>Closes every open request about a kind of thing; part of the save that makes an end of them.</summary>
    public async Task DropAsync(string kind, CancellationToken cancellation)
    {
        foreach (var open in await db.Set<Approval>().Where(a => a.SubjectKind == kind && a.State == ApprovalState.Pending).ToListAsync(cancellation))
            open.Drop(signatory.Person ?? open.RequestedBy, signatory.Now);
    }

    /// <summary>Lets requests and approvals fall whose thing is no longer what they were made for; part of the save that changes the things.</summary>
    /// <param name="kind">The kind of thing.</param>
    /// <param name="hashes">What each thing is now.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task FallAsync(string kind, IReadOnlyDictionary<Guid, string> hashes, CancellationToken cancellation)
    {
        const int batch = 500;
        foreach (var ids in hashes.Keys.Chunk(batch))
            foreach (var approval in await db.Set<Approval>()
                .Where(a => a.SubjectKind == kind && ids.Contains(a.SubjectId) && (a.State == ApprovalState.Pending || a.State == ApprovalState.Approved))
                .ToListAsync(cancellation))
                approval.Fall(hashes[approval.SubjectId], signatory.Now);
    }
}

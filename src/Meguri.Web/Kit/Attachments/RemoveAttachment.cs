using Meguri.Domain.Attachments;
using Meguri.Domain.Kernel;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Kit.Attachments;

/// <summary>Takes a file from its record. What it held stays, for the trail names it.</summary>
internal sealed class RemoveAttachment(MeguriDb db, AttachmentList list, Trail trail, TimeProvider time)
{
    /// <summary>Takes it; null when there is none on a record that the actor may change.</summary>
    /// <param name="place">The record.</param>
    /// <param name="id">The file.</param>
    /// <param name="reason">Why, in the actor's words.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<Result<Attachment>?> Handle(AttachmentPlace place, Guid id, string? reason, CancellationToken cancellation)
    {
        var key = AttachmentId.From(id);
        if (list.KindOf(place.Kind) is not { } kind || !await kind.MayChangeAsync(place.Record, cancellation)) return null;
        if (await db.Set<Attachment>().SingleOrDefaultAsync(a => a.Id == key && a.Kind == place.Kind && a.RecordId == place.Record, cancellation) is not { } attachment) return null;
        var removed = attachment.Remove(time.GetUtcNow());
        if (!removed.Ok) return Result<Attachment>.Refused(removed);
        trail.Begin("attachments.remove", string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());
        await db.SaveChangesAsync(cancellation);
        return attachment;
    }
}

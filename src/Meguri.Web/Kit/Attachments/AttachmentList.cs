using Meguri.Domain.Attachments;
using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Kit.Attachments;

/// <summary>The files of a record, for whoever sees it.</summary>
internal sealed class AttachmentList(MeguriDb db, IEnumerable<IAttachable> kinds)
{
    /// <summary>The kind of record that an address names; null when files are attached to none of that name.</summary>
    public IAttachable? KindOf(string kind) => kinds.SingleOrDefault(k => k.Kind == kind);

    /// <summary>The files of a record, by name, the latest edition first. Whoever asks has seen the record.</summary>
    public async Task<IReadOnlyList<Attachment>> OfAsync(string kind, Guid record, CancellationToken cancellation) =>
        await db.Set<Attachment>().AsNoTracking().Where(a => a.Kind == kind && a.RecordId == record && a.RemovedAt == null)
            .OrderBy(a => a.NameKey).ThenByDescending(a => a.Edition).ToListAsync(cancellation);

    /// <summary>A file of a record that the actor sees; null when there is none.</summary>
    public async Task<Attachment?> FindAsync(Guid id, CancellationToken cancellation)
    {
        var key = AttachmentId.From(id);
        return await db.Set<Attachment>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == key && a.RemovedAt == null, cancellation) is { } attachment
            && KindOf(attachment.Kind) is { } kind && await kind.TitleAsync(attachment.RecordId, cancellation) is not null ? attachment : null;
    }
}

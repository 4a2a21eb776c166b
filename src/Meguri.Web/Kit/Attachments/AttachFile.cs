using System.Security.Cryptography;
using Meguri.Domain.Attachments;
using Meguri.Domain.Kernel;
using Meguri.Platform.Access;
using Meguri.Platform.Exchange;
using Meguri.Platform.Files;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Kit.Attachments;

/// <summary>Attaches a file to a record. There is no row without the whole file on the disk.</summary>
internal sealed class AttachFile(MeguriDb db, AttachmentList list, IFileStore store, FileLimits limits, AttachmentRoom room, FileScans scans, CurrentOrganization current, Actor actor, Trail trail, TimeProvider time)
{
    private const int Tries = 20;

    /// <summary>Attaches what was sent; null when the actor may not change the record.</summary>
    /// <param name="place">The record.</param>
    /// <param name="said">What the sender calls it.</param>
    /// <param name="content">The file, from its beginning; read several times.</param>
    /// <param name="sha256">What its sender says it is; null when nothing was said.</param>
    /// <param name="cancellation">Gives up; no row is there then.</param>
    public async Task<Result<Attachment>?> Handle(AttachmentPlace place, string? said, Stream content, string? sha256, CancellationToken cancellation)
    {
        if (list.KindOf(place.Kind) is not { } kind || !await kind.MayChangeAsync(place.Record, cancellation)) return null;
        var name = FileNames.Clean(said);
        if (!name.Ok) return Result<Attachment>.Refused(name);
        if (content.Length > limits.File) return AttachmentProblems.TooLarge(limits.File);
        var type = FileKinds.MediaTypeOf(name.Value!, await HeadAsync(content, cancellation), PackageTypes.Of(content));
        if (!type.Ok) return Result<Attachment>.Refused(type);
        var fits = await room.ForAsync(content.Length, cancellation);
        if (!fits.Ok) return Result<Attachment>.Refused(fits);
        if (sha256 is not null && !await IsAsync(content, sha256, cancellation)) return AttachmentProblems.HashDiffers;
        content.Position = 0;
        if (await store.PutAsync(current.Id, content, limits.File, cancellation) is not { } kept) return AttachmentProblems.TooLarge(limits.File);
        return await SaveAsync(place, name.Value!, new AttachedContent(type.Value!, kept.Bytes, kept.Sha256), cancellation);
    }

    // Two who attach the same name at once both find their place: whoever comes second takes the next edition.
    private async Task<Attachment> SaveAsync(AttachmentPlace place, string name, AttachedContent content, CancellationToken cancellation)
    {
        var key = Attachment.KeyOf(name);
        for (var left = Tries; ; left--)
        {
            var last = await db.Set<Attachment>().Where(a => a.Kind == place.Kind && a.RecordId == place.Record && a.NameKey == key).MaxAsync(a => (int?)a.Edition, cancellation) ?? 0;
            var attachment = Attachment.Add(place, name, content, last + 1, scans.Scanned, actor.Name, time.GetUtcNow());
            db.Add(attachment);
            trail.Begin("attachments.add");
            try
            {
                await db.SaveChangesAsync(cancellation);
                return attachment;
            }
            catch (DbUpdateException raced) when (left > 1 && DatabaseErrors.IsConflict(raced))
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private static async Task<byte[]> HeadAsync(Stream content, CancellationToken cancellation)
    {
        var head = new byte[FileKinds.Head];
        content.Position = 0;
        return head[..await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation)];
    }

    private static async Task<bool> IsAsync(Stream content, string sha256, CancellationToken cancellation)
    {
        content.Position = 0;
        return string.Equals(TrailHash.Hex(await SHA256.HashDataAsync(content, cancellation)), sha256.Trim(), StringComparison.OrdinalIgnoreCase);
    }
}

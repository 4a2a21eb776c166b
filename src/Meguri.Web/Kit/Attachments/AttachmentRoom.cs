using Meguri.Domain.Attachments;
using Meguri.Domain.Kernel;
using Meguri.Platform.Files;
using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Kit.Attachments;

/// <summary>Whether there is room for a file. Removed files count: what they held is kept.</summary>
internal sealed class AttachmentRoom(MeguriDb db, FileLimits limits, TimeProvider time)
{
    /// <summary>Done when so many bytes more find room in the organization, today and at all.</summary>
    public async Task<Result> ForAsync(long bytes, CancellationToken cancellation)
    {
        var since = time.GetUtcNow().AddDays(-1);
        var all = await db.Set<Attachment>().GroupBy(_ => 1).Select(g => new { Files = g.Count(), Bytes = g.Sum(a => a.Bytes) }).SingleOrDefaultAsync(cancellation);
        var today = await db.Set<Attachment>().Where(a => a.AddedAt > since).SumAsync(a => a.Bytes, cancellation);
        if (all?.Files >= limits.Files) return AttachmentProblems.TooMany(limits.Files);
        if ((all?.Bytes ?? 0) + bytes > limits.Total) return AttachmentProblems.NoRoom(limits.Total);
        return today + bytes > limits.Day ? AttachmentProblems.TooMuchToday(limits.Day) : Result.Done;
    }
}

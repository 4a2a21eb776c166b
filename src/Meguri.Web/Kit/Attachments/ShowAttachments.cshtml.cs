using System.Globalization;
using Meguri.Domain.Attachments;
using Meguri.Domain.Kernel;
using Meguri.Platform.Files;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Kit.Attachments;

/// <summary>The files of a record, in all their editions, and where one is attached. Whoever sees the record sees them.</summary>
[Member]
[RoomFirst]
[RequestSizeLimit(Most)]
[RequestFormLimits(MultipartBodyLengthLimit = Most)]
internal sealed class ShowAttachmentsModel(AttachmentList list, AttachFile attach, RemoveAttachment remove, FileLimits limits, FileScans scans) : MeguriPage
{
    // The longest file and the form around it.
    private const long Most = FileLimits.Longest + (64 << 10);

    [BindProperty]
    public Form Input { get; set; } = new();

    public string Title { get; private set; } = "";

    public string RecordPath { get; private set; } = "";

    public bool MayChange { get; private set; }

    public IReadOnlyList<Attachment> Files { get; private set; } = [];

    public long MostMegabytes => limits.File >> 20;

    public string At(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Current.Zone).ToString("yyyy/MM/dd HH:mm", CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGetAsync(string kind, Guid id, CancellationToken cancellation) => await LoadAsync(kind, id, cancellation) ? Page() : NotFound();

    [Named]
    public async Task<IActionResult> OnPostAsync(string kind, Guid id, CancellationToken cancellation)
    {
        var place = new AttachmentPlace(kind, id);
        // Before anything is kept: a file without its row would stay for nobody.
        if (!ModelState.IsValid || Input.File is not { } file)
            return !await LoadAsync(kind, id, cancellation) || !MayChange ? NotFound() : ModelState.IsValid ? Refuse(AttachmentProblems.Missing) : Again();
        // What is not committed yet, the scanner does not see.
        Response.OnCompleted(() =>
        {
            scans.Wake();
            return Task.CompletedTask;
        });
        await using var content = file.OpenReadStream();
        return await AnswerAsync(place, await attach.Handle(place, file.FileName, content, Input.Sha256, cancellation), attached => AttachmentWords.Attached(attached.Name), cancellation);
    }

    [Named]
    public async Task<IActionResult> OnPostRemoveAsync(string kind, Guid id, Guid file, string? reason, CancellationToken cancellation)
    {
        var place = new AttachmentPlace(kind, id);
        return await AnswerAsync(place, await remove.Handle(place, file, reason, cancellation), removed => AttachmentWords.Removed(removed.Name), cancellation);
    }

    private async Task<IActionResult> AnswerAsync(AttachmentPlace place, Result<Attachment>? result, Func<Attachment, string> done, CancellationToken cancellation)
    {
        if (result is null) return NotFound();
        if (result.Ok) return Done(done(result.Value!), $"/attachments/{place.Kind}/{place.Record}");
        return await LoadAsync(place.Kind, place.Record, cancellation) ? Refuse(result) : NotFound();
    }

    private async Task<bool> LoadAsync(string kind, Guid id, CancellationToken cancellation)
    {
        if (list.KindOf(kind) is not { } attachable || await attachable.TitleAsync(id, cancellation) is not { } title) return false;
        (Title, RecordPath) = (title, attachable.PathOf(id));
        MayChange = Current.Past is null && await attachable.MayChangeAsync(id, cancellation);
        Files = await list.OfAsync(kind, id, cancellation);
        return true;
    }

    /// <summary>What the form sends.</summary>
    internal sealed class Form
    {
        public IFormFile? File { get; set; }

        /// <summary>For programs: SHA-256 of what they send.</summary>
        public string? Sha256 { get; set; }
    }
}

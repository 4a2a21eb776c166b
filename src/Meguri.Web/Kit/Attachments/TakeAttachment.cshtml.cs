using Meguri.Domain.Attachments;
using Meguri.Domain.Kernel;
using Meguri.Platform.Files;
using Meguri.Web.Host;
using Meguri.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Kit.Attachments;

/// <summary>Hands a file out to whoever sees its record. It is never shown in the page: what it holds comes from somebody else.</summary>
[Member]
internal sealed class TakeAttachmentModel(AttachmentList list, IFileStore store, FileScans scans, ILogger<TakeAttachmentModel> log) : MeguriPage
{
    public string Name { get; private set; } = "";

    public string Back { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await list.FindAsync(id, cancellation) is not { } attachment) return NotFound();
        (Name, Back) = (attachment.Name, $"/attachments/{attachment.Kind}/{attachment.RecordId}");
        if (attachment.MayLeave(scans.Scanned) is { Ok: false } closed) return Closed(closed);
        if (await FileCheck.OpenAsync(store, Current.Id, attachment.Sha256, cancellation) is not { } content)
        {
            log.LogError("Attachment {Attachment} is missing or changed on the disk: {Hash}", attachment.Id.Value, attachment.Sha256);
            return Closed(AttachmentProblems.Broken);
        }
        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return HandOut(content, attachment.MediaType, attachment.Name);
    }

    private IActionResult Closed(Result why)
    {
        foreach (var problem in why.Problems) ModelState.AddModelError("", Problems.Say(problem));
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}

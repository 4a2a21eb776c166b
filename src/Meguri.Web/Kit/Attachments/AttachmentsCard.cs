using Meguri.Domain.Attachments;
using Meguri.Platform.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Kit.Attachments;

/// <summary>The files of a record on its page: <c>@await Component.InvokeAsync("Attachments", new { kind, record, change })</c>.</summary>
[ViewComponent(Name = "Attachments")]
public sealed class AttachmentsCard : ViewComponent
{
    /// <summary>Shows them.</summary>
    /// <param name="kind">The kind of record.</param>
    /// <param name="record">The record, which the reader sees.</param>
    /// <param name="change">True when the reader may change it.</param>
    public async Task<IViewComponentResult> InvokeAsync(string kind, Guid record, bool change)
    {
        var services = HttpContext.RequestServices;
        var files = await services.GetRequiredService<AttachmentList>().OfAsync(kind, record, HttpContext.RequestAborted);
        // Nothing is attached to what was.
        return View("/Kit/Attachments/_Card.cshtml", new AttachmentCard(kind, record, files, change && services.GetRequiredService<CurrentOrganization>().Past is null));
    }
}

/// <summary>What the card shows.</summary>
internal sealed record AttachmentCard(string Kind, Guid Record, IReadOnlyList<Attachment> Files, bool MayChange);

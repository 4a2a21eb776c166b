using Meguri.Domain.Attachments;
using Meguri.Domain.Kernel;
using Meguri.Platform.Files;
using Meguri.Platform.Persistence;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Meguri.Web.Kit.Attachments;

/// <summary>
/// Looks before a file is read: a record that is not the sender's to change is 404, a file that is too long 413, one that there is no room
/// for 507. A body that does not say how long it is ends where it passes the limit; one that breaks off leaves nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RoomFirstAttribute : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    // The form around the file: only what cannot fit is refused unread.
    private const long Around = 64 << 10;

    /// <summary>Behind the page's own limits (900), before the form is read for its token (1000).</summary>
    public int Order => 950;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var (http, services, stop) = (context.HttpContext, context.HttpContext.RequestServices, context.HttpContext.RequestAborted);
        if (!HttpMethods.IsPost(http.Request.Method) || http.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) != true) return;
        var (limits, bytes) = (services.GetRequiredService<FileLimits>(), Math.Max(0, (http.Request.ContentLength ?? 0) - Around));
        if (services.GetRequiredService<AttachmentList>().KindOf((string)context.RouteData.Values["kind"]!) is not { } kind
            || !await kind.MayChangeAsync(Guid.Parse((string)context.RouteData.Values["id"]!), stop)) Refuse(context, StatusCodes.Status404NotFound);
        else if (bytes > limits.File) Refuse(context, StatusCodes.Status413PayloadTooLarge, AttachmentProblems.TooLarge(limits.File));
        else if (await services.GetRequiredService<AttachmentRoom>().ForAsync(bytes, stop) is { Ok: false } full) Refuse(context, StatusCodes.Status507InsufficientStorage, full.Problems[0]);
        else await ReadAsync(context, limits, stop);
    }

    private static async Task ReadAsync(AuthorizationFilterContext context, FileLimits limits, CancellationToken stop)
    {
        if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } most) most.MaxRequestBodySize = limits.File + Around;
        try
        {
            await context.HttpContext.Request.ReadFormAsync(stop);
        }
        catch (BadHttpRequestException refused)
        {
            Refuse(context, refused.StatusCode, refused.StatusCode == StatusCodes.Status413PayloadTooLarge ? AttachmentProblems.TooLarge(limits.File) : null);
        }
        // A full disk is no fault of the sender's.
        catch (Exception broken) when (broken is IOException or InvalidDataException && !DatabaseErrors.IsFull(broken))
        {
            Refuse(context, StatusCodes.Status400BadRequest);
        }
    }

    private static void Refuse(AuthorizationFilterContext context, int status, Problem? said = null)
    {
        if (said is not null) context.HttpContext.Items[typeof(Problem)] = said;
        // Nor does the page that says so read it.
        context.HttpContext.Request.ContentType = null;
        context.Result = new StatusCodeResult(status);
    }
}

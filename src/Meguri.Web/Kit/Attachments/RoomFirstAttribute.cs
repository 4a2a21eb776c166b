using Meguri.Domain.Attachments;
using Meguri.Platform.Files;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Meguri.Web.Kit.Attachments;

/// <summary>
/// Looks before a file is read: a record that is not the sender's to change is 404, a file that is too long 413, one that there is no room
/// for 507. A body that does not say how long it is ends where it passes the limit.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RoomFirstAttribute : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    // The form around the file: only what cannot fit is refused unread.
    private const long Around = 64 << 10;

    /// <summary>Behind the page's own limits (900), before the form is read (960).</summary>
    public int Order => 950;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var (http, services, stop) = (context.HttpContext, context.HttpContext.RequestServices, context.HttpContext.RequestAborted);
        if (!HttpMethods.IsPost(http.Request.Method) || http.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) != true) return;
        var (limits, bytes) = (services.GetRequiredService<FileLimits>(), Math.Max(0, (http.Request.ContentLength ?? 0) - Around));
        if (services.GetRequiredService<AttachmentList>().KindOf((string)context.RouteData.Values["kind"]!) is not { } kind
            || !await kind.MayChangeAsync(Guid.Parse((string)context.RouteData.Values["id"]!), stop)) ReadFormFilter.Refuse(context, StatusCodes.Status404NotFound);
        else if (bytes > limits.File) ReadFormFilter.Refuse(context, StatusCodes.Status413PayloadTooLarge, AttachmentProblems.TooLarge(limits.File));
        else if (await services.GetRequiredService<AttachmentRoom>().ForAsync(bytes, stop) is { Ok: false } full) ReadFormFilter.Refuse(context, StatusCodes.Status507InsufficientStorage, full.Problems[0]);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } most) most.MaxRequestBodySize = limits.File + Around;
        http.Items[ReadFormFilter.TooLong] = AttachmentProblems.TooLarge(limits.File);
    }
}

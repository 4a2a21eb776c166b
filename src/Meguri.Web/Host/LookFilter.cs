using Meguri.Platform.Access;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Meguri.Web.Host;

/// <summary>
/// Who looked. Every file that an organization hands out, to whomever, and every page that a certification auditor is shown is kept in
/// the trail before the answer begins: what cannot be kept is not shown. One filter for all pages, so that none can forget it.
/// </summary>
internal sealed class LookFilter(Looks looks, CurrentOrganization current, Actor actor) : IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (current.IsSet && await LookAsync(context) is { } look) await looks.KeepAsync(look, context.HttpContext.RequestAborted);
        await next();
    }

    private async Task<Look?> LookAsync(ResultExecutingContext context)
    {
        var http = context.HttpContext;
        if (context.Result is HandedOut file)
        {
            // Closed also when the trail refuses, and nobody reads it.
            http.Response.RegisterForDispose(file.FileStream);
            var format = Path.GetExtension(file.FileDownloadName).TrimStart('.');
            return Here(http) with { Taken = await TakenFile.OfAsync(file.FileStream, file.FileDownloadName, format, file.Rows, http.RequestAborted) };
        }
        if (context.Result is FileResult) throw new InvalidOperationException("Files are handed out by MeguriPage.HandOut.");
        return context.Result is PageResult page && (page.StatusCode ?? http.Response.StatusCode) < StatusCodes.Status400BadRequest && actor.Present.Roles.Contains(Role.CertificationAuditor)
            ? Here(http) : null;
    }

    private static Look Here(HttpContext http) => Look.At(http.Request.Path.ToUriComponent() + http.Request.QueryString.ToUriComponent()) with
    {
        Route = "/" + (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.TrimStart('/'),
        Record = Guid.TryParse(http.GetRouteValue("id")?.ToString(), out var id) ? id : null,
    };
}

/// <summary>A file that leaves an organization.</summary>
internal sealed class HandedOut(Stream stream, string mediaType) : FileStreamResult(stream, mediaType)
{
    /// <summary>How many rows it has, where it is a list.</summary>
    public long? Rows { get; init; }
}

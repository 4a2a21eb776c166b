using Meguri.Domain.Kernel;
using Meguri.Platform.Persistence;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Meguri.Web.Host;

/// <summary>
/// Reads a form before its token is looked for (1000), which takes every trouble for a bad token: one that stops arriving is 408, one that
/// is too long 413, one that breaks off 400, and a disk that is full while it arrives 507.
/// </summary>
internal sealed class ReadFormFilter : IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>What a form that is too long is told, for pages that can say it better than the status: a <see cref="Problem"/> under this key.</summary>
    public static readonly object TooLong = new();

    /// <summary>Behind what a page wants to know before anything is read (950).</summary>
    public int Order => 960;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        // The page that says what went wrong before needs no form.
        if (http.Features.Get<IExceptionHandlerFeature>() is not null || context.Result is not null || !HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType) return;
        try
        {
            await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (BadHttpRequestException refused)
        {
            Refuse(context, refused.StatusCode, refused.StatusCode == StatusCodes.Status413PayloadTooLarge ? http.Items[TooLong] as Problem : null);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            Refuse(context, StatusCodes.Status400BadRequest);
            // A full disk is no fault of the sender's, and one for the log.
            if (DatabaseErrors.IsFull(broken)) throw;
        }
    }

    /// <summary>Ends the request without reading its form; nor does the page that says so read it.</summary>
    public static void Refuse(AuthorizationFilterContext context, int status, Problem? said = null)
    {
        if (said is not null) context.HttpContext.Items[typeof(Problem)] = said;
        context.HttpContext.Request.ContentType = null;
        context.Result = new StatusCodeResult(status);
    }
}

using Meguri.Platform.Persistence;
using Microsoft.AspNetCore.Diagnostics;

namespace Meguri.Web.Host;

/// <summary>What a fault of the machine below is answered with: a database that is away is 503, to be asked again; no room left is 507. What could not be read as a request keeps its own status. All else is a bug.</summary>
internal static class Unavailable
{
    /// <summary>The status of an exception.</summary>
    public static int StatusOf(Exception fault) =>
        fault is BadHttpRequestException bad ? bad.StatusCode
        : DatabaseErrors.IsFull(fault) ? StatusCodes.Status507InsufficientStorage
        : DatabaseErrors.IsAway(fault) ? StatusCodes.Status503ServiceUnavailable
        : StatusCodes.Status500InternalServerError;

    /// <summary>The page that says so is made for a visitor: who is signed in could only be learned from the database that is away.</summary>
    public static Task AsVisitorAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IExceptionHandlerFeature>() is { Error: var fault } && StatusOf(fault) == StatusCodes.Status503ServiceUnavailable)
        {
            http.Request.Headers.Cookie = default;
            http.Response.Headers.RetryAfter = "5";
            // The visitor's cookies would take the place of those that the form on the page before was made with.
            http.Response.OnStarting(() => Task.FromResult(http.Response.Headers.Remove("Set-Cookie")));
        }
        return next(http);
    }
}

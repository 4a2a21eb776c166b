using System.Globalization;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Kit.Past;

/// <summary>
/// <c>?asOf=2026-03-31</c> leads to <c>/{org}/@2026-03-31/…</c>, and everything below that address is answered from the rows as they were at
/// the end of the day: links, prints and exports stay there by themselves. Whoever looks back is a guest who reads; nothing is changed.
/// </summary>
internal sealed class PastMiddleware(RequestDelegate next)
{
    private const string Parameter = "asOf";

    public async Task InvokeAsync(HttpContext http, CurrentOrganization current, Access access, PastRows rows)
    {
        if (!current.IsSet)
        {
            await next(http);
            return;
        }
        var asked = http.Request.Query[Parameter];
        var below = http.Request.Path.Value!.StartsWith("/@", StringComparison.Ordinal) ? http.Request.Path.Value.Split('/', 3) : null;
        if (asked.Count == 0 && below is null)
        {
            await next(http);
            return;
        }
        if (!DateOnly.TryParseExact(asked.Count > 0 ? asked[^1] : below![1][1..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            http.Response.StatusCode = asked.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status404NotFound;
            return;
        }
        var path = below is null ? http.Request.Path : new PathString("/" + (below.Length > 2 ? below[2] : "home"));
        if (asked.Count > 0 || day >= current.Today)
        {
            http.Response.Redirect(http.Request.PathBase + (day < current.Today ? Segment(day) : "") + path + Rest(http.Request.Query));
            return;
        }
        http.Response.StatusCode = !access.May(PastModule.Look) ? StatusCodes.Status403Forbidden
            : !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method) ? StatusCodes.Status405MethodNotAllowed : StatusCodes.Status200OK;
        if (http.Response.StatusCode != StatusCodes.Status200OK) return;
        if (await rows.AtEndOfAsync(day, http.RequestServices, http.RequestAborted) is not { } past)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        http.Request.PathBase = http.Request.PathBase.Add(Segment(day));
        http.Request.Path = path;
        await InPastAsync(http, past);
    }

    /// <summary>The part of an address that leads to a day.</summary>
    public static string Segment(DateOnly day) => "/@" + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task InPastAsync(HttpContext http, PastDay past)
    {
        var present = http.RequestServices;
        await using var scope = present.CreateAsyncScope();
        if (!await EnterAsync(scope.ServiceProvider, present.GetRequiredService<CurrentOrganization>().Value, past, present.GetRequiredService<Actor>(), http.RequestAborted))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        http.RequestServices = scope.ServiceProvider;
        try
        {
            await next(http);
        }
        finally
        {
            http.RequestServices = present;
        }
    }

    /// <summary>Makes a scope one that looks back, with the organization's own words and settings of that day.</summary>
    /// <returns>False when the organization was not there yet.</returns>
    public static async Task<bool> EnterAsync(IServiceProvider scope, Organization organization, PastDay past, Actor actor, CancellationToken cancellation)
    {
        var current = scope.GetRequiredService<CurrentOrganization>();
        current.LookBack(past);
        current.Set(organization);
        if (await scope.GetRequiredService<MeguriDb>().Set<Organization>().AsNoTracking().SingleOrDefaultAsync(cancellation) is not { } then) return false;
        current.Set(then);
        scope.GetRequiredService<Actor>().LookBackAs(actor, Role.CertificationAuditor);
        return true;
    }

    private static QueryString Rest(IQueryCollection query) =>
        new QueryBuilder(query.Where(q => q.Key != Parameter).SelectMany(q => q.Value.Select(value => KeyValuePair.Create(q.Key, value ?? "")))).ToQueryString();
}

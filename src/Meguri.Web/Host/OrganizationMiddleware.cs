using Meguri.Platform.Access;
using Meguri.Platform.Tenancy;

namespace Meguri.Web.Host;

/// <summary>
/// Wall a: <c>/{org}/…</c> becomes the path base, and who asks is looked up in that organization on every request. A
/// stranger gets the same 404 whether the organization exists or not.
/// </summary>
internal sealed class OrganizationMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, OrganizationDirectory directory, CurrentOrganization current, Actor actor)
    {
        actor.RequestId = http.TraceIdentifier;
        var session = SessionClaims.Read(http.User);
        var account = session?.Account;
        if (session is { } came) actor.ComeBy(came.Session, came.Method);
        var slug = FirstSegment(http.Request.Path);
        if (slug is null || Slug.Reserved.Contains(slug))
        {
            if (account is { } id) actor.BecomeAccount(id, http.User.Identity?.Name ?? "");
            await next(http);
            return;
        }
        if (account is null)
        {
            http.Response.Redirect("/sign-in?returnUrl=" + Uri.EscapeDataString(http.Request.PathBase + http.Request.Path + http.Request.QueryString));
            return;
        }
        if (await directory.FindMemberAsync(slug, account.Value, http.RequestAborted) is not { } found)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        current.Set(found.Organization);
        var roles = session!.Value.Method.RolesIn(found.Membership.Roles, found.Organization);
        if (roles.Count == 0)
        {
            http.Response.Redirect("/sign-in?stronger=true&returnUrl=" + Uri.EscapeDataString(http.Request.PathBase + http.Request.Path + http.Request.QueryString));
            return;
        }
        actor.BecomeMember(found.Account.Id, found.Membership.Id, found.Membership.PersonId, found.Account.DisplayName, roles);
        if (found.Organization.SecondFactorFor.Intersect(roles).Any() && !session.Value.Method.HasSecondFactor())
        {
            http.Response.Redirect($"/account/second-factor?organization={slug}");
            return;
        }
        http.Request.PathBase = http.Request.PathBase.Add("/" + slug);
        http.Request.Path = http.Request.Path.StartsWithSegments("/" + slug, out var rest) && rest.HasValue ? rest : "/home";
        await next(http);
    }

    private static string? FirstSegment(PathString path) =>
        path.Value?.Split('/', 3) is [_, { Length: > 0 } first, ..] ? first : null;
}

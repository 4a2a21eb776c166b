using Meguri.Platform.Persistence;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;

namespace Meguri.Web.Shell;

/// <summary>The few addresses that are no page.</summary>
internal static class ShellRoutes
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/", () => Results.Redirect("/organizations")).AllowAnonymous();
        app.MapPost("/sign-out", SignOutAsync).RequireAuthorization(SignedInAttribute.PolicyName);
        app.MapPost(ShellLinks.Language, SetLanguage).AllowAnonymous();
        app.MapGet("/health", () => Results.Text("ok")).AllowAnonymous();
        app.MapGet("/ready", ReadyAsync).AllowAnonymous();
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, IAntiforgery antiforgery, SignInManager<Account> signIn)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
        await signIn.SignOutAsync();
        return Results.Redirect("/sign-in");
    }

    private static async Task<IResult> SetLanguage(HttpContext http, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var culture = Array.Find(MeguriHost.Cultures, c => c.Name == form["culture"]) ?? MeguriHost.Cultures[0];
        Keep(http, CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)));
        return Results.Redirect(LocalOrRoot(form["returnUrl"]));
    }

    private static async Task<IResult> ReadyAsync(MeguriDb db, CancellationToken cancellation) =>
        await db.Database.CanConnectAsync(cancellation) ? Results.Text("ready") : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);

    private static void Keep(HttpContext http, string name, string value) => http.Response.Cookies.Append(name, value, new CookieOptions
    {
        MaxAge = TimeSpan.FromDays(365), Path = "/", SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true, Secure = http.Request.IsHttps,
    });

    // Only "/x…": "//host", "/\host" and addresses with a scheme would lead away.
    private static string LocalOrRoot(string? url) =>
        url is { Length: > 0 } && url[0] == '/' && (url.Length == 1 || url[1] is not ('/' or '\\')) && !url.Any(char.IsControl) ? url : "/";
}

namespace Meguri.Web.Host;

/// <summary>
/// Nothing is changed at another site's wish. Browsers say where a request comes from (<c>Sec-Fetch-Site</c>, which no page can forge); what is not from
/// this very origin is refused before anybody reads it. The antiforgery token stands without this, and this without the token.
/// </summary>
internal sealed class CrossSite(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        var reads = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || HttpMethods.IsOptions(http.Request.Method);
        var from = http.Request.Headers["Sec-Fetch-Site"];
        // Programs and old browsers say nothing.
        if (reads || from.Count == 0 || from.All(site => site is "same-origin" or "none")) return next(http);
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }
}

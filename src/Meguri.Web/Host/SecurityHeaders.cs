using System.Security.Cryptography;

namespace Meguri.Web.Host;

/// <summary>What every answer says about what a browser may do with it (design: nothing from another origin, no inline script).</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string NonceKey = "csp-nonce";

    public Task InvokeAsync(HttpContext http)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        http.Items[NonceKey] = nonce;
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; style-src-attr 'unsafe-inline'; img-src 'self' data:; "
            + "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        http.Response.OnStarting(() =>
        {
            if (!headers.ContainsKey("Cache-Control")) headers.CacheControl = "private, no-store";
            return Task.CompletedTask;
        });
        return next(http);
    }

    /// <summary>The nonce of this answer, for the one style element a chart needs.</summary>
    public static string NonceOf(HttpContext http) => (string)http.Items[NonceKey]!;
}

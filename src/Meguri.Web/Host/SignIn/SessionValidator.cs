using System.Security.Claims;
using Meguri.Platform.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Meguri.Web.Host;

/// <summary>
/// Holds the cookie against its session and its account at every request, by one read. Identity's own validator would look every 30
/// minutes and sign a new cookie each time; ours carries no claims that could grow old.
/// </summary>
internal sealed class SessionValidator(Sessions sessions, IOptions<IdentityOptions> options) : ISecurityStampValidator
{
    public async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var stamp = context.Principal?.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType);
        if (stamp is not null && SessionClaims.Read(context.Principal) is { } read && await sessions.HoldsAsync(read.Session, read.Account, stamp, context.HttpContext.RequestAborted)) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }
}

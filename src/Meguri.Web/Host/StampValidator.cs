using Meguri.Platform.Persistence;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Meguri.Web.Host;

/// <summary>
/// Holds the stamp in the cookie against the account's at every request, ends the session of an account that was shut, and leaves it at that. Identity's own would also
/// read the account's claims and sign a new cookie each time; ours carries no claims that could grow old.
/// </summary>
internal sealed class StampValidator(IOptions<SecurityStampValidatorOptions> options, SignInManager<Account> signIn, ILoggerFactory logger)
    : SecurityStampValidator<Account>(options, signIn, logger)
{
    protected override async Task SecurityStampVerified(Account user, CookieValidatePrincipalContext context)
    {
        if (user.DeactivatedAt is null) return;
        context.RejectPrincipal();
        await SignInManager.SignOutAsync();
    }
}

using System.Security.Claims;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Meguri.Web.Host;

/// <summary>
/// Identity's sign-in with a session behind every cookie. All ways in end in <see cref="SignInWithClaimsAsync(Account, AuthenticationProperties?, IEnumerable{Claim})"/>,
/// so none can forget it, and each makes a new session: an id planted before is worth nothing afterwards.
/// </summary>
internal sealed class SessionSignIn(
    UserManager<Account> accounts, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Account> principals, IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<Account> confirmation, Sessions sessions)
    : SignInManager<Account>(accounts, http, principals, options, log, schemes, confirmation)
{
    public override async Task SignInWithClaimsAsync(Account user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var session = await sessions.BeginAsync(
            user.Id, SignInMethod.Password, DeviceName.Of(Context.Request.Headers.UserAgent), SessionClaims.Read(Context.User)?.Session, Context.RequestAborted);
        await base.SignInWithClaimsAsync(user, authenticationProperties, SessionClaims.Of(session));
        SealedAnswers.LiveByTheirCookie(Context);
    }

    public override async Task SignOutAsync()
    {
        if (SessionClaims.Read(Context.User) is { } read) await sessions.EndAsync(read.Account, read.Session, Context.RequestAborted);
        await base.SignOutAsync();
    }
}

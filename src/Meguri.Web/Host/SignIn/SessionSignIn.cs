using System.Security.Claims;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SignInResult = Microsoft.AspNetCore.Identity.SignInResult;

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
    /// <summary>Signs in by a way that was checked.</summary>
    public Task SignInByAsync(Account account, SignInMethod method) => SignInWithClaimsAsync(account, null, SessionClaims.Of(method));

    /// <summary>The password was right: signs in, or asks for the code.</summary>
    public Task<SignInResult> GoOnAsync(Account account) => SignInOrTwoFactorAsync(account, isPersistent: false);

    /// <summary>A new cookie and a new session by the same way: after what the holder changed, the old ones are worth nothing.</summary>
    public override Task RefreshSignInAsync(Account user) => SignInByAsync(user, SessionClaims.Read(Context.User)!.Value.Method);

    /// <summary>Whether a one-time code is asked for after the password.</summary>
    public override Task<bool> IsTwoFactorEnabledAsync(Account user) => Task.FromResult(user.TwoFactorEnabled);

    public override async Task SignInWithClaimsAsync(Account user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var session = await sessions.BeginAsync(
            user.Id, SessionClaims.MethodOf(additionalClaims) ?? SignInMethod.Password, DeviceName.Of(Context.Request.Headers.UserAgent), SessionClaims.Read(Context.User)?.Session, Context.RequestAborted);
        await base.SignInWithClaimsAsync(user, authenticationProperties, SessionClaims.Of(session));
        await Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        SealedAnswers.LiveByTheirCookie(Context);
    }

    public override async Task SignOutAsync()
    {
        if (SessionClaims.Read(Context.User) is { } read) await sessions.EndAsync(read.Account, read.Session, Context.RequestAborted);
        await base.SignOutAsync();
    }
}

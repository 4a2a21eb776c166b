using Meguri.Domain.Kernel;
using Meguri.Platform.Access;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>The second step: a one-time code, or a recovery code in its place, within five minutes of the password.</summary>
[AllowAnonymous]
internal sealed class EnterCodeModel(SessionSignIn signIn, SecondFactor second, Attempts attempts, Actor actor) : MeguriPage
{
    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync() => await signIn.GetTwoFactorAuthenticationUserAsync() is null ? Redirect("/sign-in") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { DeactivatedAt: null } account) return Redirect("/sign-in");
        // By account alone: whoever comes this far knows the password, and a million codes from a thousand places are soon tried.
        Limit[] limits = [SignInLimits.Code(account.Id)];
        if (await attempts.TakeAsync(limits, cancellation) is { } wait) return TooMany(wait, AccountProblems.TooManyAttempts(wait));
        actor.BecomeAccount(account.Id, account.DisplayName);
        if (!await second.TakeAsync(account, Input.Code)) return Refuse((Result)AccountProblems.WrongCode);
        await attempts.ForgiveAsync(limits, cancellation);
        await signIn.SignInByAsync(account, SignInMethod.PasswordAndCode);
        return Redirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/organizations");
    }

    public sealed class Form
    {
        public string? Code { get; set; }
    }
}

using Meguri.Domain.Kernel;
using Meguri.Platform.Access;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>Signs in by a passkey: the device says whose it is, and stands for both steps. No lock-out of passwords reaches here.</summary>
[AllowAnonymous]
internal sealed class PasskeySignInModel(SessionSignIn signIn, Passkeys passkeys, SiteSettings site, Actor actor) : MeguriPage
{
    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => site.PasskeyDomain(Request) is null ? NotFound() : Page();

    /// <summary>What the browser gives to the device. Of no account in particular: nobody learns who has passkeys.</summary>
    public async Task<IActionResult> OnPostOptionsAsync() =>
        site.PasskeyDomain(Request) is null ? NotFound() : Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    public async Task<IActionResult> OnPostAsync(string? credential, CancellationToken cancellation)
    {
        if (site.PasskeyDomain(Request) is null) return NotFound();
        if (await passkeys.UseAsync(credential, cancellation) is not { } account) return Refuse((Result)AccountProblems.PasskeyFailed);
        actor.BecomeAccount(account.Id, account.DisplayName);
        await signIn.SignInByAsync(account, SignInMethod.Passkey);
        return Redirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/organizations");
    }
}

using Meguri.Domain.Kernel;
using Meguri.Platform.Access;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>Where the link of a mail leads. Looking at it uses nothing up: mail servers look at links before people do.</summary>
[AllowAnonymous]
internal sealed class OpenLinkModel(SessionSignIn signIn, MailLinks links, Actor actor) : MeguriPage
{
    [BindProperty(SupportsGet = true, Name = "token")]
    public string? Token { get; set; }

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await links.UseSignInAsync(Token, cancellation) is not { } account) return Refuse((Result)AccountProblems.MailLinkExpired);
        actor.BecomeAccount(account.Id, account.DisplayName);
        await signIn.SignInByAsync(account, SignInMethod.Mail);
        return Redirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/organizations");
    }
}

using System.ComponentModel.DataAnnotations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>E-mail and password.</summary>
[AllowAnonymous]
internal sealed class SignInModel(SessionSignIn signIn, UserManager<Account> accounts, Attempts attempts, SiteSettings site) : MeguriPage
{
    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>False where no browser would let one sign in by a passkey.</summary>
    public bool HasPasskeys => site.PasskeyDomain(Request) is not null;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var limits = SignInLimits.Password(accounts.NormalizeEmail(Input.Email?.Trim() ?? ""), HttpContext.Connection.RemoteIpAddress);
        if (await attempts.TakeAsync(limits, cancellation) is { } wait) return TooMany(wait, AccountProblems.TooManyAttempts(wait));
        var account = await accounts.FindByEmailAsync(Input.Email ?? "");
        if (account is null or { DeactivatedAt: not null })
        {
            // The same work and the same answer as for a wrong password: nobody learns who has an account.
            accounts.PasswordHasher.HashPassword(new Account { DisplayName = "" }, Input.Password ?? "");
            return Refuse((Domain.Kernel.Result)AccountProblems.SignInFailed);
        }
        var result = await signIn.CheckPasswordSignInAsync(account, Input.Password ?? "", lockoutOnFailure: false);
        if (!result.Succeeded) return Refuse((Domain.Kernel.Result)AccountProblems.SignInFailed);
        await attempts.ForgiveAsync(limits, cancellation);
        result = await signIn.GoOnAsync(account);
        if (result.RequiresTwoFactor) return Redirect("/sign-in/code" + (Url.IsLocalUrl(ReturnUrl) ? "?returnUrl=" + Uri.EscapeDataString(ReturnUrl) : ""));
        return Redirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/organizations");
    }

    public sealed class Form
    {
        [DataType(DataType.EmailAddress)]
        public string? Email { get; set; }

        [DataType(DataType.Password)]
        public string? Password { get; set; }
    }
}

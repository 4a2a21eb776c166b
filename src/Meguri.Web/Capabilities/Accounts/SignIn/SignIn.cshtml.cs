using System.ComponentModel.DataAnnotations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>A name, which is the e-mail address of whoever has one, and a password.</summary>
[AllowAnonymous]
internal sealed class SignInModel(SessionSignIn signIn, UserManager<Account> accounts, Attempts attempts, SiteSettings site) : MeguriPage
{
    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    /// <summary>The reader came by a link from a mail, which is not enough for what they wanted.</summary>
    [BindProperty(SupportsGet = true, Name = "stronger")]
    public bool Stronger { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>False where no browser would let one sign in by a passkey.</summary>
    public bool HasPasskeys => site.PasskeyDomain(Request) is not null;

    /// <summary>False where nobody set up a mail server.</summary>
    public bool HasMail => site.Mail is not null;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var limits = SignInLimits.Password(accounts.NormalizeEmail(Input.Email?.Trim() ?? ""), HttpContext.Connection.RemoteIpAddress);
        if (await attempts.TakeAsync(limits, cancellation) is { } wait) return TooMany(wait, AccountProblems.TooManyAttempts(wait));
        var account = await accounts.FindByNameAsync(Input.Email?.Trim() ?? "");
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
        public string? Email { get; set; }

        [DataType(DataType.Password)]
        public string? Password { get; set; }
    }
}

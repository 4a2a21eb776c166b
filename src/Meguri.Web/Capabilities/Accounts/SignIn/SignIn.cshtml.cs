using System.ComponentModel.DataAnnotations;
using Meguri.Platform.Persistence;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>E-mail and password.</summary>
[AllowAnonymous]
internal sealed class SignInModel(SignInManager<Account> signIn, UserManager<Account> accounts) : MeguriPage
{
    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        var account = await accounts.FindByEmailAsync(Input.Email ?? "");
        if (account is null or { DeactivatedAt: not null })
        {
            // The same work and the same answer as for a wrong password: nobody learns who has an account.
            accounts.PasswordHasher.HashPassword(new Account { DisplayName = "" }, Input.Password ?? "");
            return Refuse((Domain.Kernel.Result)AccountProblems.SignInFailed);
        }
        var result = await signIn.PasswordSignInAsync(account, Input.Password ?? "", isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded) return Redirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/organizations");
        return Refuse((Domain.Kernel.Result)(result.IsLockedOut ? AccountProblems.LockedOut : AccountProblems.SignInFailed));
    }

    public sealed class Form
    {
        [DataType(DataType.EmailAddress)]
        public string? Email { get; set; }

        [DataType(DataType.Password)]
        public string? Password { get; set; }
    }
}

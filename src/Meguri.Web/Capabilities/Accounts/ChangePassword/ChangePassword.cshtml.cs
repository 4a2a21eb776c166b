using System.ComponentModel.DataAnnotations;
using Meguri.Domain.Kernel;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Meguri.Web.Host;
using Meguri.Web.Kit;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>One's own password, and the end of every other session.</summary>
[SignedIn]
internal sealed class ChangePasswordModel(UserManager<Account> accounts, SignInManager<Account> signIn, Trail trail) : MeguriPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public void OnGet() { }

    [Own]
    public async Task<IActionResult> OnPostAsync()
    {
        var account = (await accounts.GetUserAsync(User))!;
        trail.Begin("accounts.change-password");
        var result = await accounts.ChangePasswordAsync(account, Input.Current ?? "", Input.Password ?? "");
        if (!result.Succeeded) return Refuse(Result.From(AccountProblems.Of(result, "", "Password")));
        await signIn.RefreshSignInAsync(account);
        TempData.Flash(Kit.Tone.Green, AccountWords.PasswordChanged);
        return Redirect("/account");
    }

    [Own]
    public async Task<IActionResult> OnPostSignOutEverywhereAsync()
    {
        var account = (await accounts.GetUserAsync(User))!;
        await accounts.UpdateSecurityStampAsync(account);
        await signIn.SignOutAsync();
        return Redirect("/sign-in");
    }

    public sealed class Form
    {
        [DataType(DataType.Password)]
        public string? Current { get; set; }

        [DataType(DataType.Password)]
        public string? Password { get; set; }
    }
}

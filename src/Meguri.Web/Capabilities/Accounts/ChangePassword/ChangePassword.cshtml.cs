using System.ComponentModel.DataAnnotations;
using Meguri.Domain.Kernel;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Meguri.Web.Host;
using Meguri.Web.Kit;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>One's own password, and the end of every other session.</summary>
[SignedIn]
internal sealed class ChangePasswordModel(UserManager<Account> accounts, SignInManager<Account> signIn, Sessions sessions, Attempts attempts, Trail trail, Actor actor) : MeguriPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public string Name { get; private set; } = "";

    public int Passkeys { get; private set; }

    public string Email { get; private set; } = "";

    public bool HasCodes { get; private set; }

    public Task OnGetAsync() => LoadAsync();

    [Own]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Limit[] limits = [SignInLimits.OwnPassword(actor.AccountId!.Value)];
        var wait = await attempts.TakeAsync(limits, cancellation);
        var account = await LoadAsync();
        if (wait is { } minutes) return TooMany(minutes, AccountProblems.TooManyAttempts(minutes));
        trail.Begin("accounts.change-password");
        var result = await accounts.ChangePasswordAsync(account, Input.Current ?? "", Input.Password ?? "");
        if (!result.Succeeded) return Refuse(Result.From(AccountProblems.Of(result, "", "Password")));
        await attempts.ForgiveAsync(limits, cancellation);
        await sessions.EndAllAsync(account.Id, actor.SessionId, cancellation);
        await signIn.RefreshSignInAsync(account);
        TempData.Flash(Kit.Tone.Green, AccountWords.PasswordChanged);
        return Redirect("/account");
    }

    [Own]
    public async Task<IActionResult> OnPostSignOutEverywhereAsync(CancellationToken cancellation)
    {
        var account = await LoadAsync();
        await accounts.UpdateSecurityStampAsync(account);
        await sessions.EndAllAsync(account.Id, null, cancellation);
        await signIn.SignOutAsync();
        return Redirect("/sign-in");
    }

    private async Task<Account> LoadAsync()
    {
        var account = (await accounts.GetUserAsync(User))!;
        (Name, Email, HasCodes) = (account.DisplayName, account.UserName!, account.TwoFactorEnabled);
        Passkeys = (await accounts.GetPasskeysAsync(account)).Count;
        return account;
    }

    public sealed class Form
    {
        [DataType(DataType.Password)]
        public string? Current { get; set; }

        [DataType(DataType.Password)]
        public string? Password { get; set; }
    }
}

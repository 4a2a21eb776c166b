using System.ComponentModel.DataAnnotations;
using Meguri.Domain.Kernel;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>A new password by a link that an administrator made.</summary>
[AllowAnonymous]
internal sealed class ResetPasswordModel(UserManager<Account> accounts, SessionSignIn signIn, ResetLinks links, Sessions sessions, Trail trail, Actor actor) : MeguriPage
{
    [BindProperty(SupportsGet = true, Name = "account")]
    public Guid AccountId { get; set; }

    [BindProperty(SupportsGet = true, Name = "token")]
    public string? Token { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await accounts.FindByIdAsync(AccountId.ToString()) is not { DeactivatedAt: null } account)
            return Refuse((Result)AccountProblems.LinkExpired);
        actor.BecomeAccount(account.Id, account.DisplayName);
        trail.Begin("accounts.reset-password");
        var result = await links.UseAsync(account, Token ?? "", Input.Password ?? "");
        if (!result.Succeeded) return Refuse(Result.From(AccountProblems.Of(result, "", "Password")));
        await sessions.EndAllAsync(account.Id, null, cancellation);
        // The link takes the place of the password, not of the second factor.
        return Redirect((await signIn.GoOnAsync(account)).RequiresTwoFactor ? "/sign-in/code" : "/organizations");
    }

    public sealed class Form
    {
        [DataType(DataType.Password)]
        public string? Password { get; set; }
    }
}

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

/// <summary>Where an invitation leads, from a mail or a card: the first password is set, and the invitation is used up.</summary>
[AllowAnonymous]
internal sealed class AcceptInvitationModel(UserManager<Account> accounts, SessionSignIn signIn, MailLinks links, Trail trail, Actor actor) : MeguriPage
{
    [BindProperty(SupportsGet = true, Name = "token")]
    public string? Token { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Who is invited; null when the invitation is no longer good.</summary>
    public Account? Invited { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation) => Invited = await links.ReadInvitationAsync(Token, cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Invited = await links.ReadInvitationAsync(Token, cancellation);
        if (Invited is not { PasswordHash: null } account) return Refuse((Result)AccountProblems.InvitationExpired);
        actor.BecomeAccount(account.Id, account.DisplayName);
        trail.Begin("accounts.accept-invitation");
        var result = await accounts.AddPasswordAsync(account, Input.Password ?? "");
        if (!result.Succeeded) return Refuse(Result.From(AccountProblems.Of(result, "", "Password")));
        await signIn.SignInByAsync(account, SignInMethod.Password);
        return Redirect("/organizations");
    }

    public sealed class Form
    {
        [DataType(DataType.Password)]
        public string? Password { get; set; }
    }
}

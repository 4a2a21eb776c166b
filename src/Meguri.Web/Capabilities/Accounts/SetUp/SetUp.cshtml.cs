using System.ComponentModel.DataAnnotations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>The first organization and its administrator, by the link printed at the first start.</summary>
[AllowAnonymous]
internal sealed class SetUpModel(CreateOrganization create, SetUpLink link, SignInManager<Account> signIn, Actor actor) : MeguriPage
{
    [BindProperty(SupportsGet = true, Name = "token")]
    public string? Token { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IActionResult OnGet() => link.Fits(Token) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!link.Fits(Token)) return NotFound();
        actor.BecomeSystem("set-up");
        var result = await create.Handle(
            new(Input.Slug ?? "", Input.Name ?? "", Input.EnglishName, Input.AdminEmail ?? "", Input.AdminName, Input.AdminPassword ?? ""), cancellation);
        if (!result.Ok) return Refuse(result);
        link.Use();
        await signIn.SignInAsync(result.Value, isPersistent: false);
        return Redirect($"/{Input.Slug}/home");
    }

    public sealed class Form
    {
        public string? Name { get; set; }

        public string? EnglishName { get; set; }

        public string? Slug { get; set; }

        public string? AdminName { get; set; }

        [DataType(DataType.EmailAddress)]
        public string? AdminEmail { get; set; }

        [DataType(DataType.Password)]
        public string? AdminPassword { get; set; }
    }
}

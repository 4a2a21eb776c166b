using System.ComponentModel.DataAnnotations;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>Asks for a link to sign in; the answer is the same whether the address is known or not.</summary>
[AllowAnonymous]
internal sealed class AskForLinkModel(AccountMails mails, SiteSettings site) : MeguriPage
{
    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    [BindProperty(SupportsGet = true, Name = "sent")]
    public bool Sent { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>False where nobody set up a mail server.</summary>
    public bool HasMail => site.Mail is not null;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await mails.WaitAsync(Input.Email, HttpContext.Connection.RemoteIpAddress, cancellation) is { } wait) return TooMany(wait, AccountProblems.TooManyAttempts(wait));
        var result = await mails.OfferSignInAsync(Input.Email, Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : null, cancellation);
        return result.Ok ? Redirect("/sign-in/mail?sent=true") : Refuse(result);
    }

    public sealed class Form
    {
        [DataType(DataType.EmailAddress)]
        public string? Email { get; set; }
    }
}

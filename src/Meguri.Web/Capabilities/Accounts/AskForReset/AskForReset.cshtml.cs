using System.ComponentModel.DataAnnotations;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>Asks for a link to set a new password; the answer is the same whether the address is known or not.</summary>
[AllowAnonymous]
internal sealed class AskForResetModel(AccountMails mails, SiteSettings site) : MeguriPage
{
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
        var result = await mails.OfferResetAsync(Input.Email, cancellation);
        return result.Ok ? Redirect("/reset/mail?sent=true") : Refuse(result);
    }

    public sealed class Form
    {
        [DataType(DataType.EmailAddress)]
        public string? Email { get; set; }
    }
}

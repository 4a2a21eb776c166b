using Meguri.Domain.Kernel;
using Meguri.Platform.Access;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Shell;

/// <summary>What happened, what was kept, what to do.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
internal sealed class ErrorModel(Actor actor) : MeguriPage
{
    [BindProperty(SupportsGet = true, Name = "status")]
    public int Status { get; set; }

    /// <summary>The reader came by a link from a mail: a stronger way in may be all that is missing.</summary>
    public bool ByMail => Status == 403 && actor.Method == SignInMethod.Mail;

    public string Title => Status switch
    {
        400 => ErrorWords.BadRequestTitle,
        403 => ErrorWords.ForbiddenTitle,
        404 => ErrorWords.NotFoundTitle,
        405 => ErrorWords.NotHereTitle,
        408 => ErrorWords.TooSlowTitle,
        409 => ErrorWords.ConflictTitle,
        413 => ErrorWords.TooLargeTitle,
        422 => ErrorWords.SentBeforeTitle,
        503 => ErrorWords.AwayTitle,
        507 => ErrorWords.FullTitle,
        _ => ErrorWords.FaultTitle,
    };

    public string Lead => HttpContext.Items[typeof(Problem)] is Problem said ? Problems.Say(said) : Status switch
    {
        400 => ErrorWords.BadRequestLead,
        403 when ByMail => ErrorWords.ByMailLead,
        403 => ErrorWords.ForbiddenLead,
        404 => ErrorWords.NotFoundLead,
        405 => ErrorWords.NotHereLead,
        408 => ErrorWords.TooSlowLead,
        409 => ErrorWords.ConflictLead,
        413 => ErrorWords.TooLargeLead,
        422 => ErrorWords.SentBeforeLead,
        503 => ErrorWords.AwayLead,
        507 => ErrorWords.FullLead,
        _ => ErrorWords.FaultLead(HttpContext.TraceIdentifier),
    };

    public void OnGet() => Status = Fault ?? Status;

    public void OnPost() => Status = Fault ?? Status;

    // Which fault it was is told by the status that the answer bears already.
    private int? Fault => Response.StatusCode >= 400 ? Response.StatusCode : null;
}

using Meguri.Domain.Kernel;
using Meguri.Platform.Tenancy;
using Meguri.Web.Kit;
using Meguri.Web.Kit.History;
using Meguri.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Host;

/// <summary>What every page of an organization can do: speak problems, flash a message, go on.</summary>
internal abstract class MeguriPage : PageModel
{
    /// <summary>The organization.</summary>
    protected CurrentOrganization Current => HttpContext.RequestServices.GetRequiredService<CurrentOrganization>();

    /// <summary>True when the reader may; pages hide what they may not.</summary>
    public bool May(string permission) => HttpContext.RequestServices.GetRequiredService<Platform.Access.Access>().May(permission);

    /// <summary>The whole address of a path, for a link that is handed over.</summary>
    protected string Absolute(string path) => HttpContext.RequestServices.GetRequiredService<SiteSettings>().Absolute(Request, path);

    /// <summary>An address below the organization.</summary>
    public string To(string path) => Request.PathBase + path;

    /// <summary>Reads what the page offers beside its form: choices, history. Asked for whenever the page is shown, at first or again, and not when a save leads elsewhere.</summary>
    public virtual Task OfferAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc/>
    [NonHandler]
    public sealed override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if ((await next()).Result is PageResult) await OfferAsync(context.HttpContext.RequestAborted);
    }

    /// <summary>Puts the problems beside their fields and shows the form again, with nothing of it lost.</summary>
    protected IActionResult Refuse(Result result, string prefix = "Input")
    {
        foreach (var problem in result.Problems)
            ModelState.AddModelError(problem.Field is null ? "" : $"{prefix}.{problem.Field}", Problems.Say(problem));
        return Again();
    }

    /// <summary>Tried too often: shows the form again as 429 and says when to come back.</summary>
    protected IActionResult TooMany(TimeSpan wait, Problem problem)
    {
        ModelState.AddModelError("", Problems.Say(problem));
        Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return Page();
    }

    /// <summary>Shows the form again as 422.</summary>
    protected IActionResult Again()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>
    /// Somebody saved the row since the form was made: shows what was typed again, as 409, and beside every field that differs what is stored
    /// now. Saved again, what was typed takes its place.
    /// </summary>
    /// <param name="stale">What the save said.</param>
    /// <param name="show">The page's own GET, which fills <c>Input</c> with what is stored.</param>
    protected async Task<IActionResult> StaleAsync(DbUpdateConcurrencyException stale, Func<Task<IActionResult>> show)
    {
        var input = GetType().GetProperty("Input")!;
        var typed = input.GetValue(this)!;
        if (await show() is not PageResult) return NotFound();
        var stored = input.GetValue(this)!;
        input.SetValue(this, typed);
        // The form is one of the present version from here on.
        var version = stored.GetType().GetProperty(nameof(Entity.Version))!;
        version.SetValue(typed, version.GetValue(stored));
        ModelState.Remove($"Input.{nameof(Entity.Version)}");
        return stale.Entries is [{ Entity: Entity row } entry, ..] && (row.GetType().GetProperty("Id")?.GetValue(row) ?? row.OrganizationId) is { } id
            ? await BesideAsync(stored, entry.Metadata.ClrType.Name, Guid.Parse(FieldValue.Text(id))) : await BesideAsync(stored, null, default);
    }

    /// <summary>Shows the form as 409, with what is stored beside what was typed, and who stored it.</summary>
    /// <param name="stored">The form as it would be made now.</param>
    /// <param name="kind">The kind of row, as the trail calls it; null when it is not known.</param>
    /// <param name="id">The row.</param>
    protected async Task<IActionResult> BesideAsync(object stored, string? kind, Guid id)
    {
        var last = kind is null ? null : await HttpContext.RequestServices.GetRequiredService<RecordHistory>().LastAsync(kind, id, HttpContext.RequestAborted);
        new StaleForm(stored, last?.Who, last?.When, Request.PathBase + Request.Path).Show(ViewData);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    /// <summary>Somebody changed what the act was about since the page was made: shows the page as it is now, as 409.</summary>
    protected IActionResult Stale()
    {
        ModelState.AddModelError("", HomeWords.Stale);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    /// <summary>Hands a file out; that it was is kept before its first byte goes (<see cref="LookFilter"/>).</summary>
    /// <param name="stream">The file, written to its end.</param>
    /// <param name="mediaType">What it is.</param>
    /// <param name="name">What it is called, with its ending.</param>
    /// <param name="rows">How many rows it has, where it is a list.</param>
    protected static IActionResult HandOut(Stream stream, string mediaType, string name, long? rows = null) =>
        new HandedOut(stream, mediaType) { FileDownloadName = name, Rows = rows };

    /// <summary>Says what was done, or why it leads elsewhere, and goes on.</summary>
    protected IActionResult Done(string message, string path, Tone tone = Tone.Green)
    {
        TempData.Flash(tone, message);
        return Redirect(To(path));
    }
}

using Meguri.Domain.Kernel;
using Meguri.Web.Host;
using Meguri.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Kit.Registers;

/// <summary>Changes many rows of a register: what to set, what that does, then one act. Nothing is changed unless every row can be.</summary>
[Member]
internal sealed class ChangeRowsModel(RegisterDesk desk, BulkRunner runner) : BelowRegisterPage(desk)
{
    /// <summary>Changes shown before they are made; the count is of all.</summary>
    public const int Shown = 200;

    private readonly Dictionary<string, string> typed = new(StringComparer.Ordinal);

    /// <summary>The rows, as they were shown.</summary>
    [BindProperty(Name = "rows")]
    public string? Packed { get; set; }

    [BindProperty(Name = "change")]
    public List<string> Chosen { get; set; } = [];

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    public string Query { get; private set; } = "";

    public IReadOnlyList<BulkRow> Rows { get; private set; } = [];

    public IReadOnlyList<BulkField> Fields { get; private set; } = [];

    public BulkOutcome? Outcome { get; private set; }

    /// <summary>What was typed for a field.</summary>
    public string ValueOf(string key) => typed.GetValueOrDefault(key, "");

    /// <summary>The address of a step.</summary>
    public string Step(string? handler) => To($"{Register.Below("bulk")}?{Query}{(handler is null ? "" : "&handler=" + handler)}");

    public IActionResult OnGet() => Redirect(To(Register.Path));

    /// <summary>The rows come from the list: ticked, or all that match.</summary>
    public async Task<IActionResult> OnPostAsync(List<Guid> row, bool all, CancellationToken cancellation)
    {
        if (await BeginAsync(cancellation) is { } instead) return instead;
        if (await Source.ChooseAsync(runner, all ? null : [.. row.Distinct().Take(BulkRunner.MostRows + 1)], Request.Query, cancellation) is not { } choice) return NotFound();
        Rows = choice.Rows;
        if (choice.TooMany || Rows.Count > BulkRunner.MostRows) return Refused(RegisterProblems.TooManyRows);
        return Rows.Count == 0 ? Refused(RegisterProblems.NoRows) : Page();
    }

    /// <summary>Back to the form, with what was typed.</summary>
    public async Task<IActionResult> OnPostSetAsync(CancellationToken cancellation) => await BeginAsync(cancellation) ?? Page();

    /// <summary>What it would do.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellation) => await RunAsync(write: false, cancellation);

    /// <summary>Does it.</summary>
    public async Task<IActionResult> OnPostApplyAsync(CancellationToken cancellation) => await RunAsync(write: true, cancellation);

    private async Task<IActionResult> RunAsync(bool write, CancellationToken cancellation)
    {
        if (await BeginAsync(cancellation) is { } instead) return instead;
        if (Rows.Count == 0) return Refused(RegisterProblems.NoRows);
        if (Chosen.Count == 0) return Refused(RegisterProblems.NothingToSet);
        if (Fields.FirstOrDefault(f => Chosen.Contains(f.Key) && !f.Takes(ValueOf(f.Key))) is { } bad) return Refused(RegisterProblems.BadValue("value." + bad.Key, bad.Label));
        if (await TryAsync(write, cancellation) is not { } outcome) return NotFound();
        Outcome = outcome;
        if (outcome.Written) return Done(RegisterWords.RowsChanged(outcome.Changed), $"{Register.Path}?{Query}");
        if (!write || outcome.Refused == 0) return Page();
        Response.StatusCode = outcome.IsStale ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<BulkOutcome?> TryAsync(bool write, CancellationToken cancellation)
    {
        var order = new BulkOrder(Rows, new BulkValues(Chosen.ToDictionary(key => key, ValueOf)), Request.Query, Reason, write);
        try
        {
            return await Source.ChangeAsync(runner, order, cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody was faster between reading and saving: nothing was changed, and a look ahead says which rows.
            return await Source.ChangeAsync(runner, order with { Write = false }, cancellation);
        }
    }

    private async Task<IActionResult?> BeginAsync(CancellationToken cancellation)
    {
        if (await Desk.CanonicalAsync(Register, Request.QueryString.Value ?? "", cancellation) is not { } query || BulkRow.Unpack(Packed) is not { } rows) return BadRequest();
        (Query, Rows, Fields) = (query, rows, await Source.BulkFieldsAsync(cancellation));
        Chosen = [.. Chosen.Distinct()];
        if (!Chosen.TrueForAll(key => Fields.Any(f => f.Key == key))) return BadRequest();
        foreach (var field in Fields) typed[field.Key] = Request.Form["value." + field.Key].ToString().Trim();
        return null;
    }

    private IActionResult Refused(Problem problem)
    {
        ModelState.AddModelError(problem.Field ?? "", Problems.Say(problem));
        return Again();
    }
}

using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>A table to rate many risks by the keyboard.</summary>
[Permit(RiskPermissions.Assess)]
internal sealed class RateRisksModel(RateRisks rate, RiskLedger ledger, RiskTargets targets, LedgerValues values, Assessments assessments, Departments departments) : MeguriPage
{
    private const int PageSize = 100;

    [BindProperty]
    public List<RateRisks.Row> Rows { get; set; } = [];

    [BindProperty(SupportsGet = true, Name = "department")]
    public Guid? Department { get; set; }

    /// <summary><c>unrated</c> for those without a level.</summary>
    [BindProperty(SupportsGet = true, Name = "show")]
    public string? Show { get; set; }

    /// <summary>The number after which the page begins.</summary>
    [BindProperty(SupportsGet = true, Name = "after")]
    public int After { get; set; }

    public RunningAssessment? Running { get; private set; }

    public IReadOnlyDictionary<Guid, (Risk Risk, string Target, string Note)> Risks { get; private set; } = new Dictionary<Guid, (Risk, string, string)>();

    public int? Next { get; private set; }

    public IReadOnlyList<SelectListItem> DepartmentChoices { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var risks = await LoadAsync(cancellation);
        if (Running is null) return;
        var begin = await values.BeginAsync(risks, cancellation);
        Rows = [.. risks.Select(risk => RateRisks.Row.Of(risk, begin[risk.Id], Running.Rules))];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid) return await AgainAsync(StatusCodes.Status422UnprocessableEntity, cancellation);
        try
        {
            var result = await rate.SaveAsync(Rows, cancellation);
            if (result.Ok) return Done(RiskWords.RisksRated(result.Value.Value), "/risks/rate" + Request.QueryString);
            await LoadAsync(cancellation);
            foreach (var problem in result.Problems) ModelState.AddModelError(problem.Field ?? "", RowOf(problem.Field) + Shell.Problems.Say(problem));
            return await AgainAsync(result.Problems.Any(p => p.Code == "risk_changed") ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity, cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            ModelState.AddModelError("", Shell.HomeWords.Stale);
            return await AgainAsync(StatusCodes.Status409Conflict, cancellation);
        }
    }

    /// <summary>The number of the risk a problem is about, for the list above the table.</summary>
    private string RowOf(string? field) =>
        field?.Split('[', ']') is [_, var index, ..] && Risks.TryGetValue(Rows[int.Parse(index, System.Globalization.CultureInfo.InvariantCulture)].Id, out var row) ? RiskText.NumberOf(row.Risk) + ": " : "";

    private async Task<IActionResult> AgainAsync(int status, CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        Response.StatusCode = status;
        return Page();
    }

    private async Task<IReadOnlyList<Risk>> LoadAsync(CancellationToken cancellation)
    {
        Running = await assessments.LatestAsync(cancellation);
        if (Running is not { Runs: true }) return [];
        var tree = await departments.TreeAsync(cancellation);
        DepartmentChoices = [.. tree.InOrder().Select(d => new SelectListItem(tree.PathOf(d.Id), d.Id.Value.ToString(), d.Id.Value == Department))];
        var rows = (await ledger.EditableAsync(cancellation)).AsNoTracking().Where(r => r.AssessmentId == Running.Assessment.Id);
        if (Rows.Count > 0)
        {
            var shown = Rows.Select(row => RiskId.From(row.Id)).ToList();
            rows = rows.Where(r => shown.Contains(r.Id));
        }
        else
        {
            if (Department is { } id)
            {
                var below = tree.WithDescendants(DepartmentId.From(id));
                rows = rows.Where(r => r.DepartmentId != null && below.Contains(r.DepartmentId.Value));
            }
            if (Show == "unrated") rows = rows.Where(r => r.BeforeLevel == null);
            rows = rows.Where(r => r.Number > After);
        }
        var risks = await rows.OrderBy(r => r.Number).Take(PageSize + 1).ToListAsync(cancellation);
        if (risks.Count > PageSize)
        {
            risks.RemoveAt(PageSize);
            Next = risks[^1].Number;
        }
        await targets.ReadAsync(risks, cancellation);
        Risks = risks.ToDictionary(r => r.Id.Value, r => (r, targets.TextOf(r), targets.NoteOf(r)));
        return risks;
    }
}

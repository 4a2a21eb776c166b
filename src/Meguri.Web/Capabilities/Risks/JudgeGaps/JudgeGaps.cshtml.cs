using Meguri.Domain.Assets;
using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Controls;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>Gap analysis: practice against each of the 93 controls, for the whole organization or an asset group.</summary>
[Permit(RiskPermissions.View)]
internal sealed class JudgeGapsModel(MeguriDb db, Assessments assessments, SaveGaps save) : MeguriPage
{
    private const int MostGroups = 500;

    [BindProperty]
    public List<SaveGaps.Row> Rows { get; set; } = [];

    [BindProperty(SupportsGet = true, Name = "group")]
    public string? Group { get; set; }

    [BindProperty(SupportsGet = true, Name = "theme")]
    public string? Theme { get; set; }

    /// <summary><c>attribute:value</c>, such as <c>types:preventive</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "attribute")]
    public string? Attribute { get; set; }

    /// <summary><c>open</c> for those without a verdict, <c>failing</c> for those that do not or partly conform.</summary>
    [BindProperty(SupportsGet = true, Name = "show")]
    public string? Show { get; set; }

    public RunningAssessment? Running { get; private set; }

    public IReadOnlyDictionary<GapVerdict, int> Counts { get; private set; } = new Dictionary<GapVerdict, int>();

    public IReadOnlyList<string> Groups { get; private set; } = [];

    public int Total => AnnexA.Catalog.Controls.Count;

    public int Judged => Counts.Values.Sum();

    /// <summary>True when the reader may give verdicts now.</summary>
    public bool CanJudge => Running is { Runs: true } && May(RiskPermissions.Run);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Rows = [.. Chosen(await LoadAsync(cancellation))];
    }

    [Needs(RiskPermissions.Run)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Group = string.IsNullOrWhiteSpace(Group) ? null : Group;
        var again = false;
        try
        {
            var result = await save.SaveAsync(Group, Rows, cancellation);
            if (result.Ok) return Done(RiskWords.GapsSaved(result.Value.Value), "/risks/gap" + Request.QueryString);
            foreach (var problem in result.Problems) ModelState.AddModelError(problem.Field ?? "", ControlOf(problem.Field) + Shell.Problems.Say(problem));
            again = result.Problems.Any(problem => problem.Code == "gap_changed");
        }
        catch (DbUpdateException conflict) when (DatabaseErrors.IsConflict(conflict) || conflict is DbUpdateConcurrencyException)
        {
            again = true;
            ModelState.AddModelError("", Shell.HomeWords.Stale);
        }
        await LoadAsync(cancellation);
        Response.StatusCode = again ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>The control a problem is about, for the list above the table.</summary>
    private string ControlOf(string? field) =>
        field?.Split('[', ']') is [_, var index, ..] ? Rows[int.Parse(index, System.Globalization.CultureInfo.InvariantCulture)].Control + ": " : "";

    private async Task<Dictionary<string, GapEntry>> LoadAsync(CancellationToken cancellation)
    {
        Group = string.IsNullOrWhiteSpace(Group) ? null : Group;
        Running = await assessments.LatestAsync(cancellation);
        if (Running is null) return [];
        var entries = await db.Set<GapEntry>().AsNoTracking().Where(g => g.AssessmentId == Running.Assessment.Id && g.AssetGroup == Group).ToDictionaryAsync(g => g.Control, cancellation);
        Counts = entries.Values.GroupBy(entry => entry.Verdict).ToDictionary(group => group.Key, group => group.Count());
        Groups = await db.Set<Asset>().Where(a => a.Group != null && a.DisposedOn == null).Select(a => a.Group!).Distinct().OrderBy(name => name).Take(MostGroups).ToListAsync(cancellation);
        return entries;
    }

    private IEnumerable<SaveGaps.Row> Chosen(Dictionary<string, GapEntry> entries)
    {
        var (attribute, value) = Attribute?.Split(':', 2) is [var left, var right] ? (left, right) : ("", "");
        return AnnexA.Catalog.Controls
            .Where(control => string.IsNullOrEmpty(Theme) || control.Theme == Theme)
            .Where(control => attribute.Length == 0 || control.Has(attribute, value))
            .Where(control => Show switch
            {
                "open" => !entries.ContainsKey(control.Id),
                "failing" => entries.TryGetValue(control.Id, out var entry) && entry.NeedsDetail,
                _ => true,
            })
            .Select(control => SaveGaps.Row.Of(control.Id, entries.GetValueOrDefault(control.Id)));
    }
}

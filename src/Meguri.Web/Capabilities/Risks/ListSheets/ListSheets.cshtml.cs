using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Web.Capabilities.Controls;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>The evaluation sheets of the latest assessment by department: how many are where, and which wait for the reader.</summary>
[Member]
internal sealed class ListSheetsModel(SheetLedger ledger, Assessments assessments, Departments departments, PlaceChoices places, PrepareSheets prepare, ControlNames names) : MeguriPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Only the departments with sheets at this stage; null for all.</summary>
    [BindProperty(SupportsGet = true, Name = "stage")]
    public SheetStage? Stage { get; set; }

    public RunningAssessment? Running { get; private set; }

    /// <summary>How many sheets are at each stage, whatever is chosen.</summary>
    public IReadOnlyDictionary<SheetStage, int> Counts { get; private set; } = new Dictionary<SheetStage, int>();

    public IReadOnlyList<DepartmentRow> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> ControlChoices { get; private set; } = [];

    public IReadOnlyList<SelectListItem> DepartmentChoices { get; private set; } = [];

    public bool CanPrepare => Running is { Runs: true } && May(RiskPermissions.Run);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid) return BadRequest();
        await LoadAsync(cancellation);
        // Who has one department has nothing to choose here.
        if (Stage is null && Rows is [var only] && !CanPrepare) return Redirect(To($"/risks/sheets/of/{only.Id.Value}"));
        Input.Controls = [.. ControlChoices.Select(choice => choice.Value)];
        return Page();
    }

    [Needs(RiskPermissions.Run)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var controls = Input.Controls.Concat((Input.Others ?? "").Split([' ', '　', ',', '、', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal).ToList();
        var result = await prepare.PrepareAsync([.. Input.Departments.Select(DepartmentId.From).Distinct()], controls, Input.HeadConfirms, cancellation);
        if (result.Ok) return Done(RiskWords.SheetsPrepared(result.Value.Value), "/risks/sheets");
        await LoadAsync(cancellation);
        return Refuse(result);
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Running = await assessments.LatestAsync(cancellation);
        if (Running is null) return;
        var tree = await departments.TreeAsync(cancellation);
        var rows = new List<DepartmentRow>();
        var counts = await SheetCount.OfAsync(await ledger.VisibleAsync(cancellation), Running.Assessment.Id, cancellation);
        Counts = counts.GroupBy(count => count.Stage).ToDictionary(group => group.Key, group => group.Sum(count => count.Count));
        foreach (var group in counts.GroupBy(count => count.DepartmentId).Where(group => Stage is null || group.Any(count => count.Stage == Stage)))
        {
            var party = await ledger.PartyAsync(group.Key, cancellation);
            rows.Add(new DepartmentRow(group.Key, tree.PathOf(group.Key), [.. group.OrderBy(count => count.Stage)], Running.Runs ? group.Sum(count => count.WaitingFor(party)) : 0));
        }
        Rows = [.. rows.OrderByDescending(row => row.Waiting > 0).ThenBy(row => row.Name, StringComparer.Ordinal)];
        if (!CanPrepare) return;
        var called = (await names.AllAsync(cancellation)).ToDictionary(control => control.Control, control => control.Name, StringComparer.Ordinal);
        ControlChoices = [.. (await prepare.SuggestedAsync(Running.Assessment.Id, cancellation)).Select(control => new SelectListItem($"{control} {called.GetValueOrDefault(control)}", control))];
        DepartmentChoices = await places.DepartmentsAsync([], cancellation);
    }

    /// <summary>The sheets of one department, counted.</summary>
    /// <param name="Id">The department.</param>
    /// <param name="Name">Its path.</param>
    /// <param name="Stages">How many are where.</param>
    /// <param name="Waiting">How many wait for the reader.</param>
    internal sealed record DepartmentRow(DepartmentId Id, string Name, IReadOnlyList<SheetCount> Stages, int Waiting)
    {
        public int Total => Stages.Sum(stage => stage.Count);

        public int Accepted => Stages.Where(stage => stage.Stage == SheetStage.Accepted).Sum(stage => stage.Count);

        /// <summary>The earliest day one that is not accepted is wanted by.</summary>
        public DateOnly? DueOn => Stages.Where(stage => stage.Stage != SheetStage.Accepted).Min(stage => stage.DueOn);
    }

    /// <summary>What sheets to begin, as typed.</summary>
    internal sealed class Form
    {
        public List<Guid> Departments { get; set; } = [];

        public List<string> Controls { get; set; } = [];

        /// <summary>Numbers with blanks between.</summary>
        public string? Others { get; set; }

        public bool HeadConfirms { get; set; } = true;
    }
}

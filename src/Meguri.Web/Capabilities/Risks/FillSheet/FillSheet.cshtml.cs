using Meguri.Domain.Assets;
using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Meguri.Domain.Submissions;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Assets;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>Writing on a sheet: each side finds its own blocks to fill and the other's to read.</summary>
[Member]
internal sealed class FillSheetModel(
    MeguriDb db, SheetView view, SheetLedger ledger, FillSheet fill, AssetLedger assets, Assessments assessments, Departments departments, PeopleChoices people) : MeguriPage
{
    private const int MostChoices = 300;

    [BindProperty]
    public SheetForm Input { get; set; } = new();

    public SheetPaper Paper { get; private set; } = null!;

    public IReadOnlyList<string> Suggestions { get; private set; } = [];

    public IReadOnlyList<string> MeasureChoices { get; private set; } = [];

    public IReadOnlyList<SelectListItem> OwnerChoices { get; private set; } = [];

    public RiskSheet Sheet => Paper.Sheet;

    /// <summary>What somebody else saved since the form was made; null when nobody did.</summary>
    public SheetMeeting? Meeting { get; private set; }

    public bool Office { get; private set; }

    public bool Department { get; private set; }

    /// <summary>The assets a risk can name: those that are there, and the lines being written.</summary>
    public IReadOnlyList<SelectListItem> AssetRows =>
        [.. (Input.Assets ?? []).Zip(SheetForm.NumbersOf(Input.Assets, Sheet.Assets)).Select(item => new SelectListItem($"A{item.Second} {item.First.Text ?? RiskWords.NewRow}", $"{item.Second}"))];

    public IReadOnlyList<SelectListItem> ThreatRows => [.. Sheet.Threats.Select(row => new SelectListItem($"{row.Name} {row.Text}", $"{row.Position}"))];

    public IReadOnlyList<SelectListItem> MeasureRows => [.. Sheet.Measures.Select(row => new SelectListItem($"{row.Name} {row.Text}", $"{row.Position}"))];

    [Needs(RiskPermissions.Run), Named]
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await LoadAsync(id, cancellation) is { } answer) return answer;
        if (!Office && !Department) return Redirect(To($"/risks/sheets/{id}"));
        Input = SheetForm.Of(Sheet, Office, Department, Paper.TextOf);
        Input.Offer();
        return Page();
    }

    /// <summary>More lines; what was typed stays.</summary>
    [Needs(RiskPermissions.Run), Named, Answer]
    public async Task<IActionResult> OnPostLinesAsync(Guid id, CancellationToken cancellation)
    {
        if (await LoadAsync(id, cancellation) is { } answer) return answer;
        if (Sheet.Version != Input.Version) return await MeetAsync(id, cancellation);
        Input.Offer();
        return Page();
    }

    [Needs(RiskPermissions.Run), Named, Answer]
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (await LoadAsync(id, cancellation) is { } answer) return answer;
        if (!ModelState.IsValid) return Again();
        try
        {
            var result = await fill.SaveAsync(RiskSheetId.From(id), Input, cancellation);
            if (result is null) return NotFound();
            return result.Ok ? Done(RiskWords.SheetSaved(Paper.Number), $"/risks/sheets/{id}") : Refuse(result);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await MeetAsync(id, cancellation);
        }
    }

    /// <summary>Shows what was typed again, as 409, together with what somebody else saved since; saved again, both are kept.</summary>
    private async Task<IActionResult> MeetAsync(Guid id, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        if (await LoadAsync(id, cancellation) is { } answer) return answer;
        Meeting = new SheetMeeting(Input, SheetForm.Of(Sheet, Input.HasOffice, Input.HasDepartment, Paper.TextOf), Sheet);
        Input.Offer();
        // Lines have other numbers now; everything that was sent could be read, so the form has it all.
        ModelState.Clear();
        return await BesideAsync(Meeting, nameof(RiskSheet), id);
    }

    private async Task<IActionResult?> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await view.ReadAsync(RiskSheetId.From(id), cancellation) is not { } paper) return NotFound();
        Paper = paper;
        var party = await ledger.PartyAsync(Sheet.DepartmentId, cancellation);
        if (party == SubmissionParty.None) return Forbid();
        var running = await assessments.LatestAsync(cancellation) is { Runs: true } round && round.Assessment.Id == Sheet.AssessmentId;
        Office = Input.HasOffice || running && Sheet.MayFill(SheetBlock.Situation, party);
        Department = Input.HasDepartment || running && Sheet.MayFill(SheetBlock.Assets, party);
        return null;
    }

    public override async Task OfferAsync(CancellationToken cancellation)
    {
        if (Department)
        {
            var below = (await departments.TreeAsync(cancellation)).WithDescendants(Sheet.DepartmentId);
            Suggestions = [.. (await (await assets.VisibleAsync(cancellation)).AsNoTracking().Where(a => a.DisposedOn == null && below.Contains(a.DepartmentId)).OrderBy(a => a.Number).Take(MostChoices)
                .Select(a => new { a.Number, a.Name }).ToListAsync(cancellation)).Select(a => $"{NumberText.Of(Asset.Series, a.Number)} {a.Name}")];
            OwnerChoices = await people.WorkingAsync(Input.Risks?.Select(risk => risk.OwnerId) ?? [], cancellation);
        }
        if (Office) MeasureChoices = await db.Set<Domain.Controls.Measure>().AsNoTracking().OrderBy(m => m.Name).Select(m => m.Name).Take(MostChoices).ToListAsync(cancellation);
    }
}

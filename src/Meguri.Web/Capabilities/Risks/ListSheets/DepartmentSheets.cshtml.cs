using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Domain.Submissions;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>The sheets of one department: handed out, handed in and confirmed together.</summary>
[Member]
internal sealed class DepartmentSheetsModel(SheetView view, SheetLedger ledger, Assessments assessments, MoveSheets move) : MeguriPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<SheetPaper> Papers { get; private set; } = [];

    public SubmissionParty Party { get; private set; }

    public RunningAssessment Running { get; private set; } = null!;

    public string Name => Papers[0].Department;

    public Guid Id { get; private set; }

    /// <summary>True while the reader can hand sheets out, or name another day for those that are out.</summary>
    public bool MayHandOut => Running.Runs && Party.HasFlag(SubmissionParty.Receiver) && Papers.Any(paper => paper.Sheet.Stage is SheetStage.Preparing or SheetStage.Filling);

    /// <summary>True while sheets wait to be handed out; after that only the day can change.</summary>
    public bool IsPreparing => Papers.Any(paper => paper.Sheet.Stage == SheetStage.Preparing);

    public bool MayHandIn => Running.Runs && Papers.Any(paper => paper.Sheet.HandedOutAt is not null && paper.Sheet.Submission.MayAct(SubmissionAct.HandIn, Party));

    public bool MayConfirm => Running.Runs && Papers.Any(paper => paper.Sheet.Submission.MayAct(SubmissionAct.Confirm, Party));

    public bool IsMyTurn(RiskSheet sheet) => Running.Runs && SheetText.WaitsFor(sheet.Stage, Party);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation)) return NotFound();
        Input.DueOn = Papers.Max(paper => paper.Sheet.Submission.DueOn);
        return Page();
    }

    [Needs(RiskPermissions.Run)]
    public Task<IActionResult> OnPostHandOutAsync(Guid id, CancellationToken cancellation) =>
        AnswerAsync(id, async () => await move.HandOutAsync(DepartmentId.From(id), Input.DueOn, cancellation), RiskWords.SheetsHandedOut, cancellation);

    [Named, Answer]
    public Task<IActionResult> OnPostHandInAsync(Guid id, CancellationToken cancellation) =>
        AnswerAsync(id, () => move.HandInAsync(DepartmentId.From(id), cancellation), RiskWords.SheetsHandedIn, cancellation);

    [Named]
    public Task<IActionResult> OnPostConfirmAsync(Guid id, CancellationToken cancellation) =>
        AnswerAsync(id, () => move.ConfirmAllAsync(DepartmentId.From(id), cancellation), RiskWords.SheetsConfirmed, cancellation);

    private async Task<IActionResult> AnswerAsync(Guid id, Func<Task<Result?>> act, string done, CancellationToken cancellation)
    {
        var result = await act();
        if (result is null) return NotFound();
        if (result.Ok) return Done(done, $"/risks/sheets/of/{id}");
        return await LoadAsync(id, cancellation) ? Refuse(result) : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await assessments.LatestAsync(cancellation) is not { } running) return false;
        (Id, Running) = (id, running);
        Papers = await view.OfDepartmentAsync(running.Assessment.Id, DepartmentId.From(id), cancellation);
        if (Papers.Count == 0) return false;
        Party = await ledger.PartyAsync(DepartmentId.From(id), cancellation);
        return true;
    }

    /// <summary>The day the sheets are wanted by, as typed.</summary>
    internal sealed class Form
    {
        public DateOnly? DueOn { get; set; }
    }
}

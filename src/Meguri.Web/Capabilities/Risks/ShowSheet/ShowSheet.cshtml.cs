using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Meguri.Domain.Submissions;
using Meguri.Web.Host;
using Meguri.Web.Kit.History;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>A sheet as on paper: what it says, where it is, whose turn it is, what came of it. A department's head sees it whatever their role.</summary>
[Member]
internal sealed class ShowSheetModel(SheetView view, SheetLedger ledger, SheetHistory history, Assessments assessments, MoveSheets move) : MeguriPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public SheetPaper Paper { get; private set; } = null!;

    public SubmissionParty Party { get; private set; }

    /// <summary>The round, while it runs; an ended one leaves its sheets as they are.</summary>
    public RunningAssessment? Running { get; private set; }

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    public RiskSheet Sheet => Paper.Sheet;

    public bool IsMyTurn => Running is not null && SheetText.WaitsFor(Sheet.Stage, Party);

    /// <summary>True when the reader can write in one of the blocks now.</summary>
    public bool MayFill => Running is not null && Enum.GetValues<SheetBlock>().Any(block => Sheet.MayFill(block, Party));

    /// <summary>What is missing before it can be handed in, for those who fill it.</summary>
    public IReadOnlyList<Problem> Missing => May(SubmissionAct.HandIn) && Sheet.HandedOutAt is not null ? Sheet.Missing() : [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    /// <summary>Hands in the sheets of the whole department.</summary>
    [Named, Answer]
    public async Task<IActionResult> OnPostHandInAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation)) return NotFound();
        return await AnswerAsync(id, () => move.HandInAsync(Sheet.DepartmentId, cancellation), RiskWords.SheetsHandedIn, cancellation);
    }

    [Named]
    public Task<IActionResult> OnPostConfirmAsync(Guid id, CancellationToken cancellation) =>
        AnswerAsync(id, () => move.ConfirmAsync(RiskSheetId.From(id), Input.Version, cancellation), RiskWords.SheetConfirmed, cancellation);

    [Needs(RiskPermissions.Run), Named]
    public Task<IActionResult> OnPostSendBackAsync(Guid id, CancellationToken cancellation) =>
        AnswerAsync(id, () => move.SendBackAsync(RiskSheetId.From(id), Input.Version, Input.Reason, cancellation), RiskWords.SheetSentBack, cancellation);

    [Needs(RiskPermissions.Run), Named]
    public Task<IActionResult> OnPostAcceptAsync(Guid id, CancellationToken cancellation) =>
        AnswerAsync(id, () => move.AcceptAsync(RiskSheetId.From(id), Input.Version, cancellation), RiskWords.SheetAccepted, cancellation);

    /// <summary>True when the reader may move the sheet so, from where it lies.</summary>
    public bool May(SubmissionAct act) => Running is not null && Sheet.Submission.MayAct(act, Party);

    private async Task<IActionResult> AnswerAsync(Guid id, Func<Task<Result?>> act, string done, CancellationToken cancellation)
    {
        try
        {
            var result = await act();
            if (result is null) return NotFound();
            if (result.Ok) return Done(done, $"/risks/sheets/{id}");
            return await LoadAsync(id, cancellation) ? Refuse(result) : NotFound();
        }
        catch (DbUpdateConcurrencyException)
        {
            return await LoadAsync(id, cancellation) ? Stale() : NotFound();
        }
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await view.ReadAsync(RiskSheetId.From(id), cancellation) is not { } paper) return false;
        Paper = paper;
        Party = await ledger.PartyAsync(Sheet.DepartmentId, cancellation);
        Running = await assessments.LatestAsync(cancellation) is { Runs: true } running && running.Assessment.Id == Sheet.AssessmentId ? running : null;
        History = await history.OfAsync(Sheet, cancellation);
        return true;
    }

    /// <summary>A move, as typed.</summary>
    internal sealed class Form
    {
        public int Version { get; set; }

        public string? Reason { get; set; }
    }
}

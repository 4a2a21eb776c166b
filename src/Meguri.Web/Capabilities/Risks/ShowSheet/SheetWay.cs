using Meguri.Domain.Risks;
using Meguri.Domain.Submissions;
using Meguri.Web.Kit;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>The way of a sheet as its steps: what is done, who has it now, what comes.</summary>
internal static class SheetWay
{
    /// <summary>The steps, the first first.</summary>
    public static IEnumerable<(string Title, string? Note, StepState State)> Of(SheetPaper paper)
    {
        var (sheet, stage) = (paper.Sheet, paper.Sheet.Stage);
        var due = sheet.Submission.DueOn is { } day ? RiskWords.DueBy(day.ToTextWithDay()) : null;
        var back = stage == SheetStage.SentBack ? sheet.Submission.Moves[^1].Reason : null;
        yield return (RiskWords.WayPrepare, sheet.HandedOutAt is { } at ? RiskWords.HandedOutAt(paper.Local(at).ToText()) : null, stage == SheetStage.Preparing ? StepState.Active : StepState.Done);
        yield return (RiskWords.WayFill, Joined(paper.Department, back ?? Stood(paper, SubmissionAct.HandIn) ?? due), stage switch
        {
            SheetStage.Preparing => StepState.Next,
            SheetStage.Filling => StepState.Active,
            SheetStage.SentBack => StepState.Stopped,
            _ => StepState.Done,
        });
        if (sheet.Submission.NeedsConfirmation)
            yield return (RiskWords.WayConfirm, Stood(paper, SubmissionAct.Confirm) ?? paper.Head, stage switch
            {
                SheetStage.AwaitingConfirmation => StepState.Active,
                SheetStage.Submitted or SheetStage.Accepted => StepState.Done,
                _ => StepState.Next,
            });
        yield return (RiskWords.WayAccept, Stood(paper, SubmissionAct.Accept), stage switch
        {
            SheetStage.Submitted => StepState.Active,
            SheetStage.Accepted => StepState.Done,
            _ => StepState.Next,
        });
        yield return (RiskWords.WayRisks, stage == SheetStage.Accepted ? RiskWords.RisksMade(sheet.Risks.Count(row => row.RiskId is not null)) : null,
            stage == SheetStage.Accepted ? StepState.Done : StepState.Next);
    }

    /// <summary>Who did it and when.</summary>
    private static string? Stood(SheetPaper paper, SubmissionAct act) =>
        paper.Sheet.Submission.Standing(act) is { } move ? $"{paper.NameOf(move.By)}　{paper.Local(move.At).ToText()}" : null;

    private static string Joined(string first, string? second) => second is null ? first : $"{first}　{second}";
}

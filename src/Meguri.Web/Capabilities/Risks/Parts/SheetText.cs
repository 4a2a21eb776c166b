using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Meguri.Domain.Submissions;
using Meguri.Web.Capabilities.Controls;
using Meguri.Web.Kit;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>How evaluation sheets are said.</summary>
internal static class SheetText
{
    private static readonly Grade[] WorstFirst = [Grade.A, Grade.B, Grade.C];

    /// <summary>A, B, C to choose from, the worst first.</summary>
    public static IReadOnlyList<SelectListItem> Grades => [.. WorstFirst.Select(grade => new SelectListItem(RiskWords.Book.Of(grade), grade.ToString()))];

    /// <summary>■ 済, ▣ 一部, □ 未 to choose from.</summary>
    public static IReadOnlyList<SelectListItem> DoneChoices =>
        [.. Enum.GetValues<MeasureDone>().Reverse().Select(done => new SelectListItem($"{MarkOf(done)} {RiskWords.Book.Of(done)}", done.ToString()))];

    /// <summary>The number as people see it: <c>RS-0021</c>.</summary>
    public static string NumberOf(RiskSheet sheet) => NumberText.Of(RiskSheet.Series, sheet.Number);

    /// <summary>基準目的: the organization's own grouping, or the control's theme with its number.</summary>
    public static string ObjectiveOf(RiskSheet sheet) =>
        sheet.Objective ?? (AnnexA.Catalog.Find(sheet.Control) is { } control ? $"{sheet.Control[..sheet.Control.LastIndexOf('.')]}　{AnnexA.Catalog.ThemeName(control.Theme)}" : "—");

    /// <summary>The colour of where a sheet is.</summary>
    public static Tone ToneOf(SheetStage stage) => stage switch
    {
        SheetStage.Filling or SheetStage.AwaitingConfirmation => Tone.Yellow,
        SheetStage.Submitted => Tone.Blue,
        SheetStage.SentBack => Tone.Red,
        SheetStage.Accepted => Tone.Green,
        _ => Tone.Neutral,
    };

    /// <summary>The colour of a grade: A is the worst.</summary>
    public static Tone ToneOf(Grade grade) => grade switch
    {
        Grade.A => Tone.Red,
        Grade.B => Tone.Yellow,
        _ => Tone.Green,
    };

    /// <summary>■, ▣ or □, as on paper.</summary>
    public static string MarkOf(MeasureDone? done) => done switch
    {
        MeasureDone.Fully => "■",
        MeasureDone.Partly => "▣",
        _ => "□",
    };

    /// <summary>True when a sheet that is here waits for somebody who is this to it.</summary>
    public static bool WaitsFor(SheetStage stage, SubmissionParty who) => (RiskSheet.WaitsForAt(stage) & who) != SubmissionParty.None;
}

using System.Globalization;
using Meguri.Domain.Controls;
using Meguri.Web.Kit;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>How the cells of a statement read, alike on screen, on paper and in files.</summary>
internal static class SoaText
{
    /// <summary>What a row's control is called, in the reader's language.</summary>
    public static string NameOf(SoaRow row) => IsEnglish ? row.NameEnglish : row.Name;

    /// <summary>適用, 除外 or 未決定.</summary>
    public static string ApplicableOf(bool? applicable) => applicable switch
    {
        true => ControlWords.Applicable_Yes,
        false => ControlWords.Applicable_No,
        null => ControlWords.Applicable_Undecided,
    };

    /// <summary>The colour of <see cref="ApplicableOf"/>.</summary>
    public static Tone ToneOf(bool? applicable) => applicable switch { true => Tone.Green, false => Tone.Neutral, null => Tone.Yellow };

    /// <summary>実施済み, 一部実施 or 未実施; null where there is none.</summary>
    public static string? StatusOf(ImplementationStatus? status) => status is { } known ? ControlWords.Book.Of(known) : null;

    /// <summary>The colour of a status.</summary>
    public static Tone ToneOf(ImplementationStatus? status) => status switch
    {
        ImplementationStatus.Implemented => Tone.Green,
        ImplementationStatus.Partly => Tone.Yellow,
        ImplementationStatus.NotImplemented => Tone.Red,
        _ => Tone.Neutral,
    };

    /// <summary><c>リスク、契約（基本契約 第12条）</c>.</summary>
    public static string ReasonsOf(IEnumerable<InclusionReason> reasons) => string.Join(ControlWords.Comma, reasons.GroupBy(reason => reason.Kind).Select(group =>
        string.Join(ControlWords.Semicolon, group.Select(reason => reason.Words).Where(words => words.Length > 0)) is { Length: > 0 } words
            ? ControlWords.InBrackets(ControlWords.Book.Of(group.Key), words) : ControlWords.Book.Of(group.Key)));

    /// <summary>A day, or nothing.</summary>
    public static string? Day(DateOnly? day) => day?.ToText();

    /// <summary>The reason of an exclusion with who answers for it and until when it holds.</summary>
    public static string? ExclusionOf(SoaRow row)
    {
        if (row.Applicable != false) return null;
        var notes = new List<string>();
        if (row.ExclusionOwner is { } owner) notes.Add(ControlWords.ExclusionOwnerIs(owner));
        if (row.ExclusionReviewOn is { } day) notes.Add(ControlWords.ExclusionReviewIs(day.ToText()));
        return notes.Count == 0 ? row.ExclusionReason : ControlWords.InBrackets(row.ExclusionReason ?? "—", string.Join(ControlWords.Comma, notes));
    }

    /// <summary>The value of one column, as the difference between two versions shows it.</summary>
    public static string? ValueOf(SoaRow row, SoaField field) => field switch
    {
        SoaField.Name => NameOf(row),
        SoaField.Applicable => ApplicableOf(row.Applicable),
        SoaField.Reasons => ReasonsOf(row.Reasons),
        SoaField.Status => StatusOf(row.Status),
        SoaField.PlannedOn => Day(row.PlannedOn),
        SoaField.PlanNumber => row.PlanNumber,
        SoaField.Documents => row.Documents,
        SoaField.ExclusionReason => row.ExclusionReason,
        SoaField.ExclusionOwner => row.ExclusionOwner,
        SoaField.ExclusionReviewOn => Day(row.ExclusionReviewOn),
        SoaField.Department => row.Department,
        _ => string.Join(" ", row.Risks),
    };

    /// <summary>The group a control stands in: a theme of Annex A, or the organization's own ones.</summary>
    public static (string Key, string Title) GroupOf(string control) => AnnexA.Catalog.Find(control) is { } known
        ? (known.Theme, control[..control.LastIndexOf('.')] + "　" + AnnexA.Catalog.ThemeName(known.Theme))
        : (OwnGroup, ControlWords.OwnControls);

    /// <summary>The theme's name alone, or the organization's own controls.</summary>
    public static string ThemeOf(string control) => AnnexA.Catalog.Find(control) is { } known ? AnnexA.Catalog.ThemeName(known.Theme) : ControlWords.OwnControls;

    /// <summary>The key of the organization's own controls among the themes.</summary>
    public const string OwnGroup = "own";

    /// <summary>What a statement is called: 適用宣言書 第2版.</summary>
    public static string TitleOf(int number) => ControlWords.SoaTitle(number);

    /// <summary>Where a version stands; the draft has no version yet.</summary>
    public static string StateOf(SoaState? state) => state is { } known ? ControlWords.Book.Of(known) : ControlWords.StateLive;

    /// <summary>The colour of <see cref="StateOf"/>.</summary>
    public static Tone ToneOf(SoaState? state) => state switch { SoaState.Approved => Tone.Green, SoaState.Draft => Tone.Yellow, _ => Tone.Neutral };

    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
}

namespace Meguri.Domain.Controls;

/// <summary>Why a new version is recommended.</summary>
public enum AdviceKind
{
    /// <summary>The data has moved on.</summary>
    MovedOn,

    /// <summary>The planned date has passed.</summary>
    PlannedDatePassed,

    /// <summary>The exclusion is due for review.</summary>
    ExclusionReviewDue,
}

/// <summary>One reason for 「改訂を推奨」.</summary>
/// <param name="Control">The control's number.</param>
/// <param name="Kind">Why.</param>
/// <param name="Fields">What moved on; empty for dates, and for controls added or taken out.</param>
public sealed record Advice(string Control, AdviceKind Kind, IReadOnlyList<SoaField> Fields);

/// <summary>What happened since a version was approved that a new one should take in.</summary>
public static class RevisionAdvice
{
    /// <summary>The reasons, in the order of the controls.</summary>
    /// <param name="inForce">The approved version.</param>
    /// <param name="live">The rows as the data stands now.</param>
    /// <param name="today">The organization's date.</param>
    public static IReadOnlyList<Advice> Of(SoaVersion inForce, IReadOnlyCollection<SoaRow> live, DateOnly today) =>
    [
        .. SoaDifference.Between(inForce.Rows, live).Select(change => new Advice(change.Control, AdviceKind.MovedOn, change.Fields))
            .Concat(inForce.Rows.SelectMany(row => Dates(row, today)))
            .OrderBy(advice => advice.Control, ControlNumber.Order).ThenBy(advice => advice.Kind),
    ];

    private static IEnumerable<Advice> Dates(SoaRow row, DateOnly today)
    {
        if (row.PlannedOn < today) yield return new Advice(row.Control, AdviceKind.PlannedDatePassed, []);
        if (row.ExclusionReviewOn <= today) yield return new Advice(row.Control, AdviceKind.ExclusionReviewDue, []);
    }
}

/// <summary>What can contradict an exclusion.</summary>
public enum EvidenceKind
{
    /// <summary>A document that rules what the control is about.</summary>
    Document,

    /// <summary>An asset that the control would protect.</summary>
    Asset,

    /// <summary>A measure that implements the control.</summary>
    Measure,

    /// <summary>A plan that brings the control.</summary>
    Plan,
}

/// <summary>A sign that a control is used.</summary>
/// <param name="Control">The control's number.</param>
/// <param name="Kind">What kind of sign.</param>
/// <param name="Name">Which one.</param>
public sealed record ControlEvidence(string Control, EvidenceKind Kind, string Name);

/// <summary>An exclusion that something contradicts.</summary>
/// <param name="Control">The control's number.</param>
/// <param name="Evidence">What contradicts it.</param>
public sealed record ExclusionWarning(string Control, IReadOnlyList<ControlEvidence> Evidence);

/// <summary>Finds exclusions that documents, assets, measures or plans contradict.</summary>
public static class ExclusionWarnings
{
    /// <summary>The contradicted exclusions, in the order of the controls.</summary>
    public static IReadOnlyList<ExclusionWarning> Of(IEnumerable<SoaRow> rows, IEnumerable<ControlEvidence> evidence)
    {
        var found = evidence.ToLookup(sign => sign.Control, StringComparer.Ordinal);
        return
        [
            .. rows.Where(row => row.Applicable == false && found.Contains(row.Control))
                .OrderBy(row => row.Control, ControlNumber.Order)
                .Select(row => new ExclusionWarning(row.Control, [.. found[row.Control]])),
        ];
    }
}

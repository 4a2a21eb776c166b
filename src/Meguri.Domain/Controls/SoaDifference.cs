namespace Meguri.Domain.Controls;

/// <summary>The columns of a statement of applicability that can differ.</summary>
public enum SoaField
{
    /// <summary>管理策.</summary>
    Name,

    /// <summary>適用.</summary>
    Applicable,

    /// <summary>含めた理由.</summary>
    Reasons,

    /// <summary>実施状況.</summary>
    Status,

    /// <summary>実施予定日.</summary>
    PlannedOn,

    /// <summary>計画番号.</summary>
    PlanNumber,

    /// <summary>規程・手順書.</summary>
    Documents,

    /// <summary>除外の理由.</summary>
    ExclusionReason,

    /// <summary>除外の責任者.</summary>
    ExclusionOwner,

    /// <summary>除外の見直し日.</summary>
    ExclusionReviewOn,

    /// <summary>責任部門.</summary>
    Department,

    /// <summary>もとになるリスク.</summary>
    Risks,
}

/// <summary>One control in two versions.</summary>
/// <param name="Control">Its number.</param>
/// <param name="Was">Its row in the first; null when it was added.</param>
/// <param name="Is">Its row in the second; null when it was taken out.</param>
/// <param name="Fields">The columns that differ; empty when it was added or taken out.</param>
public sealed record SoaChange(string Control, SoaRow? Was, SoaRow? Is, IReadOnlyList<SoaField> Fields);

/// <summary>What differs between any two versions, or a version and the draft.</summary>
public static class SoaDifference
{
    /// <summary>The controls that differ, in their order.</summary>
    public static IReadOnlyList<SoaChange> Between(SoaVersion first, SoaVersion second) => Between(first.Rows, second.Rows);

    /// <summary>The controls that differ, in their order.</summary>
    public static IReadOnlyList<SoaChange> Between(IReadOnlyCollection<SoaRow> first, IReadOnlyCollection<SoaRow> second)
    {
        var was = first.ToDictionary(row => row.Control, StringComparer.Ordinal);
        var now = second.ToDictionary(row => row.Control, StringComparer.Ordinal);
        return
        [
            .. was.Keys.Union(now.Keys, StringComparer.Ordinal).Order(ControlNumber.Order)
                .Select(control => Change(control, was.GetValueOrDefault(control), now.GetValueOrDefault(control)))
                .Where(change => change.Was is null || change.Is is null || change.Fields.Count > 0),
        ];
    }

    private static SoaChange Change(string control, SoaRow? was, SoaRow? now) =>
        new(control, was, now, was is null || now is null ? [] : [.. Fields(was, now)]);

    private static IEnumerable<SoaField> Fields(SoaRow was, SoaRow now)
    {
        if (was.Name != now.Name || was.NameEnglish != now.NameEnglish) yield return SoaField.Name;
        if (was.Applicable != now.Applicable) yield return SoaField.Applicable;
        if (!was.Reasons.SequenceEqual(now.Reasons)) yield return SoaField.Reasons;
        if (was.Status != now.Status) yield return SoaField.Status;
        if (was.PlannedOn != now.PlannedOn) yield return SoaField.PlannedOn;
        if (was.PlanNumber != now.PlanNumber) yield return SoaField.PlanNumber;
        if (was.Documents != now.Documents) yield return SoaField.Documents;
        if (was.ExclusionReason != now.ExclusionReason) yield return SoaField.ExclusionReason;
        if (was.ExclusionOwner != now.ExclusionOwner) yield return SoaField.ExclusionOwner;
        if (was.ExclusionReviewOn != now.ExclusionReviewOn) yield return SoaField.ExclusionReviewOn;
        if (was.Department != now.Department) yield return SoaField.Department;
        if (!was.Risks.SequenceEqual(now.Risks, StringComparer.Ordinal)) yield return SoaField.Risks;
    }
}

using Meguri.Domain.Kernel;

namespace Meguri.Domain.Controls;

/// <summary>A control's state with the names that the statement prints.</summary>
/// <param name="State">What was decided.</param>
/// <param name="Name">The control's name in Japanese.</param>
/// <param name="NameEnglish">The control's name in English.</param>
/// <param name="PlanNumber">The plan's number, such as RTP-0008.</param>
/// <param name="ExclusionOwner">The name of the person who answers for the exclusion.</param>
/// <param name="Department">The department's name.</param>
/// <param name="Risks">The numbers of the risks that the control answers.</param>
public sealed record SoaSource(
    ControlState State, string Name, string NameEnglish, string? PlanNumber, string? ExclusionOwner, string? Department, IReadOnlyList<string> Risks);

/// <summary>One row of the statement of applicability (適用宣言書), by value: a frozen version keeps the names of its day.</summary>
public sealed record SoaRow
{
    /// <summary>番号.</summary>
    public required string Control { get; init; }

    /// <summary>管理策, in Japanese.</summary>
    public required string Name { get; init; }

    /// <summary>管理策, in English.</summary>
    public required string NameEnglish { get; init; }

    /// <summary>適用; null while undecided, which a frozen version never is.</summary>
    public bool? Applicable { get; init; }

    /// <summary>含めた理由.</summary>
    public IReadOnlyList<InclusionReason> Reasons { get; init; } = [];

    /// <summary>実施状況.</summary>
    public ImplementationStatus? Status { get; init; }

    /// <summary>実施予定日.</summary>
    public DateOnly? PlannedOn { get; init; }

    /// <summary>The plan's number.</summary>
    public string? PlanNumber { get; init; }

    /// <summary>規程・手順書.</summary>
    public string? Documents { get; init; }

    /// <summary>除外の理由.</summary>
    public string? ExclusionReason { get; init; }

    /// <summary>Who answers for the exclusion.</summary>
    public string? ExclusionOwner { get; init; }

    /// <summary>When the exclusion is looked at again.</summary>
    public DateOnly? ExclusionReviewOn { get; init; }

    /// <summary>責任部門.</summary>
    public string? Department { get; init; }

    /// <summary>The numbers of the risks behind it.</summary>
    public IReadOnlyList<string> Risks { get; init; } = [];

    /// <summary>The row a state makes. Risks behind an applicable control are a reason by themselves.</summary>
    public static SoaRow Of(SoaSource source)
    {
        var state = source.State;
        var byRisk = state.Applicable == true && source.Risks.Count > 0 && state.Reasons.All(reason => reason.Kind != ReasonKind.Risk);
        return new SoaRow
        {
            Control = state.Control,
            Name = source.Name,
            NameEnglish = source.NameEnglish,
            Applicable = state.Applicable,
            Reasons = byRisk ? [.. state.Reasons, new InclusionReason(ReasonKind.Risk, "")] : [.. state.Reasons],
            Status = state.Status,
            PlannedOn = state.PlannedOn,
            PlanNumber = source.PlanNumber,
            Documents = state.Documents,
            ExclusionReason = state.ExclusionReason,
            ExclusionOwner = source.ExclusionOwner,
            ExclusionReviewOn = state.ExclusionReviewOn,
            Department = source.Department,
            // Shorter first: R-9999 stands before R-10000.
            Risks = [.. source.Risks.Distinct(StringComparer.Ordinal).OrderBy(number => number.Length).ThenBy(number => number, StringComparer.Ordinal)],
        };
    }

    /// <summary>What keeps the row from being frozen; each problem stands beside the control's number.</summary>
    public IEnumerable<Problem> Problems(DateOnly today) => Applicable switch
    {
        true => Included(today),
        false => Excluded(today),
        null => [ControlProblems.Undecided(Control)],
    };

    private IEnumerable<Problem> Included(DateOnly today)
    {
        if (!Reasons.Any(reason => reason.Words.Length > 0 || Risks.Count > 0)) yield return ControlProblems.ReasonMissing(Control);
        if (Status is null) yield return ControlProblems.StatusMissing(Control);
        if (Status is null or ImplementationStatus.Implemented) yield break;
        if (PlannedOn is null && PlanNumber is null) yield return ControlProblems.PlanMissing(Control);
        if (PlannedOn < today) yield return ControlProblems.PlannedDatePast(Control);
    }

    private IEnumerable<Problem> Excluded(DateOnly today)
    {
        if (ExclusionReason is null) yield return ControlProblems.ExclusionReasonMissing(Control);
        if (ExclusionOwner is null) yield return ControlProblems.ExclusionOwnerMissing(Control);
        if (ExclusionReviewOn is null) yield return ControlProblems.ExclusionReviewMissing(Control);
        if (ExclusionReviewOn < today) yield return ControlProblems.ExclusionReviewPast(Control);
        if (Risks.Count > 0) yield return ControlProblems.ExcludedButUsed(Control, string.Join(", ", Risks));
    }
}

/// <summary>The figures over a statement's rows.</summary>
/// <param name="Total">All controls.</param>
/// <param name="Applicable">適用.</param>
/// <param name="Excluded">除外.</param>
/// <param name="Undecided">Neither yet.</param>
/// <param name="Implemented">実施済み.</param>
/// <param name="Partly">一部実施.</param>
/// <param name="NotImplemented">未実施.</param>
public sealed record SoaCounts(int Total, int Applicable, int Excluded, int Undecided, int Implemented, int Partly, int NotImplemented)
{
    /// <summary>Counts.</summary>
    public static SoaCounts Of(IReadOnlyCollection<SoaRow> rows) => new(
        rows.Count,
        rows.Count(row => row.Applicable == true),
        rows.Count(row => row.Applicable == false),
        rows.Count(row => row.Applicable is null),
        rows.Count(row => row.Applicable == true && row.Status == ImplementationStatus.Implemented),
        rows.Count(row => row.Applicable == true && row.Status == ImplementationStatus.Partly),
        rows.Count(row => row.Applicable == true && row.Status == ImplementationStatus.NotImplemented));
}

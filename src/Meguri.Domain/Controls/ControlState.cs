using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Treatment;

namespace Meguri.Domain.Controls;

/// <summary>Why a control is included.</summary>
public enum ReasonKind
{
    /// <summary>法令.</summary>
    Law,

    /// <summary>契約.</summary>
    Contract,

    /// <summary>事業.</summary>
    Business,

    /// <summary>リスク.</summary>
    Risk,
}

/// <summary>実施状況.</summary>
public enum ImplementationStatus
{
    /// <summary>未実施.</summary>
    NotImplemented,

    /// <summary>一部実施.</summary>
    Partly,

    /// <summary>実施済み.</summary>
    Implemented,
}

/// <summary>One reason to include a control.</summary>
/// <param name="Kind">Law, contract, business or risk.</param>
/// <param name="Words">Which law, which contract, what for; may be empty for risks, which are named by their links.</param>
public sealed record InclusionReason(ReasonKind Kind, string Words);

/// <summary>What somebody decides about a control; a draft may have holes, freezing a version may not.</summary>
/// <param name="Applicable">適用; null while undecided.</param>
/// <param name="Reasons">含めた理由.</param>
/// <param name="Status">実施状況.</param>
/// <param name="PlannedOn">実施予定日.</param>
/// <param name="PlanId">The treatment plan that brings it.</param>
/// <param name="Documents">規程・手順書.</param>
/// <param name="ExclusionReason">除外の理由.</param>
/// <param name="ExclusionOwnerId">Who answers for the exclusion.</param>
/// <param name="ExclusionReviewOn">When the exclusion is looked at again.</param>
/// <param name="DepartmentId">責任部門.</param>
public sealed record ControlDecision(
    bool? Applicable, IReadOnlyList<InclusionReason> Reasons, ImplementationStatus? Status = null, DateOnly? PlannedOn = null, TreatmentPlanId? PlanId = null,
    string? Documents = null, string? ExclusionReason = null, PersonId? ExclusionOwnerId = null, DateOnly? ExclusionReviewOn = null, DepartmentId? DepartmentId = null);

/// <summary>What the organization decided about one control: a row of the statement of applicability while it is being written (clause 6.1.3 d).</summary>
public sealed class ControlState : Entity
{
    private List<InclusionReason> _reasons = [];

    private ControlState() { }

    /// <summary>The key.</summary>
    public ControlStateId Id { get; private set; }

    /// <summary>The control's number.</summary>
    public string Control { get; private set; } = "";

    /// <summary>適用; null while undecided.</summary>
    public bool? Applicable { get; private set; }

    /// <summary>含めた理由.</summary>
    public IReadOnlyList<InclusionReason> Reasons => _reasons;

    /// <summary>実施状況.</summary>
    public ImplementationStatus? Status { get; private set; }

    /// <summary>実施予定日.</summary>
    public DateOnly? PlannedOn { get; private set; }

    /// <summary>The treatment plan that brings it.</summary>
    public TreatmentPlanId? PlanId { get; private set; }

    /// <summary>規程・手順書.</summary>
    public string? Documents { get; private set; }

    /// <summary>除外の理由.</summary>
    public string? ExclusionReason { get; private set; }

    /// <summary>Who answers for the exclusion.</summary>
    public PersonId? ExclusionOwnerId { get; private set; }

    /// <summary>When the exclusion is looked at again.</summary>
    public DateOnly? ExclusionReviewOn { get; private set; }

    /// <summary>責任部門.</summary>
    public DepartmentId? DepartmentId { get; private set; }

    /// <summary>A control nobody decided about yet.</summary>
    public static Result<ControlState> For(string control) => ControlNumber.TryParse(control, out var number)
        ? new ControlState { Id = NewId.Of<ControlStateId>(), Control = number.ToString() }
        : ControlProblems.Number(control);

    /// <summary>Decides. What belongs to the other answer (a status to an exclusion, an exclusion's reason to an applicable control) is left out.</summary>
    public Result Decide(ControlDecision decision)
    {
        if (decision.Reasons.Any(reason => reason.Kind != ReasonKind.Risk && string.IsNullOrWhiteSpace(reason.Words))) return ControlProblems.ReasonWordsMissing;
        var included = decision.Applicable != false;
        var excluded = decision.Applicable != true;
        Applicable = decision.Applicable;
        _reasons = included ? [.. decision.Reasons.Select(reason => reason with { Words = reason.Words.Trim() })] : [];
        (Status, PlannedOn, PlanId) = included ? (decision.Status, decision.PlannedOn, decision.PlanId) : (null, null, null);
        if (Status == ImplementationStatus.Implemented) PlannedOn = null;
        (ExclusionReason, ExclusionOwnerId, ExclusionReviewOn) =
            excluded ? (Words.Clean(decision.ExclusionReason), decision.ExclusionOwnerId, decision.ExclusionReviewOn) : (null, null, null);
        (Documents, DepartmentId) = (Words.Clean(decision.Documents), decision.DepartmentId);
        return Result.Done;
    }
}

using Meguri.Domain.Approvals;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;

namespace Meguri.Domain.Treatment;

/// <summary>Where a plan stands.</summary>
public enum PlanState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>With those who confirm and approve it.</summary>
    InApproval,

    /// <summary>Confirmed and approved by all.</summary>
    Approved,

    /// <summary>One of them refused it.</summary>
    Rejected,

    /// <summary>It was approved, but changed since.</summary>
    Fallen,
}

/// <summary>What a plan says, as the form F-04 asks.</summary>
/// <param name="Title">計画名.</param>
/// <param name="Priority">優先順位, ① is 1.</param>
/// <param name="RiskIds">The risks it treats.</param>
/// <param name="Controls">管理策: their numbers.</param>
/// <param name="Situation">現状の問題点.</param>
/// <param name="Improvement">改善策と予想改善効果.</param>
/// <param name="CostYen">対策費用 in yen; null while unknown.</param>
/// <param name="EstimatedLossYen">想定損害額 in yen; null while unknown.</param>
/// <param name="ResponsibleId">実行責任者.</param>
/// <param name="Steps">実施項目.</param>
public sealed record PlanContent(
    string Title, int Priority, IReadOnlyList<RiskId> RiskIds, IReadOnlyList<string> Controls, string Situation, string Improvement,
    long? CostYen, long? EstimatedLossYen, PersonId? ResponsibleId, IReadOnlyList<PlanStepEntry> Steps);

/// <summary>One line of 実施項目; without a number it is a new one.</summary>
/// <param name="Position">Its number, from 1.</param>
/// <param name="Text">What is done.</param>
/// <param name="PersonId">Who does it.</param>
/// <param name="DueOn">By when.</param>
public sealed record PlanStepEntry(int? Position, string Text, PersonId? PersonId, DateOnly? DueOn);

/// <summary>A risk that a plan treats.</summary>
public sealed class PlanRisk : Entity
{
    private PlanRisk() { }

    internal PlanRisk(TreatmentPlanId plan, RiskId risk) => (Id, PlanId, RiskId) = (NewId.Of<PlanRiskId>(), plan, risk);

    /// <summary>The key.</summary>
    public PlanRiskId Id { get; private set; }

    /// <summary>The plan.</summary>
    public TreatmentPlanId PlanId { get; private set; }

    /// <summary>The risk.</summary>
    public RiskId RiskId { get; private set; }
}

/// <summary>One line of 実施項目.</summary>
public sealed class PlanStep : Entity
{
    private PlanStep() { }

    internal PlanStep(TreatmentPlanId plan, int position) => (Id, PlanId, Position) = (NewId.Of<PlanStepId>(), plan, position);

    /// <summary>The key.</summary>
    public PlanStepId Id { get; private set; }

    /// <summary>The plan.</summary>
    public TreatmentPlanId PlanId { get; private set; }

    /// <summary>Its number, from 1; it keeps it while it is there.</summary>
    public int Position { get; private set; }

    /// <summary>What is done.</summary>
    public string Text { get; private set; } = "";

    /// <summary>担当者.</summary>
    public PersonId? PersonId { get; private set; }

    /// <summary>期限.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>確認: when it was done; null while it is not.</summary>
    public DateOnly? DoneOn { get; private set; }

    /// <summary>Who said so.</summary>
    public PersonId? ConfirmedBy { get; private set; }

    /// <summary>True when it is not done though its day has passed.</summary>
    public bool IsOverdue(DateOnly today) => DoneOn is null && DueOn < today;

    internal void Take(PlanStepEntry entry) => (Text, PersonId, DueOn) = (entry.Text.Trim(), entry.PersonId, entry.DueOn);

    internal void Mark(DateOnly? doneOn, PersonId? by) => (DoneOn, ConfirmedBy) = (doneOn, by);
}

/// <summary>What the office recommends when a measure cannot be done.</summary>
public enum InfeasibleAdvice
{
    /// <summary>受容してよい.</summary>
    Accept,

    /// <summary>別の対策をとる.</summary>
    OtherMeasure,

    /// <summary>やはり実施する.</summary>
    DoItAnyway,
}

/// <summary>A measure somebody says cannot be done, and the office's opinion on it: the owner decides after reading it.</summary>
public sealed class InfeasibleMeasure : Entity
{
    private InfeasibleMeasure() { }

    internal InfeasibleMeasure(TreatmentPlanId plan, string measure, string reason, PersonId by, DateTimeOffset at) =>
        (Id, PlanId, Measure, Reason, RaisedBy, RaisedAt) = (NewId.Of<InfeasibleMeasureId>(), plan, measure, reason, by, at);

    /// <summary>The key.</summary>
    public InfeasibleMeasureId Id { get; private set; }

    /// <summary>The plan.</summary>
    public TreatmentPlanId PlanId { get; private set; }

    /// <summary>Which measure.</summary>
    public string Measure { get; private set; } = "";

    /// <summary>Why it cannot be done.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who says so.</summary>
    public PersonId RaisedBy { get; private set; }

    /// <summary>Since when.</summary>
    public DateTimeOffset RaisedAt { get; private set; }

    /// <summary>What the office recommends; null while it is asked.</summary>
    public InfeasibleAdvice? Advice { get; private set; }

    /// <summary>Its opinion in words.</summary>
    public string? Opinion { get; private set; }

    /// <summary>Who gave it.</summary>
    public PersonId? OpinionBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? OpinionAt { get; private set; }

    internal void Answer(InfeasibleAdvice advice, string opinion, PersonId by, DateTimeOffset at) =>
        (Advice, Opinion, OpinionBy, OpinionAt) = (advice, opinion, by, at);
}

/// <summary>How far a plan is.</summary>
/// <param name="Done">Steps done.</param>
/// <param name="Total">All steps.</param>
/// <param name="Overdue">Steps not done though their day has passed.</param>
public sealed record PlanProgress(int Done, int Total, int Overdue)
{
    /// <summary>0 to 100, rounded down so that 100 means all.</summary>
    public int Percent => Total == 0 ? 0 : Done * 100 / Total;

    /// <summary>True when every step is done.</summary>
    public bool Complete => Total > 0 && Done == Total;
}

/// <summary>リスクのレベル（前）（後）: the worst of the plan's risks.</summary>
/// <param name="Before">Without treatment; null when none is rated.</param>
/// <param name="After">With treatment; null while one of them has none decided.</param>
public sealed record PlanLevels(RiskScore? Before, RiskScore? After);

/// <summary>The steps a plan asks for when it is submitted.</summary>
/// <param name="Route">実行責任者 (1), each リスク所有者 (2), ISMS管理責任者 (3).</param>
public sealed record PlanApproval(ApprovalRoute Route);

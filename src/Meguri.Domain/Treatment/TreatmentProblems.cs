using Meguri.Domain.Kernel;

namespace Meguri.Domain.Treatment;

/// <summary>Every refusal of a treatment plan.</summary>
public static class TreatmentProblems
{
    /// <summary>A plan has a title.</summary>
    public static Problem TitleMissing => new("plan_title_missing", nameof(TreatmentPlan.Title));

    /// <summary>Priorities count from ①.</summary>
    public static Problem Priority => new("plan_priority", nameof(TreatmentPlan.Priority), TreatmentPlan.LowestPriority);

    /// <summary>Money is not negative.</summary>
    public static Problem Money(string field) => new("plan_money", field);

    /// <summary>A plan treats at least one risk.</summary>
    public static Problem RisksMissing => new("plan_risks_missing", nameof(TreatmentPlan.RiskIds));

    /// <summary>Not a control's number.</summary>
    public static Problem ControlNumber(string number) => new("plan_control_number", nameof(TreatmentPlan.Controls), number);

    /// <summary>現状の問題点 is not said.</summary>
    public static Problem ProblemMissing => new("plan_problem_missing", nameof(TreatmentPlan.Situation));

    /// <summary>改善策と予想改善効果 is not said.</summary>
    public static Problem ImprovementMissing => new("plan_improvement_missing", nameof(TreatmentPlan.Improvement));

    /// <summary>Nobody carries it out.</summary>
    public static Problem ResponsibleMissing => new("plan_responsible_missing", nameof(TreatmentPlan.ResponsibleId));

    /// <summary>A plan has steps.</summary>
    public static Problem StepsMissing => new("plan_steps_missing", nameof(TreatmentPlan.Steps));

    /// <summary>A step says what is done.</summary>
    public static Problem StepTextMissing(int position) => new("plan_step_text_missing", $"Steps[{position}]", position);

    /// <summary>A step says who does it.</summary>
    public static Problem StepPersonMissing(int position) => new("plan_step_person_missing", $"Steps[{position}]", position);

    /// <summary>A step says by when.</summary>
    public static Problem StepDueMissing(int position) => new("plan_step_due_missing", $"Steps[{position}]", position);

    /// <summary>A step of that number is not there.</summary>
    public static Problem NoSuchStep(int position) => new("plan_no_such_step", $"Steps[{position}]", position);

    /// <summary>A step that was done stays.</summary>
    public static Problem StepDone(int position) => new("plan_step_done", $"Steps[{position}]", position);

    /// <summary>A step is done today or before.</summary>
    public static Problem DoneInFuture => new("plan_done_in_future", "DoneOn");

    /// <summary>A risk of the plan has no owner who could approve.</summary>
    public static Problem RiskWithoutOwner(string number) => new("plan_risk_without_owner", nameof(TreatmentPlan.RiskIds), number);

    /// <summary>A risk of the plan needs no plan.</summary>
    public static Problem RiskNeedsNoPlan(string number) => new("plan_risk_needs_no_plan", nameof(TreatmentPlan.RiskIds), number);

    /// <summary>It lies with those who confirm and approve it.</summary>
    public static Problem InApproval => new("plan_in_approval");

    /// <summary>It does not lie with those who confirm and approve it.</summary>
    public static Problem NotInApproval => new("plan_not_in_approval");

    /// <summary>It was approved as it is.</summary>
    public static Problem AlreadyApproved => new("plan_already_approved");

    /// <summary>Work begins when the plan is approved.</summary>
    public static Problem NotApproved => new("plan_not_approved");

    /// <summary>A measure that cannot be done says which and why.</summary>
    public static Problem InfeasibleWhy => new("plan_infeasible_why", "Reason");

    /// <summary>The opinion is not said.</summary>
    public static Problem OpinionMissing => new("plan_opinion_missing", "Opinion");

    /// <summary>The office gave its opinion already, or nobody asked.</summary>
    public static Problem NoOpinionAsked => new("plan_no_opinion_asked");

    /// <summary>The owner decides after the office gave its opinion on what cannot be done.</summary>
    public static Problem OpinionOpen => new("plan_opinion_open");
}

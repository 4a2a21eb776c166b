using Meguri.Domain.Kernel;

namespace Meguri.Domain.Controls;

/// <summary>Every refusal of controls, measures and the statement of applicability.</summary>
public static class ControlProblems
{
    /// <summary>Not a control's number.</summary>
    public static Problem Number(string number) => new("control_number", "Number", number);

    /// <summary>A. belongs to Annex A.</summary>
    public static Problem NumberOfAnnexA => new("control_number_of_annex_a", "Number");

    /// <summary>A control or measure has a name.</summary>
    public static Problem NameMissing => new("control_name_missing", "Name");

    /// <summary>A reason is given in words.</summary>
    public static Problem ReasonWordsMissing => new("control_reason_words_missing", nameof(ControlState.Reasons));

    /// <summary>The status of a measure is of today or before.</summary>
    public static Problem StatusInFuture => new("measure_status_in_future", nameof(Measure.StatusOn));

    /// <summary>A measure implements a control, treats a risk or keeps an asset.</summary>
    public static Problem MeasureWithoutPurpose => new("measure_without_purpose");

    /// <summary>A kept asset says which of C, I, A is kept.</summary>
    public static Problem KeepsNothing => new("measure_keeps_nothing", nameof(Measure.Links));

    /// <summary>Nobody decided whether the control applies.</summary>
    public static Problem Undecided(string control) => new("soa_undecided", control, control);

    /// <summary>The control is missing.</summary>
    public static Problem Missing(string control) => new("soa_control_missing", control, control);

    /// <summary>The control stands there twice.</summary>
    public static Problem Twice(string control) => new("soa_control_twice", control, control);

    /// <summary>An applicable control needs a reason.</summary>
    public static Problem ReasonMissing(string control) => new("soa_reason_missing", control, control);

    /// <summary>An applicable control has a status.</summary>
    public static Problem StatusMissing(string control) => new("soa_status_missing", control, control);

    /// <summary>What is not implemented has a date or a plan.</summary>
    public static Problem PlanMissing(string control) => new("soa_plan_missing", control, control);

    /// <summary>The planned date has passed.</summary>
    public static Problem PlannedDatePast(string control) => new("soa_planned_date_past", control, control);

    /// <summary>An exclusion needs a reason.</summary>
    public static Problem ExclusionReasonMissing(string control) => new("soa_exclusion_reason_missing", control, control);

    /// <summary>An exclusion needs an owner.</summary>
    public static Problem ExclusionOwnerMissing(string control) => new("soa_exclusion_owner_missing", control, control);

    /// <summary>An exclusion needs a review date.</summary>
    public static Problem ExclusionReviewMissing(string control) => new("soa_exclusion_review_missing", control, control);

    /// <summary>The exclusion's review date has passed.</summary>
    public static Problem ExclusionReviewPast(string control) => new("soa_exclusion_review_past", control, control);

    /// <summary>Risks are treated with a control that is excluded.</summary>
    public static Problem ExcludedButUsed(string control, string risks) => new("soa_excluded_but_used", control, control, risks);

    /// <summary>An approved version does not change.</summary>
    public static Problem VersionNotDraft => new("soa_version_not_draft");

    /// <summary>Only an approved version stands on a certificate.</summary>
    public static Problem VersionNeverApproved => new("soa_version_never_approved");
}

using Meguri.Domain.Kernel;

namespace Meguri.Domain.Risks;

/// <summary>Every refusal of risk assessment; those of the evaluation sheet are in <see cref="RiskSheetProblems"/>.</summary>
public static class RiskProblems
{
    /// <summary>A scale has 2 to 10 different labels and begins at 0 or 1.</summary>
    public static Problem Scale(string field) => new("risk_scale", field, Risks.Scale.FewestSteps, Risks.Scale.MostSteps);

    /// <summary>The matrix has a cell without a level.</summary>
    public static Problem MatrixIncomplete => new("risk_matrix_incomplete", "Cells");

    /// <summary>More impact or more likelihood gives a milder level somewhere.</summary>
    public static Problem MatrixFalls => new("risk_matrix_falls", "Cells");

    /// <summary>The three bands do not rise.</summary>
    public static Problem AcceptanceOrder => new("risk_acceptance_order", "Acceptance");

    /// <summary>Every level would be accepted.</summary>
    public static Problem AcceptanceTakesAll(int highest) => new("risk_acceptance_takes_all", "Acceptance", highest);

    /// <summary>Three labels for the bands, or none.</summary>
    public static Problem BandLabels => new("risk_band_labels", "BandLabels");

    /// <summary>A method has a name.</summary>
    public static Problem MethodNameMissing => new("risk_method_name_missing", "Name");

    /// <summary>An approved method does not change; a new version does.</summary>
    public static Problem MethodNotDraft => new("risk_method_not_draft");

    /// <summary>Assessments use approved methods only.</summary>
    public static Problem MethodNotApproved => new("risk_method_not_approved", "Method");

    /// <summary>A new version says why.</summary>
    public static Problem MethodReasonMissing => new("risk_method_reason_missing", "ChangeReason");

    /// <summary>The method needs an input that nobody gave.</summary>
    public static Problem InputMissing(string field) => new("risk_input_missing", field);

    /// <summary>An input is not on its scale.</summary>
    public static Problem OutsideScale(string field, int lowest, int highest) => new("risk_outside_scale", field, lowest, highest);

    /// <summary>This method's level cannot be set by hand.</summary>
    public static Problem OverruleNotOffered => new("risk_overrule_not_offered", nameof(RiskInputs.OverruledLevel));

    /// <summary>Overruling the table says why.</summary>
    public static Problem OverruleNeedsReason => new("risk_overrule_needs_reason", nameof(RiskInputs.OverruleReason));

    /// <summary>A risk concerns an asset, an asset group or a scenario, and only one of them.</summary>
    public static Problem TargetMissing => new("risk_target_missing", "Target");

    /// <summary>A risk names its threat.</summary>
    public static Problem ThreatMissing => new("risk_threat_missing", "Threat");

    /// <summary>The risk was rated by another version of the method.</summary>
    public static Problem OtherMethod => new("risk_other_method");

    /// <summary>First the level, then the rest.</summary>
    public static Problem NotEstimated => new("risk_not_estimated");

    /// <summary>「対応不要」 is for risks within the acceptance criteria.</summary>
    public static Problem NoTreatmentAboveAcceptance => new("risk_no_treatment_above_acceptance", nameof(Risk.Option));

    /// <summary>Retaining changes nothing, so the level stays.</summary>
    public static Problem RetainedStays => new("risk_retained_stays", "After");

    /// <summary>Treating changes threat and vulnerability, not the asset's value.</summary>
    public static Problem AssetValueStays => new("risk_asset_value_stays", "After");

    /// <summary>The level after treatment is above the one before.</summary>
    public static Problem ResidualAboveBefore => new("risk_residual_above_before", "After");

    /// <summary>Reducing names the controls that reduce.</summary>
    public static Problem ReductionNeedsControl => new("risk_reduction_needs_control", nameof(Risk.Controls));

    /// <summary>Not a control's number.</summary>
    public static Problem ControlNumber(string number) => new("risk_control_number", nameof(Risk.Controls), number);

    /// <summary>Nobody decided yet how the risk is treated.</summary>
    public static Problem NotTreated => new("risk_not_treated");

    /// <summary>The assessment before decided nothing about it, or did not have it.</summary>
    public static Problem NotTreatedBefore => new("risk_not_treated_before", nameof(Risk.Option));

    /// <summary>The risk has no owner.</summary>
    public static Problem OwnerMissing => new("risk_owner_missing", nameof(Risk.OwnerId));

    /// <summary>What would follow is not said in words.</summary>
    public static Problem ConsequenceMissing => new("risk_consequence_missing", nameof(Risk.Consequence));

    /// <summary>Only the risk owner accepts what remains.</summary>
    public static Problem NotTheOwner => new("risk_not_the_owner");

    /// <summary>It was accepted, and still is.</summary>
    public static Problem AlreadyAccepted => new("risk_already_accepted");

    /// <summary>What remains is not accepted as it is: somebody says until when.</summary>
    public static Problem ReviewDateRequired => new("risk_review_date_required", nameof(Risk.ReviewBy));

    /// <summary>The review date lies ahead.</summary>
    public static Problem ReviewDatePast => new("risk_review_date_past", nameof(Risk.ReviewBy));

    /// <summary>Accepting above the acceptance level, and refusing to, says why.</summary>
    public static Problem AcceptanceReasonRequired => new("risk_acceptance_reason_required", "Comment");

    /// <summary>A second signature is for risks above the acceptance level that their owner accepted.</summary>
    public static Problem NoSecondSignature => new("risk_no_second_signature");

    /// <summary>A measure was said to be impossible and the office has not given its opinion yet.</summary>
    public static Problem OpinionMissing => new("risk_opinion_missing");

    /// <summary>An assessment has a title.</summary>
    public static Problem AssessmentTitleMissing => new("assessment_title_missing", "Title");

    /// <summary>A finished assessment stays as it is.</summary>
    public static Problem AssessmentFinished => new("assessment_finished");

    /// <summary>It ends no earlier than it began.</summary>
    public static Problem AssessmentEndsBeforeStart => new("assessment_ends_before_start", "FinishedOn");

    /// <summary>Some risks are not complete.</summary>
    public static Problem AssessmentIncomplete(int count, string numbers) => new("assessment_incomplete", null, count, numbers);

    /// <summary>The other version of the method lacks inputs for some risks.</summary>
    public static Problem MethodCannotRate(int count, string numbers) => new("assessment_method_cannot_rate", null, count, numbers);

    /// <summary>A verdict other than 適合 says what was found.</summary>
    public static Problem GapFindingMissing => new("gap_finding_missing", "Finding");
}

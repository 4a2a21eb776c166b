using Meguri.Domain.Kernel;

namespace Meguri.Domain.Risks;

/// <summary>Every refusal of the evaluation sheet.</summary>
public static class RiskSheetProblems
{
    /// <summary>The other side fills this block.</summary>
    public static Problem NotYourBlock => new("sheet_not_your_block");

    /// <summary>It was handed in or accepted, so it rests.</summary>
    public static Problem Closed => new("sheet_closed");

    /// <summary>The office has not handed it to the department yet.</summary>
    public static Problem NotHandedOut => new("sheet_not_handed_out");

    /// <summary>The office says what the situation is first.</summary>
    public static Problem SituationMissing => new("sheet_situation_missing", nameof(RiskSheet.Situation));

    /// <summary>The office names a threat first.</summary>
    public static Problem ThreatsMissing => new("sheet_threats_missing", nameof(RiskSheet.Threats));

    /// <summary>The office names a measure first.</summary>
    public static Problem MeasuresMissing => new("sheet_measures_missing", nameof(RiskSheet.Measures));

    /// <summary>A row has no text.</summary>
    public static Problem TextMissing(string row) => new("sheet_text_missing", row, row);

    /// <summary>A row of that number is not there.</summary>
    public static Problem NoSuchRow(string row) => new("sheet_no_such_row", row, row);

    /// <summary>A risk names the row, so it stays.</summary>
    public static Problem RowInUse(string row) => new("sheet_row_in_use", row, row);

    /// <summary>A risk names an asset, a threat and a measure.</summary>
    public static Problem ReferenceMissing(string risk) => new("sheet_reference_missing", risk, risk);

    /// <summary>A risk needs a measure that is not fully done.</summary>
    public static Problem MeasureDone(string risk, string measure) => new("sheet_measure_done", risk, risk, measure);

    /// <summary>A risk names the measure, so it cannot be done.</summary>
    public static Problem MeasureInUse(string measure) => new("sheet_measure_in_use", measure, measure);

    /// <summary>An asset without its impact on the business.</summary>
    public static Problem ImpactMissing(string row) => new("sheet_impact_missing", row, row);

    /// <summary>A measure nobody said of whether it is done.</summary>
    public static Problem StatusMissing(string row) => new("sheet_status_missing", row, row);

    /// <summary>A measure not fully done without a risk and without a remark why there is none.</summary>
    public static Problem MeasureWithoutRisk(string row) => new("sheet_measure_without_risk", row, row);

    /// <summary>A risk without its likelihood.</summary>
    public static Problem LikelihoodMissing(string row) => new("sheet_likelihood_missing", row, row);

    /// <summary>Overruling the table says why, in the remark.</summary>
    public static Problem OverruleNeedsReason(string row) => new("sheet_overrule_needs_reason", row, row);

    /// <summary>A sheet of the same department is not complete: all are handed in together.</summary>
    public static Problem OtherSheetIncomplete(string number) => new("sheet_other_incomplete", null, number);

    /// <summary>Risks are made of accepted sheets.</summary>
    public static Problem NotAccepted => new("sheet_not_accepted");
}

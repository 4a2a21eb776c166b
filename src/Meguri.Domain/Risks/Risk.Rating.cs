using Meguri.Domain.Controls;
using Meguri.Domain.Kernel;

namespace Meguri.Domain.Risks;

/// <content>How a decision on the treatment is checked and kept.</content>
public sealed partial class Risk
{
    private static RiskScore? Score(int? level, string? label, AcceptanceBand? band, int? value, int? likelihood) =>
        level is { } known ? new RiskScore(known, label!, band!.Value, value!.Value, likelihood!.Value) : null;

    private static List<string> Numbers(IEnumerable<string> controls, List<Problem> problems)
    {
        var numbers = new List<string>();
        foreach (var text in controls.Where(text => !string.IsNullOrWhiteSpace(text)))
        {
            if (ControlNumber.TryParse(text, out var number)) numbers.Add(number.ToString());
            else problems.Add(RiskProblems.ControlNumber(text));
        }
        return [.. numbers.Distinct(StringComparer.Ordinal).Order(ControlNumber.Order)];
    }

    private void Take(RiskTarget target) => (AssetId, AssetGroup, Scenario, DepartmentId) =
        (target.AssetId, target.AssetGroup?.Trim(), target.Scenario?.Trim(), target.DepartmentId);

    private void Take(RiskSource source) => (ThreatKey, ThreatText, VulnerabilityKey, VulnerabilityText) =
        (source.ThreatKey, source.ThreatText, source.VulnerabilityKey, source.VulnerabilityText);

    private Result Take(RiskMethod method, TreatmentOption option, RiskInputs after, List<string> controls)
    {
        var rules = method.Rules;
        if (option == TreatmentOption.None && BeforeBand != AcceptanceBand.Acceptable) return RiskProblems.NoTreatmentAboveAcceptance;
        if (option is TreatmentOption.Retain or TreatmentOption.None && after != Before) return RiskProblems.RetainedStays;
        if (rules.KeepsAssetWhenTreated && !after.SameAsset(Before!)) return RiskProblems.AssetValueStays;
        if (option == TreatmentOption.Reduce && controls.Count == 0) return RiskProblems.ReductionNeedsControl;
        var score = rules.Score(after, Property);
        if (!score.Ok) return score;
        if (score.Value.Level > BeforeLevel) return RiskProblems.ResidualAboveBefore;
        (Option, After, _controls) = (option, after, controls);
        (ResidualLevel, ResidualLabel, ResidualBand, ResidualValue, ResidualLikelihood) =
            (score.Value.Level, score.Value.Label, score.Value.Band, score.Value.Value, score.Value.Likelihood);
        return Result.Done;
    }

    private void ForgetTreatment()
    {
        (Option, After) = (null, null);
        (ResidualLevel, ResidualLabel, ResidualBand, ResidualValue, ResidualLikelihood) = (null, null, null, null, null);
    }
}

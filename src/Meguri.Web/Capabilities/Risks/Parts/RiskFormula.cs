using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>Says how a level came about, with the numbers that went in.</summary>
internal static class RiskFormula
{
    /// <summary>Such as <c>資産価値（機密性）3（高） × 脅威 2（中） × ぜい弱性 3（高） = 18</c>; null when the rules cannot rate the inputs.</summary>
    public static string? Say(MethodRules rules, RiskInputs inputs, SecurityProperty property)
    {
        var result = rules.Score(inputs, property);
        if (!result.Ok) return null;
        var score = result.Value;
        return rules switch
        {
            ValueThreatVulnerabilityRules own => string.Join(own.Combination == Combination.Product ? " × " : " ＋ ",
                $"{ValueName(own, property)} {MethodAxes.Step(own.ValueScale, score.Value)}",
                $"{RiskWords.Input_Threat} {MethodAxes.Step(own.ThreatScale, inputs.Threat!.Value)}",
                $"{RiskWords.Input_Vulnerability} {MethodAxes.Step(own.VulnerabilityScale, inputs.Vulnerability!.Value)}") + $" = {score.Label}",
            SmallBusinessRules => RiskWords.FormulaSmall(score.Value, inputs.Threat, inputs.Vulnerability, score.Likelihood, score.Label),
            _ => RiskWords.FormulaTable(MethodAxes.RowOf(rules, score.Value), MethodAxes.ColumnOf(rules, score.Likelihood), rules.LabelOf(rules.LevelAt(score.Value, score.Likelihood)))
                + (inputs.OverruledLevel is { } overruled && overruled != rules.LevelAt(score.Value, score.Likelihood) ? RiskWords.FormulaOverruled(rules.LabelOf(overruled), inputs.OverruleReason) : ""),
        };
    }

    private static string ValueName(ValueThreatVulnerabilityRules rules, SecurityProperty property) =>
        rules.Value == ValueChoice.Highest ? RiskWords.ValueHighest : RiskWords.ValueOf(RiskWords.Book.Of(property));
}

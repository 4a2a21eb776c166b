using Meguri.Domain.Kernel;

namespace Meguri.Domain.Risks;

/// <summary>One level under the rules in force and under other ones.</summary>
/// <param name="Was">Null when there was none.</param>
/// <param name="Becomes">Null when the other rules cannot rate it.</param>
/// <param name="Problems">Which inputs the other rules miss.</param>
public sealed record ScoreChange(RiskScore? Was, RiskScore? Becomes, IReadOnlyList<Problem> Problems)
{
    /// <summary>True when the level, its label or its band would be another one.</summary>
    public bool Differs => (Was?.Level, Was?.Label, Was?.Band) != (Becomes?.Level, Becomes?.Label, Becomes?.Band);
}

/// <summary>What one risk becomes under other rules.</summary>
/// <param name="Risk">Which.</param>
/// <param name="Number">Its number.</param>
/// <param name="Before">Without treatment.</param>
/// <param name="Residual">With treatment; null when none is decided.</param>
public sealed record RiskPreview(RiskId Risk, int Number, ScoreChange Before, ScoreChange? Residual);

/// <summary>Shows what new rules do before they are taken.</summary>
public static class MethodPreview
{
    /// <summary>What every rated risk becomes under the rules; risks nobody rated yet are left out.</summary>
    public static IReadOnlyList<RiskPreview> Of(MethodRules rules, IEnumerable<Risk> risks) =>
        [.. risks.Where(risk => risk.BeforeLevel is not null).Select(risk => Of(rules, risk))];

    private static RiskPreview Of(MethodRules rules, Risk risk) => new(
        risk.Id, risk.Number,
        Change(rules, risk.Before!, risk.ScoreBefore(), risk.Property),
        risk.After is { } after ? Change(rules, after, risk.ScoreAfter(), risk.Property) : null);

    private static ScoreChange Change(MethodRules rules, RiskInputs inputs, RiskScore? was, SecurityProperty property)
    {
        var result = rules.Score(inputs, property);
        return new ScoreChange(was, result.Ok ? result.Value : null, result.Problems);
    }
}

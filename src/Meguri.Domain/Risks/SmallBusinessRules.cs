using Meguri.Domain.Kernel;

namespace Meguri.Domain.Risks;

/// <summary>The formula for small businesses: importance (the highest of C, I, A) × possibility of harm (from threat and vulnerability).
/// Source: IPA, 中小企業の情報セキュリティ対策ガイドライン, appendix リスク分析シート.</summary>
public sealed record SmallBusinessRules : MethodRules
{
    private static readonly Scale ThreeSteps = Scale.Numbers(1, 3);

    /// <summary>The older scale 2 / 1 / 0 for C, I, A instead of 3 / 2 / 1.</summary>
    public bool ValuesFromZero { get; init; }

    /// <summary>An asset with personal data has the highest importance.</summary>
    public bool PersonalDataIsHighest { get; init; } = true;

    /// <summary>An asset whose incident would threaten survival has the highest importance.</summary>
    public bool SurvivalIsHighest { get; init; } = true;

    /// <summary>Up to 3 is accepted, 4 under control, 6 and 9 not.</summary>
    public static SmallBusinessRules Shipped => new() { Acceptance = new(3, 4) };

    /// <summary>The scale of C, I and A.</summary>
    public Scale ValueScale => ValuesFromZero ? Scale.Numbers(0, 2) : ThreeSteps;

    /// <inheritdoc/>
    public override RiskMethodKind Kind => RiskMethodKind.SmallBusiness;

    /// <inheritdoc/>
    public override bool KeepsAssetWhenTreated => true;

    /// <inheritdoc/>
    public override IReadOnlyList<int> ValueAxis => ValueScale.Values;

    /// <inheritdoc/>
    public override IReadOnlyList<int> LikelihoodAxis => ThreeSteps.Values;

    /// <inheritdoc/>
    public override int LevelAt(int value, int likelihood) => value * likelihood;

    /// <summary>被害発生可能性: 1 to 3 from threat 1 to 3 and vulnerability 1 to 3.</summary>
    public static int Possibility(int threat, int vulnerability) => Math.Max(1, threat + vulnerability - 3);

    /// <inheritdoc/>
    protected override int ValueFrom(RiskInputs inputs, SecurityProperty property, List<Problem> problems)
    {
        var highest = HighestValue(inputs, ValueScale, problems);
        var raised = (inputs.PersonalData && PersonalDataIsHighest) || (inputs.ThreatensSurvival && SurvivalIsHighest);
        return raised ? ValueScale.Highest : highest;
    }

    /// <inheritdoc/>
    protected override int LikelihoodFrom(RiskInputs inputs, List<Problem> problems) => Possibility(
        Take(inputs.Threat, ThreeSteps, nameof(RiskInputs.Threat), problems),
        Take(inputs.Vulnerability, ThreeSteps, nameof(RiskInputs.Vulnerability), problems));

    /// <inheritdoc/>
    protected override IEnumerable<Problem> CheckScales() => [];
}

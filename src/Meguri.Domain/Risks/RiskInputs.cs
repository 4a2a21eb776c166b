using Meguri.Domain.Kernel;
namespace Meguri.Domain.Risks;

/// <summary>What a method is told of a risk. Every kind reads the inputs it needs and leaves the others; null is "not assessed yet" (未評価).</summary>
public sealed record RiskInputs
{
    /// <summary>The asset's value on the organization's scale.</summary>
    public int? Confidentiality { get; init; }

    /// <summary>The asset's value on the organization's scale.</summary>
    public int? Integrity { get; init; }

    /// <summary>The asset's value on the organization's scale.</summary>
    public int? Availability { get; init; }

    /// <summary>The asset holds personal data.</summary>
    public bool PersonalData { get; init; }

    /// <summary>An incident would threaten the organization's survival.</summary>
    public bool ThreatensSurvival { get; init; }

    /// <summary>How readily the threat comes.</summary>
    public int? Threat { get; init; }

    /// <summary>How easily it gets through.</summary>
    public int? Vulnerability { get; init; }

    /// <summary>How likely it is, where a method asks so directly; A, B, C are 3, 2, 1.</summary>
    public int? Likelihood { get; init; }

    /// <summary>How much it harms, where a method asks so directly; A, B, C are 3, 2, 1.</summary>
    public int? Impact { get; init; }

    /// <summary>A level somebody set against the table.</summary>
    public int? OverruledLevel { get; init; }

    /// <summary>Why.</summary>
    public string? OverruleReason { get; init; }

    /// <summary>The asset's value for one property.</summary>
    public int? ValueOf(SecurityProperty property) => property switch
    {
        SecurityProperty.Confidentiality => Confidentiality,
        SecurityProperty.Integrity => Integrity,
        _ => Availability,
    };

    /// <summary>The same inputs with the asset's side taken from others: a treatment changes what may happen, not what the asset is worth.</summary>
    public RiskInputs WithAssetOf(RiskInputs other) => this with
    {
        Confidentiality = other.Confidentiality,
        Integrity = other.Integrity,
        Availability = other.Availability,
        PersonalData = other.PersonalData,
        ThreatensSurvival = other.ThreatensSurvival,
    };

    /// <summary>True when the asset's side is the same.</summary>
    public bool SameAsset(RiskInputs other) => this == WithAssetOf(other);
}

/// <summary>What a method makes of the inputs.</summary>
/// <param name="Level">The level as a number to compare with; labelled levels count from 1, the mildest first.</param>
/// <param name="Label">How the organization calls it.</param>
/// <param name="Band">What the acceptance criteria say of it.</param>
/// <param name="Value">How much is at stake: the row of the heat map.</param>
/// <param name="Likelihood">How likely, after all inputs are counted: the column of the heat map.</param>
public sealed record RiskScore(int Level, string Label, AcceptanceBand Band, int Value, int Likelihood);

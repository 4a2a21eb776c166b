using Meguri.Domain.Kernel;
using Meguri.Domain.Approvals;
using Meguri.Domain.Assets;
using Meguri.Domain.Organizations;

namespace Meguri.Domain.Risks;

/// <summary>How a risk is treated (clause 6.1.3 a). Accepting is not one of them: it is the decision on what remains.</summary>
public enum TreatmentOption
{
    /// <summary>低減.</summary>
    Reduce,

    /// <summary>回避.</summary>
    Avoid,

    /// <summary>共有（移転）.</summary>
    Share,

    /// <summary>保有.</summary>
    Retain,

    /// <summary>対応不要: within the acceptance criteria; needs no plan.</summary>
    None,
}

/// <summary>Where the acceptance of what remains stands (clause 6.1.3 f).</summary>
public enum AcceptanceState
{
    /// <summary>Nobody decided.</summary>
    Open,

    /// <summary>The owner accepted; CISO or top management has to sign too.</summary>
    AwaitingTopManagement,

    /// <summary>Accepted.</summary>
    Accepted,

    /// <summary>The owner, or top management, does not accept.</summary>
    Declined,

    /// <summary>It was accepted, but the risk is no longer the one accepted.</summary>
    Fallen,
}

/// <summary>The parts of a risk that an acceptance binds to.</summary>
[Flags]
public enum RiskPart
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The version of the method.</summary>
    Method = 1,

    /// <summary>The property lost.</summary>
    Property = 2,

    /// <summary>The inputs without treatment.</summary>
    Before = 4,

    /// <summary>The inputs with treatment.</summary>
    After = 8,

    /// <summary>How it is treated.</summary>
    Option = 16,

    /// <summary>The controls that answer it.</summary>
    Controls = 32,

    /// <summary>Whose risk it is.</summary>
    Owner = 64,
}

/// <summary>What a risk concerns: exactly one of an asset, an asset group and a scenario (a business process in words).</summary>
/// <param name="AssetId">The asset.</param>
/// <param name="AssetGroup">The group's name.</param>
/// <param name="Scenario">The business process or course of events.</param>
/// <param name="DepartmentId">The department it is looked at in.</param>
public sealed record RiskTarget(AssetId? AssetId, string? AssetGroup, string? Scenario, DepartmentId? DepartmentId = null)
{
    /// <summary>A risk of one asset.</summary>
    public static RiskTarget Asset(AssetId asset, DepartmentId? department = null) => new(asset, null, null, department);

    /// <summary>A risk of a group of assets.</summary>
    public static RiskTarget Group(string group, DepartmentId? department = null) => new(null, group, null, department);

    /// <summary>A risk without an asset.</summary>
    public static RiskTarget Process(string scenario, DepartmentId? department = null) => new(null, null, scenario, department);

    /// <summary>True when exactly one is named.</summary>
    public bool IsSound => new[] { AssetId is not null, !string.IsNullOrWhiteSpace(AssetGroup), !string.IsNullOrWhiteSpace(Scenario) }.Count(named => named) == 1;
}

/// <summary>Where a risk comes from: each from the catalogue, in own words, or both (the words then stand in front).</summary>
/// <param name="ThreatKey">The catalogue's threat.</param>
/// <param name="ThreatText">The threat in own words.</param>
/// <param name="VulnerabilityKey">The catalogue's vulnerability.</param>
/// <param name="VulnerabilityText">The vulnerability in own words.</param>
public sealed record RiskSource(string? ThreatKey, string? ThreatText, string? VulnerabilityKey = null, string? VulnerabilityText = null)
{
    /// <summary>The same without blanks and empty texts.</summary>
    public RiskSource Trimmed => new(Clean(ThreatKey), Clean(ThreatText), Clean(VulnerabilityKey), Clean(VulnerabilityText));

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What an acceptance binds to, as it was when somebody accepted.</summary>
/// <param name="Method">The method's version.</param>
/// <param name="Property">The property lost.</param>
/// <param name="Before">The inputs without treatment.</param>
/// <param name="After">The inputs with treatment.</param>
/// <param name="Option">How it is treated.</param>
/// <param name="Controls">The controls, in their order.</param>
/// <param name="Owner">Whose risk it is.</param>
public sealed record RiskFacts(
    RiskMethodId? Method, SecurityProperty Property, RiskInputs? Before, RiskInputs? After, TreatmentOption? Option, IReadOnlyList<string> Controls, PersonId? Owner)
{
    /// <summary>Which parts differ.</summary>
    public RiskPart DifferenceTo(RiskFacts other)
    {
        var parts = RiskPart.None;
        if (Method != other.Method) parts |= RiskPart.Method;
        if (Property != other.Property) parts |= RiskPart.Property;
        if (Before != other.Before) parts |= RiskPart.Before;
        if (After != other.After) parts |= RiskPart.After;
        if (Option != other.Option) parts |= RiskPart.Option;
        if (!Controls.SequenceEqual(other.Controls, StringComparer.Ordinal)) parts |= RiskPart.Controls;
        if (Owner != other.Owner) parts |= RiskPart.Owner;
        return parts;
    }
}

/// <summary>What accepting leaves behind.</summary>
/// <param name="Owner">The owner's decision.</param>
/// <param name="TopManagement">The request to CISO or top management; null when the level does not need it.</param>
public sealed record ResidualDecision(Approval Owner, Approval? TopManagement);

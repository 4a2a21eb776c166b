using Meguri.Domain.Risks;
using Meguri.Web.Kit;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>What a new risk concerns.</summary>
internal enum TargetKind
{
    /// <summary>One asset.</summary>
    Asset,

    /// <summary>A group of assets.</summary>
    Group,

    /// <summary>A business process or course of events.</summary>
    Scenario,
}

/// <summary>The form of a risk, as typed.</summary>
internal sealed class RiskForm : InputsForm
{
    public TargetKind Target { get; set; }

    /// <summary>The asset's number, or its name.</summary>
    public string? Asset { get; set; }

    public string? AssetGroup { get; set; }

    public string? Scenario { get; set; }

    public Guid? DepartmentId { get; set; }

    public string? ThreatKey { get; set; }

    public string? ThreatText { get; set; }

    public string? VulnerabilityKey { get; set; }

    public string? VulnerabilityText { get; set; }

    public string? Consequence { get; set; }

    public Guid? OwnerId { get; set; }

    public int Version { get; set; }

    [SaidOnly]
    public string? Reason { get; set; }

    /// <summary>Where it comes from.</summary>
    public RiskSource Source() => new(ThreatKey, ThreatText, VulnerabilityKey, VulnerabilityText);

    /// <summary>True when something about the level was said.</summary>
    public bool HasRating => Threat is not null || Vulnerability is not null || Likelihood is not null;

    /// <summary>The form of a risk.</summary>
    public static RiskForm Of(Risk risk, RiskInputs begin)
    {
        var form = new RiskForm
        {
            Property = risk.Property, ThreatKey = risk.ThreatKey, ThreatText = risk.ThreatText, VulnerabilityKey = risk.VulnerabilityKey,
            VulnerabilityText = risk.VulnerabilityText, Consequence = risk.Consequence, OwnerId = risk.OwnerId?.Value, Version = risk.Version,
        };
        form.Take(begin);
        return form;
    }
}

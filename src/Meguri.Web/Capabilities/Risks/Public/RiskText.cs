using Meguri.Domain.Risks;
using Meguri.Web.Kit;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>How risks are said: own words stand in front of the catalogue's, colours follow the bands.</summary>
internal static class RiskText
{
    /// <summary>The number as people see it: <c>R-0042</c>.</summary>
    public static string NumberOf(Risk risk) => Domain.Kernel.NumberText.Of(Risk.Series, risk.Number);

    /// <summary>The threat.</summary>
    public static string ThreatOf(Risk risk) => risk.ThreatText ?? RiskCatalog.Shipped.Threat(risk.ThreatKey)?.Here ?? risk.ThreatKey ?? "—";

    /// <summary>The vulnerability; null when none is named.</summary>
    public static string? VulnerabilityOf(Risk risk) => risk.VulnerabilityText ?? RiskCatalog.Shipped.Vulnerability(risk.VulnerabilityKey)?.Here ?? risk.VulnerabilityKey;

    /// <summary>The colour of a band.</summary>
    public static Tone ToneOf(AcceptanceBand band) => band switch
    {
        AcceptanceBand.Acceptable => Tone.Green,
        AcceptanceBand.UnderControl => Tone.Yellow,
        _ => Tone.Red,
    };

    /// <summary>What the organization calls a band.</summary>
    public static string BandOf(MethodRules rules, AcceptanceBand band) =>
        rules.BandLabels.Count == 3 ? rules.BandLabels[(int)band] : RiskWords.Book.Of(band);

    /// <summary>The colour of where an acceptance stands.</summary>
    public static Tone ToneOf(AcceptanceState state) => state switch
    {
        AcceptanceState.Accepted => Tone.Green,
        AcceptanceState.AwaitingTopManagement => Tone.Yellow,
        AcceptanceState.Declined or AcceptanceState.Fallen => Tone.Red,
        _ => Tone.Neutral,
    };

    /// <summary>The parts that changed since somebody accepted, in words.</summary>
    public static string PartsOf(RiskPart parts) =>
        WordList.Of(Enum.GetValues<RiskPart>().Where(part => part != RiskPart.None && parts.HasFlag(part)).Select(part => RiskWords.Book.Of(part)));
}

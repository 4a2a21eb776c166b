using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;

namespace Meguri.Web.Sample;

/// <summary><c>assessment.json</c>.</summary>
internal sealed record SampleRiskFile(SampleMethod Method, IReadOnlyList<SampleRound> Rounds, string PerformedBy, IReadOnlyList<SampleGap> Gap, IReadOnlyList<SampleRisk> Risks)
{
    /// <summary>The risks that were found in the first year.</summary>
    public IEnumerable<SampleRisk> OfFirstYear => Risks.Where(risk => risk.Identified < Rounds[0].TreatedOn);
}

/// <summary>The method, with who wrote and who approved it.</summary>
internal sealed record SampleMethod(
    string Name, IReadOnlyDictionary<string, IReadOnlyList<SampleStep>> Scales, int Acceptance, IReadOnlyList<SampleBand> Bands, string PreparedBy, string ApprovedBy, DateOnly ApprovedOn);

/// <summary>A step of a scale.</summary>
internal sealed record SampleStep(int Level, string Ja, string En);

/// <summary>A band of the acceptance criteria.</summary>
internal sealed record SampleBand(string Id, int From, int To);

/// <summary>One year's assessment. The first is finished; in the second the risks it carried over were rated anew, and some were found after the others were treated.</summary>
internal sealed record SampleRound(
    string Name, int FiscalYear, DateOnly From, DateOnly GapOn, DateOnly? RatedOn, DateOnly TreatedOn, DateOnly? LastTreatedOn, DateOnly? AcceptedOn, DateOnly? FinishedOn);

/// <summary>A verdict of the second year's gap analysis; one that was found on a later day conformed until then.</summary>
internal sealed record SampleGap(string Control, GapVerdict Verdict, string? Finding, DateOnly? FoundOn = null);

/// <summary>How likely a risk was in the first year.</summary>
internal sealed record SampleLikelihood(int ThreatLevel, int VulnerabilityLevel);

/// <summary>A risk as the second year has it; <c>First</c> is there where the first year had it otherwise, <c>Accepted</c> is null while its acceptance is open.</summary>
internal sealed record SampleRisk(
    string Key, string Asset, string Threat, string Vulnerability, string Property, int ThreatLevel, int VulnerabilityLevel, SampleLikelihood? First, string Consequence, string Owner,
    TreatmentOption Treatment, int AfterThreat, int AfterVulnerability, IReadOnlyList<string> Controls, DateOnly Identified, DateOnly? Accepted, SampleAcceptance? Acceptance)
{
    /// <summary>What is lost.</summary>
    public SecurityProperty Lost => Property switch
    {
        "C" => SecurityProperty.Confidentiality,
        "I" => SecurityProperty.Integrity,
        _ => SecurityProperty.Availability,
    };
}

/// <summary>Who signed what was accepted above the level, why, and when it is looked at again.</summary>
internal sealed record SampleAcceptance(string SignedBy, string Reason, DateOnly ReviewOn);

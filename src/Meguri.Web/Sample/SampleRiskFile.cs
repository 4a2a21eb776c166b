using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;

namespace Meguri.Web.Sample;

/// <summary><c>assessment.json</c>.</summary>
internal sealed record SampleRiskFile(SampleMethod Method, SampleRound Assessment, IReadOnlyList<SampleGap> Gap, IReadOnlyList<SampleRisk> Risks);

/// <summary>The method, with who wrote and who approved it.</summary>
internal sealed record SampleMethod(
    string Name, IReadOnlyDictionary<string, IReadOnlyList<SampleStep>> Scales, int Acceptance, IReadOnlyList<SampleBand> Bands, string PreparedBy, string ApprovedBy, DateOnly ApprovedOn);

/// <summary>A step of a scale.</summary>
internal sealed record SampleStep(int Level, string Ja, string En);

/// <summary>A band of the acceptance criteria.</summary>
internal sealed record SampleBand(string Id, int From, int To);

/// <summary>The round: when it began, and when its first year and the review of its second were done.</summary>
internal sealed record SampleRound(
    string FirstName, string Name, int FiscalYear, DateOnly From, DateOnly FirstGapOn, DateOnly FirstTreatedOn, DateOnly FirstAcceptedOn,
    DateOnly ReviewFrom, DateOnly GapOn, DateOnly TreatedOn, DateOnly LastTreatedOn, string PerformedBy);

/// <summary>A verdict of the gap analysis.</summary>
internal sealed record SampleGap(string Control, GapVerdict Verdict, string? Finding);

/// <summary>A risk; <c>Accepted</c> is null while its acceptance is open.</summary>
internal sealed record SampleRisk(
    string Key, string Asset, string Threat, string Vulnerability, string Property, int ThreatLevel, int VulnerabilityLevel, string Consequence, string Owner,
    TreatmentOption Treatment, int AfterThreat, int AfterVulnerability, IReadOnlyList<string> Controls, DateOnly Identified, DateOnly? Accepted, SampleAcceptance? Acceptance)
{
    /// <summary>What is lost.</summary>
    public SecurityProperty Lost => Property switch
    {
        "C" => SecurityProperty.Confidentiality,
        "I" => SecurityProperty.Integrity,
        _ => SecurityProperty.Availability,
    };

    /// <summary>When its treatment was decided: with those that were found in the same months.</summary>
    public DateOnly TreatedOn(SampleRound round) => Identified < round.FirstTreatedOn ? round.FirstTreatedOn : Identified < round.TreatedOn ? round.TreatedOn : round.LastTreatedOn;

    /// <summary>The days on which its owner accepted: with the first year's where it was found then, and on the day the sample names.</summary>
    public IEnumerable<DateOnly> AcceptedOn(SampleRound round) =>
        Accepted is not { } last ? [] : Identified < round.FirstAcceptedOn && last > round.FirstAcceptedOn ? [round.FirstAcceptedOn, last] : [last];
}

/// <summary>Who signed what was accepted above the level, why, and when it is looked at again.</summary>
internal sealed record SampleAcceptance(string SignedBy, string Reason, DateOnly ReviewOn);

using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>What a method is told of a risk, as typed.</summary>
internal class InputsForm
{
    public SecurityProperty Property { get; set; }

    public int? Confidentiality { get; set; }

    public int? Integrity { get; set; }

    public int? Availability { get; set; }

    public bool PersonalData { get; set; }

    public bool ThreatensSurvival { get; set; }

    public int? Threat { get; set; }

    public int? Vulnerability { get; set; }

    public int? Likelihood { get; set; }

    public int? Impact { get; set; }

    public int? OverruledLevel { get; set; }

    public string? OverruleReason { get; set; }

    /// <summary>Puts inputs into the form.</summary>
    public void Take(RiskInputs inputs)
    {
        (Confidentiality, Integrity, Availability) = (inputs.Confidentiality, inputs.Integrity, inputs.Availability);
        (PersonalData, ThreatensSurvival) = (inputs.PersonalData, inputs.ThreatensSurvival);
        (Threat, Vulnerability, Likelihood, Impact) = (inputs.Threat, inputs.Vulnerability, inputs.Likelihood, inputs.Impact);
        (OverruledLevel, OverruleReason) = (inputs.OverruledLevel, inputs.OverruleReason);
    }

    /// <summary>What was typed, as inputs.</summary>
    public RiskInputs Inputs() => new()
    {
        Confidentiality = Confidentiality, Integrity = Integrity, Availability = Availability, PersonalData = PersonalData, ThreatensSurvival = ThreatensSurvival,
        Threat = Threat, Vulnerability = Vulnerability, Likelihood = Likelihood, Impact = Impact,
        OverruledLevel = OverruledLevel, OverruleReason = OverruledLevel is null || string.IsNullOrWhiteSpace(OverruleReason) ? null : OverruleReason.Trim(),
    };
}

/// <summary>The fields a method asks for.</summary>
/// <param name="Rules">The method.</param>
/// <param name="Input">What was typed or is known.</param>
/// <param name="Treated">True when only what treating can change is asked for.</param>
internal sealed record InputsView(MethodRules Rules, InputsForm Input, bool Treated = false)
{
    /// <summary>The scale of C, I and A; null where the method does not ask for them here.</summary>
    public Scale? Values => Treated && Rules.KeepsAssetWhenTreated ? null : Rules switch
    {
        ValueThreatVulnerabilityRules own => own.ValueScale,
        SmallBusinessRules own => own.ValueScale,
        _ => null,
    };

    /// <summary>The scale of threats.</summary>
    public Scale? Threats => Rules switch
    {
        ValueThreatVulnerabilityRules own => own.ThreatScale,
        SmallBusinessRules => Scale.Numbers(1, 3),
        _ => null,
    };

    /// <summary>The scale of vulnerabilities.</summary>
    public Scale? Vulnerabilities => Rules switch
    {
        ValueThreatVulnerabilityRules own => own.VulnerabilityScale,
        SmallBusinessRules => Scale.Numbers(1, 3),
        _ => null,
    };

    /// <summary>The scale of impact.</summary>
    public Scale? Impacts => Rules switch
    {
        MatrixRules own => own.ImpactScale,
        GradeRules => Scale.Grades,
        _ => null,
    };

    /// <summary>The scale of likelihood.</summary>
    public Scale? Likelihoods => Rules switch
    {
        MatrixRules own => own.LikelihoodScale,
        GradeRules => Scale.Grades,
        _ => null,
    };

    /// <summary>True when an asset with personal data counts as more.</summary>
    public bool AsksForPersonalData => Rules is SmallBusinessRules && !Treated;

    /// <summary>The steps of a scale as choices.</summary>
    public static IReadOnlyList<SelectListItem> Choices(Scale scale) =>
        [.. scale.Values.Select(value => new SelectListItem(MethodAxes.Step(scale, value), value.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
}

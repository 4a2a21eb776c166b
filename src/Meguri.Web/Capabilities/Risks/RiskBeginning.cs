using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Capabilities.Accounts;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>A new organization finds a method it can use as it is or change: a draft, for nobody has approved it.</summary>
internal sealed class RiskBeginning : IOrganizationBeginning
{
    public void Prepare(MeguriDb db, Organization organization) => db.Add(FirstDraft());

    /// <summary>The method Meguri offers first: three scales of three, multiplied; up to 6 is accepted, up to 11 under control.</summary>
    public static RiskMethod FirstDraft() => RiskMethod.Draft(RiskWords.FirstMethodName, ShippedRules).Value!;

    /// <summary>Its rules, with labels in the reader's language.</summary>
    public static ValueThreatVulnerabilityRules ShippedRules => new()
    {
        ValueScale = ThreeSteps, ThreatScale = ThreeSteps, VulnerabilityScale = ThreeSteps, Acceptance = new AcceptanceLevels(6, 11),
    };

    private static Scale ThreeSteps => new() { Labels = [RiskWords.Scale_Low, RiskWords.Scale_Medium, RiskWords.Scale_High] };
}

using Meguri.Domain.Approvals;
using Meguri.Domain.Assets;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;

namespace Meguri.Domain.Tests.Risks;

/// <summary>People, instants and approved things that tests of risks begin with.</summary>
internal static class Made
{
    public static readonly PersonId Office = NewId.Of<PersonId>(), Owner = NewId.Of<PersonId>(), Ciso = NewId.Of<PersonId>(), Staff = NewId.Of<PersonId>();

    public static readonly DateTimeOffset Now = new(2026, 11, 22, 1, 0, 0, TimeSpan.Zero), Later = Now.AddDays(3);

    public static readonly DateOnly Today = new(2026, 11, 22), NextYear = new(2027, 11, 22);

    public static RiskInputs Inputs(int threat, int vulnerability, int value = 3) =>
        new() { Confidentiality = value, Integrity = 1, Availability = 2, Threat = threat, Vulnerability = vulnerability };

    public static RiskMethod Method(MethodRules? rules = null)
    {
        var method = RiskMethod.Draft("全社の方式", rules ?? ValueThreatVulnerabilityRules.Shipped).Value!;
        var approval = method.RequestApproval(Office, Now).Value!;
        method.Approve(approval, new(Ciso, Now, method.ContentHash())).Ok.ShouldBeTrue();
        return method;
    }

    public static Risk Risk(RiskTarget? target = null) => Domain.Risks.Risk.Identify(
        NewId.Of<RiskAssessmentId>(), target ?? RiskTarget.Asset(NewId.Of<AssetId>()), new("T-01", null, "V-01"), SecurityProperty.Confidentiality).Value!;

    /// <summary>Rated 3 × threat × vulnerability and owned.</summary>
    public static Risk Rated(RiskMethod method, int threat, int vulnerability)
    {
        var risk = Risk();
        risk.GiveTo(Owner, Now);
        risk.Estimate(method, SecurityProperty.Confidentiality, Inputs(threat, vulnerability), Now).Ok.ShouldBeTrue();
        return risk;
    }

    /// <summary>Rated 27 and reduced to 3 × threat × vulnerability.</summary>
    public static Risk Reduced(RiskMethod method, int threat, int vulnerability)
    {
        var risk = Rated(method, 3, 3);
        risk.Treat(method, TreatmentOption.Reduce, Inputs(threat, vulnerability), ["A.7.10", "A.5.9"], Now).Ok.ShouldBeTrue();
        return risk;
    }

    public static Signature By(PersonId person, string hash, string? comment = null) => new(person, Now, hash, comment);

    public static IEnumerable<string> Codes(this Result result) => result.Problems.Select(problem => problem.Code);
}

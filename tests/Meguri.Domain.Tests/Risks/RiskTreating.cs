using Meguri.Domain.Assets;
using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Meguri.Tests;

namespace Meguri.Domain.Tests.Risks;

public class RiskTreating
{
    private readonly RiskMethod _method = Made.Method();

    public static TheoryData<RiskTarget, RiskSource, string[]> Namings => new()
    {
        { RiskTarget.Process("受注から出荷まで"), new(null, "誤送信"), [] },
        { RiskTarget.Group("紙の契約書"), new("T-01", null), [] },
        { new(NewId.Of<AssetId>(), null, "受注"), new("T-01", null), ["risk_target_missing"] },
        { new(null, null, " "), new(" ", ""), ["risk_target_missing", "risk_threat_missing"] },
    };

    [Theory]
    [MemberData(nameof(Namings))]
    [Requirement("S4-5")]
    public void Identify_AssetGroupOrProcess_ExactlyOneWithAThreat(RiskTarget target, RiskSource source, string[] codes) =>
        Risk.Identify(NewId.Of<RiskAssessmentId>(), target, source, SecurityProperty.Availability).Codes().ShouldBe(codes);

    [Fact]
    public void Estimate_DraftMethod_IsRefused()
    {
        var draft = RiskMethod.Draft("案", GradeRules.Shipped).Value!;

        Made.Risk().Estimate(draft, SecurityProperty.Integrity, new() { Impact = 1, Likelihood = 1 }, Made.Now).Codes().ShouldBe(["risk_method_not_approved"]);
    }

    [Fact]
    [Requirement("S3-45", "S2-18")]
    public void Risk_RatedTreatedAndDescribed_IsComplete()
    {
        var risk = Made.Reduced(_method, 2, 1);
        risk.Missing().Select(problem => problem.Code).ShouldBe(["risk_consequence_missing"]);

        risk.Describe(new(null, "運搬中の紛失"), "顧客名簿が漏れ、取引先を失う").Ok.ShouldBeTrue();

        risk.Missing().ShouldBeEmpty();
        (risk.BeforeLevel, risk.BeforeBand, risk.ResidualLevel, risk.ResidualBand)
            .ShouldBe((27, AcceptanceBand.NotAcceptable, 6, AcceptanceBand.Acceptable));
        risk.Controls.ShouldBe(["A.5.9", "A.7.10"]);
    }

    public static TheoryData<string, TreatmentOption, int, int, RiskInputs?, string[], string?> Treatments => new()
    {
        { "reduce", TreatmentOption.Reduce, 3, 3, Made.Inputs(2, 2), ["A.8.12"], null },
        { "reduce without control", TreatmentOption.Reduce, 3, 3, Made.Inputs(2, 2), [" "], "risk_reduction_needs_control" },
        { "not a control", TreatmentOption.Reduce, 3, 3, Made.Inputs(2, 2), ["暗号化"], "risk_control_number" },
        { "asset value lowered", TreatmentOption.Reduce, 3, 3, Made.Inputs(3, 3, value: 1), ["A.8.12"], "risk_asset_value_stays" },
        { "worse than before", TreatmentOption.Reduce, 1, 2, Made.Inputs(2, 2), ["A.8.12"], "risk_residual_above_before" },
        { "off the scale", TreatmentOption.Share, 3, 3, Made.Inputs(0, 3), [], "risk_outside_scale" },
        { "avoid", TreatmentOption.Avoid, 3, 3, Made.Inputs(1, 1), [], null },
        { "share", TreatmentOption.Share, 3, 3, Made.Inputs(2, 3), [], null },
        { "retain high", TreatmentOption.Retain, 3, 3, null, [], null },
        { "retain but changed", TreatmentOption.Retain, 3, 3, Made.Inputs(2, 2), [], "risk_retained_stays" },
        { "none within acceptance", TreatmentOption.None, 1, 2, null, [], null },
        { "none under control", TreatmentOption.None, 2, 2, null, [], "risk_no_treatment_above_acceptance" },
        { "none above", TreatmentOption.None, 3, 3, null, [], "risk_no_treatment_above_acceptance" },
    };

    [Theory]
    [MemberData(nameof(Treatments))]
    [Requirement("S0-24", "S2-19")]
    public void Treat_Option_IsCheckedAgainstTheMethod(
        string what, TreatmentOption option, int threat, int vulnerability, RiskInputs? after, string[] controls, string? code)
    {
        var risk = Made.Rated(_method, threat, vulnerability);

        var result = risk.Treat(_method, option, after, controls, Made.Now);

        result.Codes().ShouldBe(code is null ? [] : [code], what);
        risk.Option.ShouldBe(code is null ? option : null, what);
        risk.ResidualLevel.HasValue.ShouldBe(code is null, what);
    }

    [Fact]
    public void Treat_UnratedOrOtherMethod_IsRefused()
    {
        Made.Risk().Treat(_method, TreatmentOption.Retain, null, [], Made.Now).Codes().ShouldBe(["risk_not_estimated"]);
        Made.Rated(_method, 3, 3).Treat(Made.Method(), TreatmentOption.Retain, null, [], Made.Now).Codes().ShouldBe(["risk_other_method"]);
    }

    [Fact]
    public void Estimate_AssetWorthLessNow_RatesTheTreatmentAnew()
    {
        var risk = Made.Reduced(_method, 2, 2);

        risk.Estimate(_method, SecurityProperty.Confidentiality, Made.Inputs(3, 3, value: 2), Made.Later);

        (risk.BeforeLevel, risk.ResidualLevel, risk.Option).ShouldBe((18, 8, TreatmentOption.Reduce));
    }

    [Theory]
    [InlineData(TreatmentOption.Reduce, 3, 3, 2, 3, 1, 1)]
    [InlineData(TreatmentOption.None, 1, 2, 1, 2, 3, 3)]
    public void Estimate_TreatmentNoLongerFits_HasToBeDecidedAgain(
        TreatmentOption option, int threat, int vulnerability, int afterThreat, int afterVulnerability, int newThreat, int newVulnerability)
    {
        var risk = Made.Rated(_method, threat, vulnerability);
        risk.Treat(_method, option, Made.Inputs(afterThreat, afterVulnerability), ["A.5.9"], Made.Now).Ok.ShouldBeTrue();

        risk.Estimate(_method, SecurityProperty.Confidentiality, Made.Inputs(newThreat, newVulnerability), Made.Later).Ok.ShouldBeTrue();

        (risk.Option, risk.After, risk.ResidualLevel).ShouldBe((null, null, null));
    }

    [Fact]
    public void Estimate_Retained_FollowsTheNewLevel()
    {
        var risk = Made.Rated(_method, 2, 2);
        risk.Treat(_method, TreatmentOption.Retain, null, [], Made.Now);

        risk.Estimate(_method, SecurityProperty.Confidentiality, Made.Inputs(3, 2), Made.Later);

        (risk.BeforeLevel, risk.ResidualLevel).ShouldBe((18, 18));
    }

    [Fact]
    [Requirement("S1-13")]
    public void CarryOver_NextAssessment_KeepsWhatIsKnownButNotTheDecision()
    {
        var risk = Made.Reduced(_method, 2, 1);
        var next = NewId.Of<RiskAssessmentId>();

        var copy = risk.CarryOver(next);

        (copy.AssessmentId, copy.PreviousId, copy.OwnerId, copy.Before, copy.Target()).ShouldBe((next, risk.Id, Made.Owner, risk.Before, risk.Target()));
        copy.Controls.ShouldBe(risk.Controls);
        (copy.BeforeLevel, copy.Option, copy.Acceptance).ShouldBe((null, null, AcceptanceState.Open));
        (copy.Id == risk.Id, copy.Number).ShouldBe((false, risk.Number));
    }

    [Fact]
    [Requirement("S1-13")]
    public void TreatAs_TheYearBefore_DecidesTheSameAndRatesAnew()
    {
        var last = Made.Reduced(_method, 2, 1);
        var risk = last.CarryOver(NewId.Of<RiskAssessmentId>());
        risk.TreatAs(_method, last, Made.Now).Problems.ShouldBe([RiskProblems.NotEstimated]);
        risk.Estimate(_method, risk.Property, Made.Inputs(3, 3), Made.Now);

        risk.TreatAs(_method, last, Made.Now).Problems.ShouldBeEmpty();

        (risk.Option, risk.After!.Threat, risk.After.Vulnerability, risk.Acceptance).ShouldBe((TreatmentOption.Reduce, 2, 1, AcceptanceState.Open));
        risk.Controls.ShouldBe(last.Controls);
    }

    [Fact]
    public void TreatAs_NothingDecidedBefore_IsRefused()
    {
        var last = Made.Rated(_method, 2, 2);
        var risk = last.CarryOver(NewId.Of<RiskAssessmentId>());
        risk.Estimate(_method, risk.Property, Made.Inputs(2, 2), Made.Now);

        risk.TreatAs(_method, last, Made.Now).Problems.ShouldBe([RiskProblems.NotTreatedBefore]);
    }
}

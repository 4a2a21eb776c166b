using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Meguri.Tests;
using static Meguri.Domain.Tests.Risks.Made;

namespace Meguri.Domain.Tests.Risks;

public class Assessing
{
    private readonly RiskMethod _method = Method();

    [Fact]
    [Requirement("S2-16")]
    public void Start_WithoutTitleOrApprovedMethod_IsRefused()
    {
        var draft = RiskMethod.Draft("案", GradeRules.Shipped).Value!;

        RiskAssessment.Start(" ", 2026, draft, AssessmentApproach.Both, Today).Codes().ShouldBe(["assessment_title_missing", "risk_method_not_approved"]);
    }

    [Fact]
    public void Start_TopValue_GoesToDetailByDefault() => Assessment().TopValueAlwaysDetailed.ShouldBeTrue();

    [Fact]
    [Requirement("S0-21", "S2-18")]
    public void Finish_RiskWithoutConsequence_NamesItsNumber()
    {
        var assessment = Assessment();
        var risk = Rated(_method, 1, 1);

        assessment.Finish(NextYear, [risk]).Problems.Single().Values.ShouldBe([1, "R-0000"]);
        risk.Describe(new("T-01", null), "取引先を失う");
        assessment.Finish(Today.AddDays(-1), [risk]).Codes().ShouldBe(["assessment_ends_before_start"]);
        assessment.Finish(NextYear, [risk]).Ok.ShouldBeTrue();
        assessment.Finish(NextYear, [risk]).Codes().ShouldBe(["assessment_finished"]);
        assessment.Change("別の題", AssessmentApproach.GapOnly, false).Codes().ShouldBe(["assessment_finished"]);
    }

    [Fact]
    public void Adopt_NewMethod_RatesEveryRiskOrNone()
    {
        var assessment = Assessment();
        Risk[] risks = [Rated(_method, 3, 3), Rated(_method, 1, 2), Made.Risk()];

        assessment.Adopt(Method(GradeRules.Shipped), risks, Later).Codes().ShouldBe(["assessment_method_cannot_rate"]);
        risks.Select(risk => risk.BeforeLevel).ShouldBe([27, 6, null]);

        var small = Method(SmallBusinessRules.Shipped);
        assessment.Adopt(small, risks, Later).Ok.ShouldBeTrue();
        risks.Select(risk => risk.BeforeLevel).ShouldBe([9, 3, null]);
        (assessment.MethodId, risks[0].MethodId).ShouldBe((small.Id, small.Id));
    }

    [Theory]
    [InlineData(GapVerdict.Conforms, null, null)]
    [InlineData(GapVerdict.Partly, "C課だけ未実施", null)]
    [InlineData(GapVerdict.Partly, " ", "gap_finding_missing")]
    [InlineData(GapVerdict.DoesNot, null, "gap_finding_missing")]
    [InlineData(GapVerdict.NotApplicable, null, "gap_finding_missing")]
    [Requirement("S3-33", "S3-34")]
    public void Judge_Verdict_SaysWhatWasFound(GapVerdict verdict, string? finding, string? code) =>
        GapEntry.Judge(Assessment().Id, "a.7.10", "媒体", verdict, finding).Codes().ShouldBe(code is null ? [] : [code]);

    [Fact]
    public void Judge_NoControlNumber_StandsBesideTheControl()
    {
        var problem = GapEntry.Judge(Assessment().Id, "記憶媒体", null, GapVerdict.Conforms, null).Problems.Single();

        (problem.Code, problem.Field).ShouldBe(("risk_control_number", "Control"));
    }

    [Fact]
    [Requirement("S4-6", "S1-13")]
    public void Between_TwoAssessments_SaysWhatBecameOfEachRisk()
    {
        Risk[] earlier = [Rated(_method, 3, 3), Rated(_method, 2, 2), Rated(_method, 1, 1), Rated(_method, 1, 2)];
        var next = Assessment().Id;
        var later = earlier.Take(2).Select(risk => risk.CarryOver(next)).Append(earlier[2]).Append(Rated(_method, 2, 2)).ToArray();
        later[0].Estimate(_method, SecurityProperty.Confidentiality, Inputs(2, 3), Later);

        var moves = AssessmentDifference.Between(earlier, later);

        moves.Select(move => move.Kind).ShouldBe([RiskMoveKind.Lower, RiskMoveKind.Unrated, RiskMoveKind.Same, RiskMoveKind.Added, RiskMoveKind.Gone]);
        moves[^1].Was.ShouldBe(earlier[3]);
    }

    [Fact]
    public void Between_OtherMethod_ComparesTheBands()
    {
        Risk was = Rated(_method, 3, 3), now = was.CarryOver(Assessment().Id);
        now.Estimate(Method(SmallBusinessRules.Shipped), SecurityProperty.Confidentiality, Inputs(3, 3), Later).Ok.ShouldBeTrue();

        AssessmentDifference.Between([was], [now]).Single().Kind.ShouldBe(RiskMoveKind.Same);
    }

    private RiskAssessment Assessment() => RiskAssessment.Start("2026年度", 2026, _method, AssessmentApproach.Both, Today).Value!;
}

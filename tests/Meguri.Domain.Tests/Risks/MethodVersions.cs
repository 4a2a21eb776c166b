using Meguri.Domain.Risks;
using Meguri.Tests;
using static Meguri.Domain.Tests.Risks.Made;

namespace Meguri.Domain.Tests.Risks;

[Requirement("S3-40")]
public class MethodVersions
{
    [Fact]
    public void Draft_NoNameAndBadRules_SaysBoth() =>
        RiskMethod.Draft(" ", SmallBusinessRules.Shipped with { Acceptance = new(9, 9) }).Codes().ShouldBe(["risk_acceptance_takes_all", "risk_method_name_missing"]);

    [Fact]
    public void Approve_ByThePersonWhoAsked_IsRefused()
    {
        var method = RiskMethod.Draft("方式", GradeRules.Shipped).Value!;
        var approval = method.RequestApproval(Office, Now).Value!;

        method.Approve(approval, By(Office, method.ContentHash())).Codes().ShouldBe(["self_approval"]);
        method.State.ShouldBe(RiskMethodState.Draft);
    }

    [Fact]
    public void Approve_RulesChangedMeanwhile_IsRefused()
    {
        var method = RiskMethod.Draft("方式", GradeRules.Shipped).Value!;
        var approval = method.RequestApproval(Office, Now).Value!;
        method.Change("方式", GradeRules.Shipped with { Acceptance = new(0, 2) }).Ok.ShouldBeTrue();

        method.Approve(approval, By(Ciso, method.ContentHash())).Codes().ShouldBe(["content_changed"]);
    }

    [Fact]
    public void Approved_DoesNotChangeAnyMore()
    {
        var method = Method();

        method.Change("方式", GradeRules.Shipped).Codes().ShouldBe(["risk_method_not_draft"]);
        method.RequestApproval(Office, Now).Codes().ShouldBe(["risk_method_not_draft"]);
        (method.State, method.ApprovedBy, method.ApprovedAt).ShouldBe((RiskMethodState.Approved, Ciso, Now));
    }

    [Fact]
    public void NewVersion_CountsOnFromTheHighestAndSaysWhy()
    {
        var first = Method();

        first.NewVersion(3, GradeRules.Shipped, " ").Codes().ShouldBe(["risk_method_reason_missing"]);
        var next = first.NewVersion(3, GradeRules.Shipped, "部門が記入しやすいように").Value!;
        (next.VersionNumber, next.PreviousId, next.State, next.Kind).ShouldBe((4, first.Id, RiskMethodState.Draft, RiskMethodKind.Grades));
    }

    [Fact]
    [Requirement("S1-13")]
    public void Preview_NewRules_ShowsWhatEveryRatedRiskBecomes()
    {
        var method = Method();
        Risk[] risks = [Reduced(method, 2, 2), Rated(method, 1, 3), Made.Risk()];

        var preview = MethodPreview.Of(ValueThreatVulnerabilityRules.Shipped with { Combination = Combination.Sum, Acceptance = new(5, 7) }, risks);

        preview.Select(row => (row.Before.Was!.Level, row.Before.Becomes!.Level, row.Residual?.Was?.Level, row.Residual?.Becomes?.Level))
            .ShouldBe([(27, 9, 12, 7), (9, 7, null, null)]);
        preview.ShouldAllBe(row => row.Before.Differs);
        risks[0].BeforeLevel.ShouldBe(27);
    }

    [Fact]
    public void Preview_SameRules_DiffersNowhere()
    {
        var method = Method();

        var row = MethodPreview.Of(method.Rules, [Reduced(method, 2, 2)]).Single();

        (row.Before.Differs, row.Residual!.Differs).ShouldBe((false, false));
    }

    [Fact]
    public void Preview_OtherKind_NamesTheInputsItMisses()
    {
        var method = Method();

        var row = MethodPreview.Of(GradeRules.Shipped, [Rated(method, 3, 3)]).Single();

        row.Before.Becomes.ShouldBeNull();
        row.Before.Problems.Select(problem => (problem.Code, problem.Field)).ShouldBe([("risk_input_missing", "Impact"), ("risk_input_missing", "Likelihood")]);
    }
}

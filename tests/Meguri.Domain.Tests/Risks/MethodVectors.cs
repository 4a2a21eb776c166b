using Meguri.Domain.Kernel;
using Meguri.Domain.Approvals;
using Meguri.Domain.Risks;
using Meguri.Tests;

namespace Meguri.Domain.Tests.Risks;

public class MethodVectors
{
    [Theory]
    [InlineData(1, 2, 1, false, 2, 2, 2, 1, 2)]
    [InlineData(2, 2, 2, true, 3, 2, 3, 2, 6)]
    [InlineData(3, 1, 1, false, 3, 3, 3, 3, 9)]
    [InlineData(1, 1, 1, false, 1, 3, 1, 1, 1)]
    [InlineData(2, 1, 2, false, 3, 2, 2, 2, 4)]
    [Requirement("S1-12")]
    public void SmallBusiness_PublishedVectors_GiveTheirLevel(
        int c, int i, int a, bool personal, int threat, int vulnerability, int importance, int possibility, int level)
    {
        var score = Scored(SmallBusinessRules.Shipped, Asset(c, i, a, personal) with { Threat = threat, Vulnerability = vulnerability });

        score.ShouldBe(new RiskScore(level, $"{level}", score.Band, importance, possibility));
    }

    [Theory]
    [InlineData(3, 3, 3)]
    [InlineData(3, 2, 2)]
    [InlineData(3, 1, 1)]
    [InlineData(2, 3, 2)]
    [InlineData(2, 2, 1)]
    [InlineData(2, 1, 1)]
    [InlineData(1, 3, 1)]
    [InlineData(1, 2, 1)]
    [InlineData(1, 1, 1)]
    public void SmallBusiness_Possibility_IsTheTable(int threat, int vulnerability, int possibility) =>
        SmallBusinessRules.Possibility(threat, vulnerability).ShouldBe(possibility);

    [Theory]
    [InlineData(0, 0, 0, false, 3, 3, 0)]
    [InlineData(2, 0, 1, false, 3, 3, 6)]
    [InlineData(1, 0, 1, false, 3, 2, 2)]
    [InlineData(0, 0, 0, true, 3, 2, 4)]
    public void SmallBusiness_OlderScaleFromZero_MultipliesTheSame(int c, int i, int a, bool personal, int threat, int vulnerability, int level) =>
        Scored(SmallBusinessRules.Shipped with { ValuesFromZero = true }, Asset(c, i, a, personal) with { Threat = threat, Vulnerability = vulnerability })
            .Level.ShouldBe(level);

    [Theory]
    [InlineData(true, false, true, 3)]
    [InlineData(true, false, false, 2)]
    [InlineData(false, true, true, 3)]
    [InlineData(false, true, false, 2)]
    public void SmallBusiness_RaisingToTheTop_IsASetting(bool personal, bool survival, bool setting, int importance)
    {
        var rules = SmallBusinessRules.Shipped with { PersonalDataIsHighest = setting, SurvivalIsHighest = setting };

        Scored(rules, Asset(2, 1, 1, personal) with { ThreatensSurvival = survival, Threat = 1, Vulnerability = 1 }).Value.ShouldBe(importance);
    }

    [Theory]
    [InlineData(SecurityProperty.Confidentiality, ValueChoice.OfThePropertyLost, Combination.Product, 18)]
    [InlineData(SecurityProperty.Integrity, ValueChoice.OfThePropertyLost, Combination.Product, 6)]
    [InlineData(SecurityProperty.Availability, ValueChoice.OfThePropertyLost, Combination.Product, 12)]
    [InlineData(SecurityProperty.Integrity, ValueChoice.Highest, Combination.Product, 18)]
    [InlineData(SecurityProperty.Confidentiality, ValueChoice.OfThePropertyLost, Combination.Sum, 8)]
    [InlineData(SecurityProperty.Integrity, ValueChoice.OfThePropertyLost, Combination.Sum, 6)]
    [InlineData(SecurityProperty.Integrity, ValueChoice.Highest, Combination.Sum, 8)]
    [Requirement("S1-12")]
    public void ValueThreatVulnerability_TakesTheValueTheThreatHits(SecurityProperty property, ValueChoice choice, Combination combination, int level)
    {
        var rules = ValueThreatVulnerabilityRules.Shipped with { Value = choice, Combination = combination };

        rules.Score(Asset(3, 1, 2) with { Threat = 3, Vulnerability = 2 }, property).Value!.Level.ShouldBe(level);
    }

    [Fact]
    public void ValueThreatVulnerability_WiderScales_ReachHigher()
    {
        var rules = ValueThreatVulnerabilityRules.Shipped with
        {
            ValueScale = Scale.Numbers(1, 4),
            ThreatScale = Scale.Numbers(1, 3),
            VulnerabilityScale = Scale.Numbers(1, 3),
        };

        Scored(rules, Asset(4, 1, 1) with { Threat = 3, Vulnerability = 3 }).Level.ShouldBe(36);
    }

    [Theory]
    [InlineData(1, 1, "1", AcceptanceBand.Acceptable)]
    [InlineData(5, 3, "8", AcceptanceBand.NotAcceptable)]
    [InlineData(3, 3, "6", AcceptanceBand.UnderControl)]
    [InlineData(5, 5, "10", AcceptanceBand.NotAcceptable)]
    [Requirement("S2-17", "S0-20")]
    public void Matrix_TenLevels_ReadsTheCell(int likelihood, int impact, string label, AcceptanceBand band)
    {
        var score = Scored(MatrixRules.ShippedTenLevels, new() { Likelihood = likelihood, Impact = impact });

        (score.Label, score.Band).ShouldBe((label, band));
    }

    [Theory]
    [InlineData(3, 3, "A")]
    [InlineData(3, 2, "A")]
    [InlineData(3, 1, "B")]
    [InlineData(2, 2, "B")]
    [InlineData(2, 1, "C")]
    [InlineData(1, 3, "B")]
    [InlineData(1, 1, "C")]
    [Requirement("S3-39")]
    public void Grades_ImpactAndLikelihood_GoThroughTheTable(int impact, int likelihood, string grade) =>
        Scored(GradeRules.Shipped, new() { Impact = impact, Likelihood = likelihood }).Label.ShouldBe(grade);

    [Theory]
    [InlineData("深夜は無人のため", null, "A")]
    [InlineData(" ", "risk_overrule_needs_reason", null)]
    [InlineData(null, "risk_overrule_needs_reason", null)]
    public void Grades_Overruled_OnlyWithAReason(string? reason, string? code, string? grade)
    {
        var result = GradeRules.Shipped.Score(new() { Impact = 2, Likelihood = 2, OverruledLevel = 3, OverruleReason = reason }, SecurityProperty.Integrity);

        result.Problems.Select(problem => problem.Code).ShouldBe(code is null ? [] : [code]);
        result.Value?.Label.ShouldBe(grade);
    }

    [Fact]
    public void Score_OverruledWhereNotOffered_IsRefused() =>
        SmallBusinessRules.Shipped.Score(Asset(1, 1, 1) with { Threat = 1, Vulnerability = 1, OverruledLevel = 9, OverruleReason = "x" }, SecurityProperty.Integrity)
            .Problems.Single().Code.ShouldBe("risk_overrule_not_offered");

    [Fact]
    public void Score_MissingAndOffScale_NamesEveryInput()
    {
        var result = ValueThreatVulnerabilityRules.Shipped.Score(new() { Confidentiality = 3, Threat = 4 }, SecurityProperty.Confidentiality);

        result.Problems.Select(problem => (problem.Code, problem.Field)).ShouldBe(
            [("risk_outside_scale", "Threat"), ("risk_input_missing", "Vulnerability")]);
    }

    [Fact]
    public void Rules_WrittenAndRead_HashTheSame()
    {
        MethodRules[] all = [ValueThreatVulnerabilityRules.Shipped, MatrixRules.ShippedTenLevels, GradeRules.Shipped, SmallBusinessRules.Shipped];
        foreach (var rules in all)
        {
            var read = CanonicalJson.Read<MethodRules>(CanonicalJson.Write(rules));

            read.GetType().ShouldBe(rules.GetType());
            read.ContentHash().ShouldBe(rules.ContentHash());
        }
        all.Select(rules => rules.ContentHash()).Distinct().Count().ShouldBe(4);
    }

    private static RiskInputs Asset(int c, int i, int a, bool personal = false) =>
        new() { Confidentiality = c, Integrity = i, Availability = a, PersonalData = personal };

    private static RiskScore Scored(MethodRules rules, RiskInputs inputs) => rules.Score(inputs, SecurityProperty.Confidentiality).Value!;
}

using Meguri.Domain.Risks;
using Meguri.Tests;

namespace Meguri.Domain.Tests.Risks;

public class MethodChecks
{
    public static TheoryData<string, MethodRules, string?> Cases => new()
    {
        { "shipped product", ValueThreatVulnerabilityRules.Shipped, null },
        { "shipped matrix", MatrixRules.Shipped, null },
        { "shipped ten levels", MatrixRules.ShippedTenLevels, null },
        { "shipped grades", GradeRules.Shipped, null },
        { "shipped small business", SmallBusinessRules.Shipped, null },
        { "one step", ValueThreatVulnerabilityRules.Shipped with { ThreatScale = Scale.Numbers(1, 1) }, "risk_scale" },
        { "eleven steps", ValueThreatVulnerabilityRules.Shipped with { ValueScale = Scale.Numbers(1, 11) }, "risk_scale" },
        { "label twice", ValueThreatVulnerabilityRules.Shipped with { ValueScale = new() { Labels = ["低", "低"] } }, "risk_scale" },
        { "blank label", MatrixRules.Shipped with { LevelLabels = ["低", " ", "高", "極"] }, "risk_scale" },
        { "scale from 2", MatrixRules.Shipped with { ImpactScale = Scale.Numbers(2, 5) }, "risk_scale" },
        { "row missing", MatrixRules.Shipped with { Cells = [[1, 1, 2, 2]] }, "risk_matrix_incomplete" },
        { "cell without level", MatrixRules.Shipped with { Cells = [[1, 1, 2, 2], [1, 2, 2, 3], [2, 2, 3, 4], [2, 3, 4, 5]] }, "risk_matrix_incomplete" },
        { "falls to the right", MatrixRules.Shipped with { Cells = [[1, 1, 2, 1], [1, 2, 2, 3], [2, 2, 3, 4], [2, 3, 4, 4]] }, "risk_matrix_falls" },
        { "falls downwards", GradeRules.Shipped with { Cells = [[1, 1, 2], [1, 2, 3], [2, 3, 2]] }, "risk_matrix_falls" },
        { "grades of two rows", GradeRules.Shipped with { Cells = [[1, 1, 2], [1, 2, 3]] }, "risk_matrix_incomplete" },
        { "bands crossed", SmallBusinessRules.Shipped with { Acceptance = new(4, 3) }, "risk_acceptance_order" },
        { "below zero", SmallBusinessRules.Shipped with { Acceptance = new(-1, 3) }, "risk_acceptance_order" },
        { "everything accepted", SmallBusinessRules.Shipped with { Acceptance = new(3, 9) }, "risk_acceptance_takes_all" },
        { "two band labels", GradeRules.Shipped with { BandLabels = ["受容", "不可"] }, "risk_band_labels" },
        { "three band labels", GradeRules.Shipped with { BandLabels = ["受容", "管理下", "不可"] }, null },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    [Requirement("S3-40")]
    public void Check_Rules_SaysWhatIsWrong(string what, MethodRules rules, string? code) =>
        rules.Check().Problems.Select(problem => problem.Code).ShouldBe(code is null ? [] : [code], what);

    [Theory]
    [InlineData("AACN", 2, 3)]
    [InlineData("NNNN", 0, 0)]
    [InlineData("ANNN", 1, 1)]
    [InlineData("CCNN", 0, 2)]
    public void PerLabel_RisingBands_GiveThresholds(string bands, int accept, int underControl) =>
        AcceptanceLevels.PerLabel([.. bands.Select(Band)]).Value.ShouldBe(new AcceptanceLevels(accept, underControl));

    [Fact]
    public void PerLabel_MilderAfterWorse_IsRefused() =>
        AcceptanceLevels.PerLabel([.. "ACA".Select(Band)]).Problems.Single().Code.ShouldBe("risk_acceptance_order");

    private static AcceptanceBand Band(char letter) => letter switch
    {
        'A' => AcceptanceBand.Acceptable,
        'C' => AcceptanceBand.UnderControl,
        _ => AcceptanceBand.NotAcceptable,
    };
}

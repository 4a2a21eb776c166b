using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Domain.Submissions;
using Meguri.Tests;
using static Meguri.Domain.Tests.Risks.Made;

namespace Meguri.Domain.Tests.Risks;

[Requirement("S3-36", "S3-37", "S3-39")]
public class SheetFilling
{
    private const SubmissionParty Desk = SubmissionParty.Receiver, Department = SubmissionParty.Filler, Head = SubmissionParty.Confirmer;

    private static readonly GradeRules Table = GradeRules.Shipped;

    [Theory]
    [InlineData(SheetBlock.Situation, Desk, true, true)]
    [InlineData(SheetBlock.Threats, Desk, true, true)]
    [InlineData(SheetBlock.Measures, Desk, true, true)]
    [InlineData(SheetBlock.Assets, Desk, false, false)]
    [InlineData(SheetBlock.MeasureAnswers, Desk, false, false)]
    [InlineData(SheetBlock.Risks, Desk, false, false)]
    [InlineData(SheetBlock.Situation, Department, false, false)]
    [InlineData(SheetBlock.Measures, Department, false, false)]
    [InlineData(SheetBlock.Assets, Department, false, true)]
    [InlineData(SheetBlock.MeasureAnswers, Department, false, true)]
    [InlineData(SheetBlock.Risks, Head, false, true)]
    [InlineData(SheetBlock.Risks, SubmissionParty.None, false, false)]
    public void MayFill_EachBlock_BelongsToOneSide(SheetBlock block, SubmissionParty who, bool beforeHandOut, bool after)
    {
        var sheet = Prepared();
        sheet.MayFill(block, who).ShouldBe(beforeHandOut);

        sheet.HandOut(Desk, Now, NextYear).Ok.ShouldBeTrue();

        sheet.MayFill(block, who).ShouldBe(after);
    }

    [Fact]
    public void HandOut_NothingPrepared_SaysWhatIsMissing()
    {
        var sheet = RiskSheet.Prepare(NewId.Of<RiskAssessmentId>(), NewId.Of<DepartmentId>(), "A.7.10").Value!;

        sheet.HandOut(Desk, Now, null).Codes().ShouldBe(["sheet_situation_missing", "sheet_threats_missing", "sheet_measures_missing"]);
        sheet.Stage.ShouldBe(SheetStage.Preparing);
    }

    [Fact]
    public void FillRisks_ReferencesAndTable_GiveTheGrade()
    {
        var sheet = Filled();

        var risk = sheet.Risks.Single();
        (risk.Name, risk.Level, sheet.Submission.DueOn, sheet.Stage).ShouldBe(("R1", Grade.A, NextYear, SheetStage.Filling));
    }

    [Fact]
    public void FillAssets_ImpactChanges_RatesTheRisksAnew()
    {
        var sheet = Filled();

        sheet.FillAssets(Department, [new(1, null, "バックアップ媒体", Grade.C)], Table).Ok.ShouldBeTrue();

        sheet.Risks.Single().Level.ShouldBe(Grade.C);
    }

    public static TheoryData<string, SheetRiskEntry, string[]> RiskEntries => new()
    {
        { "all there", Risk(), [] },
        { "no asset", Risk() with { Asset = 9 }, ["sheet_no_such_row"] },
        { "no threat", Risk() with { Threat = 8 }, ["sheet_no_such_row"] },
        { "threat not chosen", Risk() with { Threat = 0 }, ["sheet_reference_missing"] },
        { "no measure", Risk() with { Measure = 7 }, ["sheet_no_such_row"] },
        { "measure done", Risk() with { Measure = 2 }, ["sheet_measure_done"] },
        { "overruled without reason", Risk() with { Overruled = Grade.C }, ["sheet_overrule_needs_reason"] },
        { "overruled with reason", Risk() with { Overruled = Grade.C, Remark = "搬出を停止した" }, [] },
        { "no words", Risk() with { Text = " " }, ["sheet_text_missing"] },
        { "number nobody gave", Risk() with { Position = 5 }, ["sheet_no_such_row"] },
    };

    [Theory]
    [MemberData(nameof(RiskEntries))]
    public void FillRisks_Entry_IsChecked(string what, SheetRiskEntry entry, string[] codes) =>
        Filled().FillRisks(Department, [entry], Table).Codes().ShouldBe(codes, what);

    [Fact]
    public void FillRisks_Overruled_TakesTheGradeSet()
    {
        var sheet = Filled();

        sheet.FillRisks(Department, [Risk() with { Overruled = Grade.B, Remark = "施錠ケースで運ぶ" }], Table);

        sheet.Risks.Single().Level.ShouldBe(Grade.B);
    }

    [Fact]
    public void Rows_NamedByARisk_StayAndStayUndone()
    {
        var sheet = Filled();

        sheet.FillAssets(Department, [], Table).Codes().ShouldBe(["sheet_row_in_use"]);
        sheet.FillThreats(Desk, [new(2, null, "復元")]).Codes().ShouldBe(["sheet_row_in_use"]);
        sheet.FillMeasures(Desk, [new(2, "受領印")]).Codes().ShouldBe(["sheet_row_in_use"]);
        sheet.AnswerMeasures(Department, [new(1, MeasureDone.Fully)]).Codes().ShouldBe(["sheet_measure_in_use"]);
        sheet.AnswerMeasures(Department, [new(9, MeasureDone.No)]).Codes().ShouldBe(["sheet_no_such_row"]);
    }

    [Fact]
    public void FillThreats_RemovedAndAdded_LeavesTheOtherNumbers()
    {
        var sheet = Filled();

        sheet.FillThreats(Desk, [new(1, null, "紛失"), new(null, "T-07", "消磁もれ")]).Ok.ShouldBeTrue();

        sheet.Threats.Select(threat => threat.Name).ShouldBe(["T1", "T3"]);
        sheet.FillThreats(Desk, [new(1, null, "紛失"), new(3, "T-07", "消磁もれ"), new(null, null, "盗難")]).Ok.ShouldBeTrue();
        sheet.Threats.Select(threat => threat.Name).ShouldBe(["T1", "T3", "T4"]);
    }

    [Fact]
    public void FillMeasures_WordsChange_KeepsTheAnswer()
    {
        var sheet = Filled();

        sheet.FillMeasures(Desk, [new(1, "全媒体の暗号化"), new(2, "受領印")]).Ok.ShouldBeTrue();

        (sheet.Measures[0].Text, sheet.Measures[0].Done, sheet.Measures[0].Remark).ShouldBe(("全媒体の暗号化", MeasureDone.Partly, "A課のみ"));
    }

    [Fact]
    public void Missing_HalfFilled_NamesEveryRow()
    {
        var sheet = Prepared();
        sheet.HandOut(Desk, Now, null);
        sheet.FillAssets(Department, [new(null, null, "媒体", null)], Table);
        sheet.AnswerMeasures(Department, [new(2, MeasureDone.No)]);
        sheet.FillRisks(Department, [new(null, 1, 1, 1, "漏えい", SecurityProperty.Confidentiality, null)], Table);

        sheet.Missing().Select(problem => $"{problem.Code}:{problem.Field}").ShouldBe(
            ["sheet_impact_missing:A1", "sheet_status_missing:P1", "sheet_measure_without_risk:P2", "sheet_likelihood_missing:R1"]);
    }

    internal static RiskSheet Prepared()
    {
        var sheet = RiskSheet.Prepare(NewId.Of<RiskAssessmentId>(), NewId.Of<DepartmentId>(), "A.7.10").Value!;
        sheet.FillSituation(Desk, "テープを週1回、書庫へ運ぶ").Ok.ShouldBeTrue();
        sheet.FillThreats(Desk, [new(null, "T-03", "運搬中の紛失"), new(null, null, "廃棄媒体からの復元")]).Ok.ShouldBeTrue();
        sheet.FillMeasures(Desk, [new(null, "媒体の暗号化"), new(null, "受領印")]).Ok.ShouldBeTrue();
        return sheet;
    }

    internal static RiskSheet Filled()
    {
        var sheet = Prepared();
        sheet.HandOut(Desk, Now, NextYear).Ok.ShouldBeTrue();
        sheet.FillAssets(Department, [new(null, null, "バックアップ媒体", Grade.A)], Table).Ok.ShouldBeTrue();
        sheet.AnswerMeasures(Department, [new(1, MeasureDone.Partly, "A課のみ"), new(2, MeasureDone.Fully)]).Ok.ShouldBeTrue();
        sheet.FillRisks(Department, [Risk()], Table).Ok.ShouldBeTrue();
        return sheet;
    }

    private static SheetRiskEntry Risk() => new(null, 1, 1, 1, "顧客の情報が漏れる", SecurityProperty.Confidentiality, Grade.B);
}

using Meguri.Domain.Risks;
using Meguri.Domain.Submissions;
using Meguri.Tests;
using static Meguri.Domain.Tests.Risks.Made;

namespace Meguri.Domain.Tests.Risks;

[Requirement("S3-38", "S3-41")]
public class SheetHandling
{
    private const SubmissionParty Desk = SubmissionParty.Receiver, Department = SubmissionParty.Filler, Head = SubmissionParty.Confirmer;

    [Fact]
    public void HandIn_AllSheetsComplete_GoThroughTheHeadToTheOffice()
    {
        RiskSheet[] sheets = [SheetFilling.Filled(), SheetFilling.Filled()];

        RiskSheet.HandIn(sheets, Department, Staff, Now).Ok.ShouldBeTrue();
        sheets.ShouldAllBe(sheet => sheet.Stage == SheetStage.AwaitingConfirmation && !sheet.MayFill(SheetBlock.Risks, Department));
        sheets[0].Confirm(Head, Owner, Now).Ok.ShouldBeTrue();
        sheets[0].Accept(Desk, Office, Now).Ok.ShouldBeTrue();

        sheets[0].Stage.ShouldBe(SheetStage.Accepted);
        sheets[0].Submission.Moves.Select(move => (move.Position, move.Act, move.By)).ShouldBe(
            [(1, SubmissionAct.HandIn, Staff), (2, SubmissionAct.Confirm, Owner), (3, SubmissionAct.Accept, Office)]);
        sheets[0].MayFill(SheetBlock.Situation, Desk).ShouldBeFalse();
    }

    [Fact]
    public void HandIn_OneSheetIncomplete_KeepsAll()
    {
        var incomplete = SheetFilling.Prepared();
        incomplete.HandOut(Desk, Now, null);
        RiskSheet[] sheets = [SheetFilling.Filled(), incomplete];

        RiskSheet.HandIn(sheets, Department, Staff, Now).Codes().ShouldBe(["sheet_other_incomplete"]);
        sheets[0].Stage.ShouldBe(SheetStage.Filling);
        RiskSheet.HandIn([incomplete], Department, Staff, Now).Codes().ShouldBe(["sheet_status_missing", "sheet_status_missing"]);
    }

    [Theory]
    [InlineData(Desk, "submission_not_yours")]
    [InlineData(SubmissionParty.None, "submission_not_yours")]
    [InlineData(Head, null)]
    public void HandIn_OnlyTheDepartment(SubmissionParty who, string? code) =>
        RiskSheet.HandIn([SheetFilling.Filled()], who, Staff, Now).Codes().ShouldBe(code is null ? [] : [code]);

    [Fact]
    public void HandIn_NotHandedOutYet_IsRefused() =>
        RiskSheet.HandIn([SheetFilling.Prepared()], Department, Staff, Now).Codes().ShouldBe(["sheet_not_handed_out"]);

    [Fact]
    public void SendBack_ByTheOffice_OpensItAgainAndHandsInAlone()
    {
        RiskSheet[] sheets = [SheetFilling.Filled(), SheetFilling.Filled()];
        RiskSheet.HandIn(sheets, Head | Department, Owner, Now);

        sheets[1].SendBack(Desk, Office, Later, "T2の検討がない").Ok.ShouldBeTrue();

        (sheets[0].Stage, sheets[1].Stage).ShouldBe((SheetStage.Submitted, SheetStage.SentBack));
        sheets[1].MayFill(SheetBlock.Risks, Department).ShouldBeTrue();
        RiskSheet.HandIn(sheets, Head, Owner, Later).Ok.ShouldBeTrue();
        sheets[1].Stage.ShouldBe(SheetStage.Submitted);
    }

    [Fact]
    public void ToRisks_AcceptedSheet_MakesEachRowOnce()
    {
        var sheet = SheetFilling.Filled();
        var method = Method(GradeRules.Shipped);
        sheet.ToRisks(method, Owner, Now).Codes().ShouldBe(["sheet_not_accepted"]);
        RiskSheet.HandIn([sheet], Head, Owner, Now);
        sheet.Accept(Desk, Office, Now);

        var risk = sheet.ToRisks(method, Owner, Now).Value!.Risks.Single();

        (risk.BeforeLabel, risk.OwnerId, risk.Consequence, risk.ThreatKey, risk.VulnerabilityText, risk.Controls.Single())
            .ShouldBe(("A", Owner, "顧客の情報が漏れる", "T-03", "媒体の暗号化", "A.7.10"));
        (risk.AssetGroup, risk.DepartmentId, sheet.Risks.Single().RiskId).ShouldBe(("バックアップ媒体", sheet.DepartmentId, risk.Id));
        sheet.ToRisks(method, Owner, Now).Value!.Risks.ShouldBeEmpty();
    }

    [Fact]
    public void ToRisks_OtherMethod_LeavesTheRatingForLater()
    {
        var sheet = SheetFilling.Filled();
        RiskSheet.HandIn([sheet], Head, Owner, Now);
        sheet.Accept(Desk, Office, Now);

        var risk = sheet.ToRisks(Method(), null, Now).Value!.Risks.Single();

        risk.Missing().Select(problem => problem.Code).ShouldBe(["risk_owner_missing", "risk_not_estimated"]);
    }
}

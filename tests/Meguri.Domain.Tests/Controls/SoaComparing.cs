using Meguri.Domain.Controls;
using Meguri.Tests;
using static Meguri.Domain.Tests.Risks.Made;

namespace Meguri.Domain.Tests.Controls;

[Requirement("S3-50")]
public class SoaComparing
{
    private static readonly SoaRow Row = new()
    {
        Control = "A.7.10", Name = "記憶媒体", NameEnglish = "Storage media", Applicable = true, Reasons = [new(ReasonKind.Risk, "")],
        Status = ImplementationStatus.Partly, PlannedOn = NextYear, PlanNumber = "RTP-0008", Risks = ["R-0021"],
    };

    public static TheoryData<SoaRow, SoaField[]> Changes => new()
    {
        { Row with { Reasons = [new(ReasonKind.Risk, "")], Risks = ["R-0021"] }, [] },
        { Row with { Name = "媒体" }, [SoaField.Name] },
        { Row with { Applicable = false, ExclusionReason = "なし", ExclusionOwner = "佐藤", ExclusionReviewOn = NextYear },
            [SoaField.Applicable, SoaField.ExclusionReason, SoaField.ExclusionOwner, SoaField.ExclusionReviewOn] },
        { Row with { Reasons = [new(ReasonKind.Law, "法")] }, [SoaField.Reasons] },
        { Row with { Status = ImplementationStatus.Implemented, PlannedOn = null, PlanNumber = null }, [SoaField.Status, SoaField.PlannedOn, SoaField.PlanNumber] },
        { Row with { Documents = "手順書", Department = "総務部", Risks = ["R-0021", "R-0022"] }, [SoaField.Documents, SoaField.Department, SoaField.Risks] },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Between_OneRow_NamesTheColumnsThatDiffer(SoaRow changed, SoaField[] fields) =>
        SoaDifference.Between([Row], [changed]).SelectMany(change => change.Fields).ShouldBe(fields);

    [Fact]
    public void Between_AddedAndTakenOut_StandInOrder()
    {
        var changes = SoaDifference.Between([Row, Row with { Control = "A.5.10" }], [Row, Row with { Control = "A.5.9" }, Row with { Control = "X.1" }]);

        changes.Select(change => (change.Control, change.Was is null, change.Is is null)).ShouldBe(
            [("A.5.9", true, false), ("A.5.10", false, true), ("X.1", true, false)]);
    }

    [Fact]
    public void RevisionAdvice_DataAndDates_NameEachReason()
    {
        var source = SoaFreezing.Source("A.5.1", new(true, [new(ReasonKind.Law, "法")], ImplementationStatus.Partly, PlannedOn: Today.AddDays(9)));
        var excluded = SoaFreezing.Source("A.8.30", new(false, [], ExclusionReason: "なし", ExclusionOwnerId: Owner, ExclusionReviewOn: Today.AddDays(10)));
        var version = SoaVersion.Freeze(1, [source, excluded], ["A.5.1", "A.8.30"], null, Now, Today).Value!;

        RevisionAdvice.Of(version, [.. version.Rows], Today).ShouldBeEmpty();
        source.State.Decide(new(true, [new(ReasonKind.Law, "法")], ImplementationStatus.Implemented)).Ok.ShouldBeTrue();

        RevisionAdvice.Of(version, [SoaRow.Of(source), SoaRow.Of(excluded)], Today.AddDays(10))
            .Select(advice => (advice.Control, advice.Kind, string.Join(',', advice.Fields))).ShouldBe(
            [
                ("A.5.1", AdviceKind.MovedOn, "Status,PlannedOn"), ("A.5.1", AdviceKind.PlannedDatePassed, ""),
                ("A.8.30", AdviceKind.ExclusionReviewDue, ""),
            ]);
    }

    [Fact]
    public void ExclusionWarnings_OnlyExcludedControls_NameWhatContradicts()
    {
        ControlEvidence document = new("A.8.30", EvidenceKind.Document, "開発委託手順書"), asset = new("A.8.30", EvidenceKind.Asset, "A-0042"), other = new("A.7.10", EvidenceKind.Plan, "RTP-0008");

        var warning = ExclusionWarnings.Of([Row, Row with { Control = "A.8.30", Applicable = false }, Row with { Control = "A.8.4", Applicable = false }], [document, asset, other]).Single();

        warning.Control.ShouldBe("A.8.30");
        warning.Evidence.ShouldBe([document, asset]);
    }

    [Fact]
    public void Counts_EveryRow_IsCountedOnce()
    {
        SoaRow[] rows =
        [
            Row, Row with { Status = ImplementationStatus.Implemented }, Row with { Status = ImplementationStatus.NotImplemented }, Row with { Status = null },
            Row with { Applicable = false, Status = null }, Row with { Applicable = null, Status = null },
        ];

        SoaCounts.Of(rows).ShouldBe(new SoaCounts(6, 4, 1, 1, 1, 1, 1));
    }
}

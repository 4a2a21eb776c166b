using Meguri.Domain.Assets;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Tests;

namespace Meguri.Domain.Tests.Risks;

[Requirement("S3-32", "S3-34")]
public class Proposing
{
    private static readonly RiskAssessmentId Assessment = NewId.Of<RiskAssessmentId>();

    private static readonly DepartmentId Sales = NewId.Of<DepartmentId>();

    private static readonly AnalysedAsset Tape = Asset("媒体", "media", top: false), Payroll = Asset("人事", "hr", top: true), Desk = Asset(null, "paper", top: false);

    private static readonly CatalogPair[] Catalog =
    [
        .. Enumerable.Range(1, 7).Select(n => Pair("media", n, n == 6 ? "A.7.10" : "A.8.13")),
        .. Enumerable.Range(1, 3).Select(n => Pair("hr", n, "A.5.15")),
        .. Enumerable.Range(1, 2).Select(n => Pair("paper", n, "A.7.7")),
    ];

    public static TheoryData<AssessmentApproach, bool, GapEntry[], string[]> Selections => new()
    {
        { AssessmentApproach.Both, true, [Gap("A.7.10", "媒体", GapVerdict.DoesNot)], ["media:A.7.10:part", "hr::whole"] },
        { AssessmentApproach.Both, false, [Gap("A.7.10", "媒体", GapVerdict.DoesNot)], ["media:A.7.10:part"] },
        { AssessmentApproach.Both, false, [Gap("A.7.10", "媒体", GapVerdict.Partly), Gap("A.7.9", "媒体", GapVerdict.Partly)], ["media:A.7.9,A.7.10:part"] },
        { AssessmentApproach.Both, false, [Gap("A.7.10", "媒体", GapVerdict.Conforms), Gap("A.7.9", "媒体", GapVerdict.NotApplicable)], [] },
        { AssessmentApproach.Both, true, [Gap("A.5.1", null, GapVerdict.Partly)], ["media:A.5.1:part", "hr:A.5.1:whole", "paper:A.5.1:part"] },
        { AssessmentApproach.GapOnly, true, [Gap("A.7.10", "媒体", GapVerdict.DoesNot)], [] },
        { AssessmentApproach.DetailedOnly, false, [], ["media::whole", "hr::whole", "paper::whole"] },
    };

    [Theory]
    [MemberData(nameof(Selections))]
    public void Selection_GapsAndTopValue_DecideWhatIsAnalysed(AssessmentApproach approach, bool topValue, GapEntry[] gaps, string[] targets) =>
        DetailedSelection.Of(approach, topValue, gaps, [Tape, Payroll, Desk])
            .Select(target => $"{target.Asset.Category}:{string.Join(',', target.Controls)}:{(target.Whole ? "whole" : "part")}").ShouldBe(targets);

    [Fact]
    [Requirement("S3-36")]
    public void SheetControls_OnlyWhatDoesNotConform_InOrder() => DetailedSelection.SheetControls(
        [Gap("A.5.10", null, GapVerdict.Partly), Gap("A.5.9", "媒体", GapVerdict.DoesNot), Gap("A.5.9", "紙", GapVerdict.Partly), Gap("A.5.1", null, GapVerdict.Conforms)])
        .ShouldBe(["A.5.9", "A.5.10"]);

    [Fact]
    public void Rows_WholeAsset_AtMostFiveWithFailingControlsFirst()
    {
        var rows = DetailedProposal.Rows([new(Tape, ["A.7.10"], true)], Catalog, ProposalUnit.Asset, []);

        rows.Select(row => row.Pair.ThreatKey).ShouldBe(["media-T6", "media-T1", "media-T2", "media-T3", "media-T4"]);
    }

    [Fact]
    public void Rows_OnlyWhereControlsFail_OnlyThosePairs() =>
        DetailedProposal.Rows([new(Tape, ["A.7.10"], false)], Catalog, ProposalUnit.Asset, []).Select(row => row.Pair.ThreatKey).ShouldBe(["media-T6"]);

    [Theory]
    [InlineData(ProposalUnit.Asset, 7, 3)]
    [InlineData(ProposalUnit.Group, 5, 2)]
    [Requirement("S3-28")]
    public void Rows_GroupOrAsset_CountsBeforehand(ProposalUnit unit, int rows, int targets)
    {
        AnalysisTarget[] chosen = [new(Payroll, [], true), new(Desk with { Group = "紙" }, [], true), new(Desk with { Group = "紙", Id = NewId.Of<AssetId>() }, [], true)];

        var count = DetailedProposal.Count(DetailedProposal.Rows(chosen, Catalog, unit, []));

        (count.Rows, count.Targets).ShouldBe((rows, targets));
        count.ByCategory.Values.Sum().ShouldBe(rows);
    }

    [Fact]
    public void Rows_MixedGroup_TakesEachCategoryInTurn()
    {
        AnalysisTarget[] chosen = [new(Payroll with { Group = "室" }, [], true), new(Tape with { Group = "室" }, [], true)];

        DetailedProposal.Rows(chosen, Catalog, ProposalUnit.Group, []).Select(row => row.Pair.ThreatKey)
            .ShouldBe(["hr-T1", "media-T1", "hr-T2", "media-T2", "hr-T3"]);
    }

    [Fact]
    public void Rows_TakenOnce_AreNotProposedAgain()
    {
        AnalysisTarget[] chosen = [new(Payroll, [], true)];
        var rows = DetailedProposal.Rows(chosen, Catalog, ProposalUnit.Asset, []);
        var taken = rows[0].Take(Assessment);

        (taken.AssetId, taken.DepartmentId, taken.Controls.Single(), taken.Property).ShouldBe((Payroll.Id, Sales, "A.5.15", SecurityProperty.Integrity));
        DetailedProposal.Rows(chosen, Catalog, ProposalUnit.Asset, [taken]).ShouldBe(rows.Skip(1));
    }

    private static AnalysedAsset Asset(string? group, string category, bool top) => new(NewId.Of<AssetId>(), group, category, top, Sales);

    private static CatalogPair Pair(string category, int n, string control) => new(category, $"{category}-T{n}", $"{category}-V{n}", SecurityProperty.Integrity, [control]);

    private static GapEntry Gap(string control, string? group, GapVerdict verdict) => GapEntry.Judge(Assessment, control, group, verdict, "所見").Value!;
}

using Meguri.Domain.Assets;
using Meguri.Domain.Controls;
using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Meguri.Domain.Tests.Risks;
using Meguri.Tests;
using static Meguri.Domain.Tests.Risks.Made;

namespace Meguri.Domain.Tests.Controls;

public class Measures
{
    private static readonly AssetId Tape = NewId.Of<AssetId>(), Ledger = NewId.Of<AssetId>();

    private static readonly RiskId Loss = NewId.Of<RiskId>(), Theft = NewId.Of<RiskId>();

    public static TheoryData<string, MeasureContent, string[]> Contents => new()
    {
        { "for a control", Content(controls: ["A.8.13"]), [] },
        { "for a risk", Content(risks: [Loss]), [] },
        { "for an asset", Content(keeps: new() { [Tape] = KeptProperties.Availability }), [] },
        { "for nothing", Content(controls: [" "]), ["measure_without_purpose"] },
        { "keeps nothing of an asset", Content(keeps: new() { [Tape] = KeptProperties.None }), ["measure_keeps_nothing"] },
        { "no name, no number", Content(controls: ["記憶媒体", "A.7.10"]) with { Name = "" }, ["control_name_missing", "control_number"] },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public void Add_Content_IsForSomething(string what, MeasureContent content, string[] codes) => Measure.Add(content).Codes().ShouldBe(codes, what);

    [Fact]
    [Requirement("S2-43")]
    public void Change_Links_KeepsThoseThatStay()
    {
        var measure = Measure.Add(Content(["A.8.13", "A.5.9"], [Loss], new() { [Tape] = KeptProperties.Availability, [Ledger] = KeptProperties.Integrity })).Value!;
        var link = measure.Links.Single(known => known.AssetId == Tape);

        measure.Change(Content(["A.8.13"], [Theft], new() { [Tape] = KeptProperties.Availability | KeptProperties.Confidentiality })).Ok.ShouldBeTrue();

        measure.Links.Single(known => known.AssetId == Tape).ShouldBeSameAs(link);
        link.Keeps.ShouldBe(KeptProperties.Confidentiality | KeptProperties.Availability);
        measure.Links.Select(known => known.RiskId).OfType<RiskId>().ShouldBe([Theft]);
        measure.Links.ShouldAllBe(known => known.AssetId != Ledger);
        measure.Controls.ShouldBe(["A.8.13"]);
    }

    [Fact]
    [Requirement("S1-14")]
    public void Report_Status_HasItsDate()
    {
        var measure = Measure.Add(Content(["A.8.13"])).Value!;

        measure.Report(ImplementationStatus.Implemented, NextYear, Today).Codes().ShouldBe(["measure_status_in_future"]);
        measure.Report(ImplementationStatus.Partly, Today, Today).Ok.ShouldBeTrue();
        (measure.Status, measure.StatusOn).ShouldBe((ImplementationStatus.Partly, Today));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("II", ImplementationStatus.Implemented)]
    [InlineData("NN", ImplementationStatus.NotImplemented)]
    [InlineData("IN", ImplementationStatus.Partly)]
    [InlineData("PI", ImplementationStatus.Partly)]
    public void StatusOf_SeveralMeasures_IsFullOnlyWhenAllAre(string statuses, ImplementationStatus? status) =>
        Measure.StatusOf([.. statuses.Select(Reported)]).ShouldBe(status);

    [Theory]
    [InlineData("X.1", "訪問者の写真", null)]
    [InlineData("A.5.99", "追加", "control_number_of_annex_a")]
    [InlineData("1", "追加", "control_number")]
    [InlineData("X.1", " ", "control_name_missing")]
    public void OwnControl_NumberAndName_AreChecked(string number, string name, string? code) =>
        OwnControl.Add(number, name).Codes().ShouldBe(code is null ? [] : [code]);

    private static Measure Reported(char letter)
    {
        var measure = Measure.Add(Content(["A.8.13"])).Value!;
        measure.Report(letter switch { 'I' => ImplementationStatus.Implemented, 'P' => ImplementationStatus.Partly, _ => ImplementationStatus.NotImplemented }, Today, Today);
        return measure;
    }

    private static MeasureContent Content(string[]? controls = null, RiskId[]? risks = null, Dictionary<AssetId, KeptProperties>? keeps = null) =>
        new("日次バックアップ", null, controls ?? [], risks ?? [], keeps ?? []);
}

using Meguri.Domain.Approvals;
using Meguri.Domain.Controls;
using Meguri.Domain.Organizations;
using Meguri.Domain.Tests.Risks;
using Meguri.Tests;
using static Meguri.Domain.Tests.Risks.Made;

namespace Meguri.Domain.Tests.Controls;

[Requirement("S2-20", "S3-50")]
public class SoaFreezing
{
    private static readonly InclusionReason Law = new(ReasonKind.Law, "個人情報保護法 第26条"), ByRisk = new(ReasonKind.Risk, "");

    private static readonly ControlDecision Done = new(true, [Law], ImplementationStatus.Implemented),
        Excluded = new(false, [], ExclusionReason: "開発を委託していない", ExclusionOwnerId: Owner, ExclusionReviewOn: NextYear);

    public static TheoryData<string, ControlDecision, string[], string?, string[]> Decisions => new()
    {
        { "implemented for a law", Done, [], null, [] },
        { "nobody decided", new(null, []), [], null, ["soa_undecided"] },
        { "no reason", Done with { Reasons = [] }, [], null, ["soa_reason_missing"] },
        { "risks are a reason", Done with { Reasons = [] }, ["R-0021"], null, [] },
        { "a reason of risk without risks", Done with { Reasons = [ByRisk] }, [], null, ["soa_reason_missing"] },
        { "no status", Done with { Status = null }, [], null, ["soa_status_missing"] },
        { "partly, nothing planned", Done with { Status = ImplementationStatus.Partly }, [], null, ["soa_plan_missing"] },
        { "partly with a date", Done with { Status = ImplementationStatus.Partly, PlannedOn = NextYear }, [], null, [] },
        { "not yet with a plan", Done with { Status = ImplementationStatus.NotImplemented }, [], "RTP-0008", [] },
        { "date passed", Done with { Status = ImplementationStatus.Partly, PlannedOn = Today.AddDays(-1) }, [], null, ["soa_planned_date_past"] },
        { "excluded", Excluded, [], null, [] },
        { "excluded, nothing said", new(false, []), [], null, ["soa_exclusion_reason_missing", "soa_exclusion_owner_missing", "soa_exclusion_review_missing"] },
        { "exclusion not reviewed", Excluded with { ExclusionReviewOn = Today.AddDays(-1) }, [], null, ["soa_exclusion_review_past"] },
        { "excluded but treats a risk", Excluded, ["R-0021"], null, ["soa_excluded_but_used"] },
    };

    [Theory]
    [MemberData(nameof(Decisions))]
    public void Freeze_EachDecision_IsCompleteOrSaysWhy(string what, ControlDecision decision, string[] risks, string? plan, string[] codes)
    {
        var result = SoaVersion.Freeze(1, [Source("A.5.1", decision, risks, plan)], ["A.5.1"], null, Now, Today);

        result.Codes().ShouldBe(codes, what);
        result.Problems.ShouldAllBe(problem => problem.Field == "A.5.1");
    }

    [Fact]
    public void Freeze_MissingAndTwice_InTheOrderOfTheControls() =>
        SoaVersion.Freeze(1, [Source("A.5.10", Done), Source("A.5.10", Done), Source("A.5.2", new(null, []))], ["A.5.10", "A.5.2", "A.5.9"], null, Now, Today)
            .Problems.Select(problem => $"{problem.Field}:{problem.Code}").ShouldBe(
                ["A.5.2:soa_undecided", "A.5.9:soa_control_missing", "A.5.10:soa_control_twice"]);

    [Fact]
    public void Freeze_Rows_StandInOrderAndStayWhenTheDataMovesOn()
    {
        var source = Source("A.5.9", Done, ["R-10000", "R-0031", "R-0031"]);
        var version = SoaVersion.Freeze(1, [Source("A.5.10", Done), source], ["A.5.9", "A.5.10"], " 初版 ", Now, Today).Value!;
        var hash = version.ContentHash();

        source.State.Decide(Excluded).Ok.ShouldBeTrue();

        version.Rows.Select(row => (row.Control, row.Applicable)).ShouldBe([("A.5.9", true), ("A.5.10", true)]);
        version.Rows[0].Risks.ShouldBe(["R-0031", "R-10000"]);
        version.Rows[0].Reasons.ShouldBe([Law, ByRisk]);
        (version.ContentHash(), version.Note).ShouldBe((hash, "初版"));
    }

    [Fact]
    public void Approve_NextVersion_SupersedesTheOneInForce()
    {
        var first = ApprovedVersion(1, null);
        var second = ApprovedVersion(2, first);

        (first.State, first.SupersededAt, second.State, second.ApprovedBy).ShouldBe((SoaState.Superseded, Now, SoaState.Approved, Ciso));
        second.Refreeze([Source("A.5.1", Done)], ["A.5.1"], null, Later, Today).Codes().ShouldBe(["soa_version_not_draft"]);
        second.RequestApproval(Office, Later).Codes().ShouldBe(["soa_version_not_draft"]);
    }

    [Fact]
    public void Approve_RefrozenMeanwhile_IsRefused()
    {
        var version = SoaVersion.Freeze(1, [Source("A.5.1", Done)], ["A.5.1"], null, Now, Today).Value!;
        var approval = version.RequestApproval(Office, Now).Value!;
        version.Approve(approval, By(Office, version.ContentHash()), null).Codes().ShouldBe(["self_approval"]);
        version.Refreeze([Source("A.5.1", Excluded)], ["A.5.1"], null, Later, Today).Ok.ShouldBeTrue();

        version.Approve(approval, By(Ciso, version.ContentHash()), null).Codes().ShouldBe(["content_changed"]);
        version.State.ShouldBe(SoaState.Draft);
    }

    [Fact]
    public void NameOnCertificate_OneApprovedVersion_TakesItFromTheOthers()
    {
        var first = ApprovedVersion(1, null);
        var second = ApprovedVersion(2, first);
        first.NameOnCertificate([second]).Ok.ShouldBeTrue();

        second.NameOnCertificate([first]).Ok.ShouldBeTrue();

        (first.OnCertificate, second.OnCertificate).ShouldBe((false, true));
        SoaVersion.Freeze(3, [Source("A.5.1", Done)], ["A.5.1"], null, Now, Today).Value!.NameOnCertificate([first, second])
            .Codes().ShouldBe(["soa_version_never_approved"]);
    }

    [Fact]
    public void Rows_WrittenAndRead_AreTheSame()
    {
        IReadOnlyList<SoaRow> rows = ApprovedVersion(1, null).Rows;

        CanonicalJson.Write(CanonicalJson.Read<List<SoaRow>>(CanonicalJson.Write(rows))).ShouldBe(CanonicalJson.Write(rows));
    }

    [Fact]
    public void Decide_OneAnswer_DropsWhatBelongsToTheOther()
    {
        var state = ControlState.For("A.8.30").Value!;
        state.Decide(Excluded with { Reasons = [Law], Status = ImplementationStatus.Partly, PlannedOn = NextYear }).Ok.ShouldBeTrue();
        (state.Reasons.Count, state.Status, state.PlannedOn, state.ExclusionOwnerId).ShouldBe((0, null, null, (PersonId?)Owner));

        state.Decide(Done with { ExclusionReason = "除外", PlannedOn = NextYear }).Ok.ShouldBeTrue();
        (state.ExclusionReason, state.ExclusionOwnerId, state.PlannedOn).ShouldBe((null, null, null));
        state.Decide(Done with { Reasons = [new(ReasonKind.Contract, " ")] }).Codes().ShouldBe(["control_reason_words_missing"]);
    }

    internal static SoaSource Source(string control, ControlDecision decision, string[]? risks = null, string? plan = null)
    {
        var state = ControlState.For(control).Value!;
        state.Decide(decision).Ok.ShouldBeTrue();
        return new SoaSource(state, "名称", "Name", plan, state.ExclusionOwnerId is null ? null : "佐藤 一郎", "総務部", risks ?? []);
    }

    private static SoaVersion ApprovedVersion(int number, SoaVersion? inForce)
    {
        var version = SoaVersion.Freeze(number, [Source("A.5.1", Done), Source("A.8.30", Excluded)], ["A.5.1", "A.8.30"], null, Now, Today).Value!;
        version.Approve(version.RequestApproval(Office, Now).Value!, By(Ciso, version.ContentHash()), inForce).Ok.ShouldBeTrue();
        return version;
    }
}

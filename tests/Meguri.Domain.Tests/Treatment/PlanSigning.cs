using Meguri.Domain.Approvals;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Domain.Tests.Risks;
using Meguri.Domain.Treatment;
using Meguri.Tests;
using static Meguri.Domain.Tests.Risks.Made;

namespace Meguri.Domain.Tests.Treatment;

[Requirement("S3-48", "S3-52")]
public class PlanSigning
{
    private static readonly PersonId Manager = Ciso, SecondOwner = NewId.Of<PersonId>();

    private readonly Risk[] _risks;

    private readonly TreatmentPlan _plan;

    public PlanSigning()
    {
        var method = Method();
        _risks = [Reduced(method, 2, 1), Reduced(method, 1, 1)];
        _risks[1].GiveTo(SecondOwner, Now);
        _plan = Planning.Plan(_risks);
    }

    [Fact]
    public void Sign_ResponsibleThenOwnersThenManager_Approves()
    {
        var route = Submitted();
        route.Steps.Select(step => (step.Order, step.Purpose, step.ApproverId)).ShouldBe(
        [
            (1, TreatmentPlan.ResponsiblePurpose, Staff), (2, TreatmentPlan.OwnerPurpose, Owner),
            (2, TreatmentPlan.OwnerPurpose, SecondOwner), (3, TreatmentPlan.ManagerPurpose, null),
        ]);

        Sign(route, 1, Owner).ShouldBe(["approval_not_your_turn"]);
        Sign(route, 0, Staff).ShouldBeEmpty();
        Sign(route, 1, Owner).ShouldBeEmpty();
        Sign(route, 3, Manager).ShouldBe(["approval_not_your_turn"]);
        Sign(route, 2, Owner).ShouldBe(["approval_not_the_approver"]);
        Sign(route, 2, SecondOwner).ShouldBeEmpty();
        Sign(route, 3, Office).ShouldBe(["self_approval"]);
        _plan.State.ShouldBe(PlanState.InApproval);
        Sign(route, 3, Manager).ShouldBeEmpty();

        (_plan.State, _plan.ApprovedAt, _plan.ApprovedHash).ShouldBe((PlanState.Approved, Now, _plan.ContentHash()));
    }

    [Fact]
    public void Sign_OwnerWhoAsked_ApprovesByRight()
    {
        var route = _plan.Submit(_risks, Owner, Now).Value!.Route;

        Sign(route, 0, Staff).ShouldBeEmpty();
        Sign(route, 1, Owner).ShouldBeEmpty();
    }

    [Fact]
    public void InApproval_NothingChanges()
    {
        Submitted();

        _plan.Change(Planning.Content(_risks), Later).Codes().ShouldBe(["plan_in_approval"]);
        _plan.Submit(_risks, Office, Later).Codes().ShouldBe(["plan_in_approval"]);
        _plan.Mark(1, Today, Staff, Today).Codes().ShouldBe(["plan_not_approved"]);
    }

    [Fact]
    public void Refuse_ByAnOwner_EndsTheRouteAndOpensThePlan()
    {
        var route = Submitted();
        Sign(route, 0, Staff);

        _plan.Refuse(route, route.Steps[1].Id, By(Owner, _plan.ContentHash())).Codes().ShouldBe(["approval_reason_required"]);
        _plan.Refuse(route, route.Steps[1].Id, By(Owner, _plan.ContentHash(), "期限が遅い")).Ok.ShouldBeTrue();

        _plan.State.ShouldBe(PlanState.Rejected);
        route.Steps.Count(step => step.State == ApprovalState.Withdrawn).ShouldBe(2);
        _plan.Change(Planning.Content(_risks), Later).Ok.ShouldBeTrue();
        _plan.Submit(_risks, Office, Later).Ok.ShouldBeTrue();
    }

    [Fact]
    public void TakeBack_ToChange_ClosesTheRequests()
    {
        var route = Submitted();

        _plan.TakeBack(route, Office, Later).Ok.ShouldBeTrue();

        _plan.State.ShouldBe(PlanState.Draft);
        route.Steps.ShouldAllBe(step => step.State == ApprovalState.Withdrawn);
        _plan.TakeBack(route, Office, Later).Codes().ShouldBe(["plan_not_in_approval"]);
        Sign(route, 0, Staff).ShouldBe(["plan_not_in_approval"]);
    }

    public static TheoryData<string, Func<PlanContent, PlanContent>, bool> Changes => new()
    {
        { "nothing", content => content, false },
        { "cost", content => content with { CostYen = 2_000_000 }, true },
        { "a step's day", content => content with { Steps = [content.Steps[0] with { DueOn = NextYear }, content.Steps[1]] }, true },
        { "controls", content => content with { Controls = ["A.7.10"] }, true },
        { "responsible", content => content with { ResponsibleId = Owner }, true },
        { "risks", content => content with { RiskIds = [.. content.RiskIds.Take(1)] }, true },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Change_AfterApproval_FallsOnlyWhenItSaysSomethingElse(string what, Func<PlanContent, PlanContent> change, bool falls)
    {
        Approved();
        var content = Planning.Content(_risks) with { Steps = [.. Planning.TwoSteps.Select((step, index) => step with { Position = index + 1 })] };

        _plan.Change(change(content), Later).Ok.ShouldBeTrue();

        (_plan.State, _plan.FallenAt).ShouldBe(falls ? (PlanState.Fallen, Later) : (PlanState.Approved, null), what);
    }

    [Fact]
    [Requirement("S3-47", "S4-8")]
    public void Mark_StepsOfAnApprovedPlan_IsProgressNotChange()
    {
        Approved();

        _plan.Mark(1, Today.AddDays(1), Staff, Today).Codes().ShouldBe(["plan_done_in_future"]);
        _plan.Mark(9, Today, Staff, Today).Codes().ShouldBe(["plan_no_such_step"]);
        _plan.Mark(1, Today, Staff, Today).Ok.ShouldBeTrue();

        (_plan.State, _plan.Steps[0].DoneOn, _plan.Steps[0].ConfirmedBy).ShouldBe((PlanState.Approved, Today, Staff));
        _plan.Progress(new DateOnly(2027, 1, 16)).ShouldBe(new PlanProgress(1, 2, 1));
        _plan.Progress(Today).Percent.ShouldBe(50);
        _plan.Change(Planning.Content(_risks) with { Steps = [] }, Later).Codes().ShouldBe(["plan_step_done"]);
        _plan.Mark(1, null, Staff, Today).Ok.ShouldBeTrue();
        (_plan.Steps[0].DoneOn, _plan.Steps[0].ConfirmedBy).ShouldBe((null, null));
    }

    [Fact]
    [Requirement("S3-49")]
    public void CannotBeDone_WithTheSigners_WaitsForTheOpinionBeforeTheOwner()
    {
        var route = Submitted();
        _plan.CannotBeDone("全課の暗号化", " ", route, Staff, Later).Codes().ShouldBe(["plan_infeasible_why"]);

        var asked = _plan.CannotBeDone("全課の暗号化", "C課の装置が対応していない", route, Staff, Later).Value!;

        (_plan.State, _plan.OpinionOpen).ShouldBe((PlanState.Draft, true));
        route.Steps.ShouldAllBe(step => step.State == ApprovalState.Withdrawn);
        _plan.Submit(_risks, Office, Later).Codes().ShouldBe(["plan_opinion_open"]);
        _plan.GiveOpinion(asked.Id, InfeasibleAdvice.Accept, " ", Office, Later).Codes().ShouldBe(["plan_opinion_missing"]);
        _plan.GiveOpinion(asked.Id, InfeasibleAdvice.Accept, "更改まで受容できる", Office, Later).Ok.ShouldBeTrue();
        _plan.GiveOpinion(asked.Id, InfeasibleAdvice.Accept, "もう一度", Office, Later).Codes().ShouldBe(["plan_no_opinion_asked"]);
        _plan.Submit(_risks, Office, Later).Ok.ShouldBeTrue();
    }

    [Fact]
    [Requirement("S3-49")]
    public void CannotBeDone_AfterApproval_Falls()
    {
        Approved();

        _plan.CannotBeDone("契約", "業者が応じない", null, Staff, Later).Ok.ShouldBeTrue();

        (_plan.State, _plan.FallenAt).ShouldBe((PlanState.Fallen, Later));
    }

    [Fact]
    public void Submit_AlreadyApproved_IsRefused()
    {
        Approved();

        _plan.Submit(_risks, Office, Later).Codes().ShouldBe(["plan_already_approved"]);
    }

    private ApprovalRoute Submitted() => _plan.Submit(_risks, Office, Now).Value!.Route;

    private void Approved()
    {
        var route = Submitted();
        PersonId[] people = [Staff, Owner, SecondOwner, Manager];
        for (var i = 0; i < people.Length; i++) Sign(route, i, people[i]).ShouldBeEmpty();
    }

    private IEnumerable<string> Sign(ApprovalRoute route, int step, PersonId by) =>
        _plan.Sign(route, route.Steps[step].Id, By(by, _plan.ContentHash())).Codes();
}

using Meguri.Domain.Approvals;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;

namespace Meguri.Domain.Tests.Approvals;

public class Approving
{
    private static readonly PersonId Asker = NewId.Of<PersonId>(), Boss = NewId.Of<PersonId>(), Other = NewId.Of<PersonId>();

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 1, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, PersonId?, bool, PersonId, string, string, string?> Decisions => new()
    {
        { "another person", null, true, Boss, "h1", "h1", null },
        { "the person named", Boss, true, Boss, "h1", "h1", null },
        { "somebody else", Boss, true, Other, "h1", "h1", "approval_not_the_approver" },
        { "oneself", null, true, Asker, "h1", "h1", "self_approval" },
        { "oneself where it is one's own to decide", Asker, false, Asker, "h1", "h1", null },
        { "an old page", null, true, Boss, "h0", "h1", "content_changed" },
        { "changed since it was asked for", null, true, Boss, "h2", "h2", "content_changed" },
        { "changed since it was seen", null, true, Boss, "h1", "h2", "content_changed" },
    };

    [Theory]
    [MemberData(nameof(Decisions))]
    public void Approve_WhoAndWhat_IsChecked(string what, PersonId? approver, bool fourEyes, PersonId by, string seen, string current, string? code)
    {
        var approval = Ask(approver, fourEyes);

        approval.Approve(new(by, Now, seen), current).Problems.Select(problem => problem.Code).ShouldBe(code is null ? [] : [code], what);

        approval.StandsFor("h1").ShouldBe(code is null, what);
    }

    [Fact]
    public void StandsFor_OtherContent_Not()
    {
        var approval = Ask();
        approval.StandsFor("h1").ShouldBeFalse();
        approval.Approve(new(Boss, Now, "h1"), "h1");

        approval.StandsFor("h2").ShouldBeFalse();
    }

    [Fact]
    public void Approve_Twice_IsRefused()
    {
        var approval = Ask();
        approval.Approve(new(Boss, Now, "h1"), "h1");

        approval.Reject(new(Other, Now, "h1", "いや"), "h1").Problems.Single().Code.ShouldBe("approval_already_decided");
        (approval.State, approval.DecidedBy).ShouldBe((ApprovalState.Approved, Boss));
    }

    [Fact]
    public void Reject_SaysWhy()
    {
        var approval = Ask();

        approval.Reject(new(Boss, Now, "h1", " "), "h1").Problems.Single().Code.ShouldBe("approval_reason_required");
        approval.Reject(new(Boss, Now, "h1", " 費用が不明 "), "h1").Ok.ShouldBeTrue();
        (approval.State, approval.Comment, approval.StandsFor("h1")).ShouldBe((ApprovalState.Rejected, "費用が不明", false));
    }

    [Theory]
    [InlineData("h1", false)]
    [InlineData("h2", true)]
    public void Fall_ContentMovedOn_FallsOnceAndStaysFallen(string current, bool falls)
    {
        var approval = Ask();
        approval.Approve(new(Boss, Now, "h1"), "h1");

        approval.Fall(current, Now.AddDays(1)).ShouldBe(falls);
        approval.Fall("h1", Now.AddDays(2)).ShouldBeFalse();

        (approval.StandsFor("h1"), approval.FallenAt).ShouldBe((!falls, falls ? Now.AddDays(1) : null));
    }

    [Fact]
    public void Withdraw_OnlyByThePersonWhoAskedAndWhilePending()
    {
        var approval = Ask();

        approval.Withdraw(Boss, Now).Problems.Single().Code.ShouldBe("approval_not_the_requester");
        approval.Withdraw(Asker, Now).Ok.ShouldBeTrue();
        approval.Withdraw(Asker, Now).Problems.Single().Code.ShouldBe("approval_already_decided");
        approval.State.ShouldBe(ApprovalState.Withdrawn);
    }

    [Fact]
    public void Route_Steps_GoInTheirOrder()
    {
        var route = new ApprovalRoute([Ask(order: 3), Ask(order: 1), Ask(order: 2), Ask(order: 2)]);
        Approval last = route.Steps[0], first = route.Steps[1], left = route.Steps[2], right = route.Steps[3];

        route.Open.ShouldBe([first]);
        route.Approve(last.Id, new(Boss, Now, "h1"), "h1").Problems.Single().Code.ShouldBe("approval_not_your_turn");
        route.Approve(first.Id, new(Boss, Now, "h1"), "h1").Ok.ShouldBeTrue();
        route.Open.ShouldBe([left, right]);
        route.Approve(right.Id, new(Boss, Now, "h1"), "h1").Ok.ShouldBeTrue();
        route.Approve(left.Id, new(Other, Now, "h1"), "h1").Ok.ShouldBeTrue();
        route.StandsFor("h1").ShouldBeFalse();
        route.Approve(last.Id, new(Other, Now, "h1"), "h1").Ok.ShouldBeTrue();
        route.StandsFor("h1").ShouldBeTrue();
        route.Open.ShouldBeEmpty();
    }

    [Fact]
    public void Route_OneRefusal_ClosesTheRest()
    {
        var route = new ApprovalRoute([Ask(order: 1), Ask(order: 2)]);

        route.Reject(route.Steps[0].Id, new(Boss, Now, "h1", "期限が遅い"), "h1").Ok.ShouldBeTrue();

        route.Steps.Select(step => step.State).ShouldBe([ApprovalState.Rejected, ApprovalState.Withdrawn]);
        route.Approve(route.Steps[1].Id, new(Boss, Now, "h1"), "h1").Problems.Single().Code.ShouldBe("approval_already_decided");
    }

    private static Approval Ask(PersonId? approver = null, bool fourEyes = true, int order = 1) =>
        Approval.Request(new("plan", Guid.NewGuid(), "plan"), "h1", Asker, Now, approver, order, fourEyes);
}

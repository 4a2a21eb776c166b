using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Submissions;
using Meguri.Tests;

namespace Meguri.Domain.Tests.Submissions;

[Requirement("S3-38")]
public class Submitting
{
    private const SubmissionParty F = SubmissionParty.Filler, C = SubmissionParty.Confirmer, R = SubmissionParty.Receiver, N = SubmissionParty.None;

    private static readonly PersonId Somebody = NewId.Of<PersonId>();

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(SubmissionState.Draft, SubmissionAct.HandIn, F | C)]
    [InlineData(SubmissionState.Draft, SubmissionAct.Confirm, N)]
    [InlineData(SubmissionState.Draft, SubmissionAct.SendBack, N)]
    [InlineData(SubmissionState.Draft, SubmissionAct.Accept, N)]
    [InlineData(SubmissionState.AwaitingConfirmation, SubmissionAct.HandIn, N)]
    [InlineData(SubmissionState.AwaitingConfirmation, SubmissionAct.Confirm, C)]
    [InlineData(SubmissionState.AwaitingConfirmation, SubmissionAct.SendBack, C)]
    [InlineData(SubmissionState.AwaitingConfirmation, SubmissionAct.Accept, N)]
    [InlineData(SubmissionState.Submitted, SubmissionAct.HandIn, N)]
    [InlineData(SubmissionState.Submitted, SubmissionAct.Confirm, N)]
    [InlineData(SubmissionState.Submitted, SubmissionAct.SendBack, R)]
    [InlineData(SubmissionState.Submitted, SubmissionAct.Accept, R)]
    [InlineData(SubmissionState.SentBack, SubmissionAct.HandIn, F | C)]
    [InlineData(SubmissionState.SentBack, SubmissionAct.Accept, N)]
    [InlineData(SubmissionState.Accepted, SubmissionAct.HandIn, N)]
    [InlineData(SubmissionState.Accepted, SubmissionAct.SendBack, N)]
    public void MayAct_FromWhereItLies_OnlyThoseWhoseTurnItIs(SubmissionState state, SubmissionAct act, SubmissionParty allowed)
    {
        foreach (var who in new[] { F, C, R, N }) At(state).MayAct(act, who).ShouldBe((allowed & who) != N, $"{who}");
    }

    [Theory]
    [InlineData(true, F, SubmissionState.AwaitingConfirmation)]
    [InlineData(true, C, SubmissionState.Submitted)]
    [InlineData(false, F, SubmissionState.Submitted)]
    public void HandIn_HeadConfirmsOnlyWhereWanted(bool needsConfirmation, SubmissionParty who, SubmissionState state)
    {
        var submission = Submission.Open("sheet", Guid.NewGuid(), needsConfirmation);

        submission.HandIn(who, Somebody, Now).Ok.ShouldBeTrue();

        submission.State.ShouldBe(state);
    }

    [Fact]
    public void SendBack_WithoutReason_StaysWhereItLies()
    {
        var submission = At(SubmissionState.Submitted);

        submission.SendBack(R, Somebody, Now, " ").Problems.Single().Code.ShouldBe("submission_reason_required");
        submission.State.ShouldBe(SubmissionState.Submitted);
        submission.SendBack(R, Somebody, Now, " 根拠がない ").Ok.ShouldBeTrue();
        submission.Moves[^1].Reason.ShouldBe("根拠がない");
        submission.IsOpen.ShouldBeTrue();
    }

    private static Submission At(SubmissionState state)
    {
        var submission = Submission.Open("sheet", Guid.NewGuid(), needsConfirmation: true);
        if (state == SubmissionState.Draft) return submission;
        submission.HandIn(F, Somebody, Now);
        if (state == SubmissionState.AwaitingConfirmation) return submission;
        submission.Confirm(C, Somebody, Now);
        if (state == SubmissionState.SentBack) submission.SendBack(R, Somebody, Now, "理由");
        if (state == SubmissionState.Accepted) submission.Accept(R, Somebody, Now);
        submission.State.ShouldBe(state);
        return submission;
    }

    [Theory]
    [InlineData("in:F confirm", SubmissionAct.Confirm, 2)]
    [InlineData("in:C", SubmissionAct.Confirm, 1)]
    [InlineData("in:F", SubmissionAct.Confirm, 0)]
    [InlineData("in:F confirm back", SubmissionAct.Confirm, 0)]
    [InlineData("in:F confirm back", SubmissionAct.HandIn, 0)]
    [InlineData("in:F confirm back in:F", SubmissionAct.Confirm, 0)]
    [InlineData("in:F confirm back in:F", SubmissionAct.HandIn, 4)]
    [InlineData("in:F confirm back in:C accept", SubmissionAct.Confirm, 4)]
    [InlineData("in:F confirm back in:C accept", SubmissionAct.Accept, 5)]
    public void Standing_IsTheMoveSinceItWasLastSentBack(string way, SubmissionAct act, int position)
    {
        var submission = Submission.Open("risk_sheet", Guid.NewGuid(), true);
        foreach (var step in way.Split(' '))
            (step switch
            {
                "in:F" => submission.HandIn(F, Somebody, Now),
                "in:C" => submission.HandIn(C, Somebody, Now),
                "confirm" => submission.Confirm(C, Somebody, Now),
                "back" => submission.SendBack(R, Somebody, Now, "理由"),
                _ => submission.Accept(R, Somebody, Now),
            }).Ok.ShouldBeTrue(step);

        (submission.Standing(act)?.Position ?? 0).ShouldBe(position);
    }

    [Fact]
    public void Standing_WithoutConfirmation_NobodyConfirmed()
    {
        var submission = Submission.Open("risk_sheet", Guid.NewGuid(), false);
        submission.HandIn(F, Somebody, Now).Ok.ShouldBeTrue();

        submission.Standing(SubmissionAct.Confirm).ShouldBeNull();
    }
}

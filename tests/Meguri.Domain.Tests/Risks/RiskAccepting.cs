using Meguri.Domain.Kernel;
using Meguri.Domain.Approvals;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Tests;
using static Meguri.Domain.Tests.Risks.Made;

namespace Meguri.Domain.Tests.Risks;

[Requirement("S3-40", "S3-48")]
public class RiskAccepting
{
    private readonly RiskMethod _method = Method();

    [Theory]
    [InlineData(2, 1, false, AcceptanceState.Accepted, null)]
    [InlineData(2, 1, true, AcceptanceState.Accepted, null)]
    [InlineData(2, 2, false, AcceptanceState.Open, "risk_review_date_required")]
    [InlineData(2, 2, true, AcceptanceState.Accepted, null)]
    [InlineData(3, 3, false, AcceptanceState.Open, "risk_review_date_required")]
    [InlineData(3, 3, true, AcceptanceState.AwaitingTopManagement, null)]
    public void AcceptResidual_ByTheOwner_DependsOnTheBand(int threat, int vulnerability, bool dated, AcceptanceState state, string? code)
    {
        var risk = Reduced(_method, threat, vulnerability);

        var result = risk.AcceptResidual(null, By(Owner, risk.StateHash()), dated ? NextYear : null, Today);

        result.Codes().ShouldBe(code is null ? [] : [code]);
        risk.Acceptance.ShouldBe(state);
        (result.Value?.TopManagement is not null).ShouldBe(state == AcceptanceState.AwaitingTopManagement);
        if (code is null) result.Value!.Owner.StandsFor(risk.StateHash()).ShouldBeTrue();
    }

    [Fact]
    public void AcceptResidual_NotTheOwner_IsRefused()
    {
        var risk = Reduced(_method, 2, 1);

        risk.AcceptResidual(null, By(Office, risk.StateHash()), null, Today).Codes().ShouldBe(["risk_not_the_owner"]);
    }

    [Fact]
    public void AcceptResidual_NobodyOwnsOrTreatsIt_IsRefused()
    {
        var risk = Made.Risk();

        risk.AcceptResidual(null, By(Owner, risk.StateHash()), null, Today).Codes().ShouldBe(["risk_owner_missing", "risk_not_treated"]);
        risk.RequestAcceptance(Office, Now).Codes().ShouldBe(["risk_owner_missing"]);
    }

    [Fact]
    public void AcceptResidual_OldPage_IsRefused()
    {
        var risk = Reduced(_method, 2, 1);
        var seen = risk.StateHash();
        risk.Treat(_method, TreatmentOption.Reduce, Inputs(1, 1), ["A.8.1"], Later);

        risk.AcceptResidual(null, By(Owner, seen), null, Today).Codes().ShouldBe(["content_changed"]);
        risk.Acceptance.ShouldBe(AcceptanceState.Open);
    }

    [Theory]
    [InlineData(true, "risk_opinion_missing")]
    [InlineData(false, null)]
    [Requirement("S3-49")]
    public void AcceptResidual_ImpossibleMeasure_WaitsForTheOpinion(bool open, string? code)
    {
        var risk = Reduced(_method, 2, 1);

        risk.AcceptResidual(null, By(Owner, risk.StateHash()), null, Today, opinionOpen: open).Codes().ShouldBe(code is null ? [] : [code]);
    }

    [Fact]
    public void AcceptResidual_AskedFor_AnswersTheRequest()
    {
        var risk = Reduced(_method, 2, 1);
        var request = risk.RequestAcceptance(Owner, Now).Value!;

        var decision = risk.AcceptResidual(request, By(Owner, risk.StateHash(), "了承"), null, Today).Value!;

        decision.Owner.ShouldBeSameAs(request);
        (request.State, request.Comment, risk.AcceptedBy).ShouldBe((ApprovalState.Approved, "了承", Owner));
    }

    public static TheoryData<string, PersonId, string?, DateOnly?, string?> SecondSignatures => new()
    {
        { "CISO with reason and date", Ciso, "次期更改で対応", NextYear, null },
        { "the owner again", Owner, "次期更改で対応", NextYear, "self_approval" },
        { "no reason", Ciso, " ", NextYear, "risk_acceptance_reason_required" },
        { "no date", Ciso, "次期更改で対応", null, "risk_review_date_required" },
        { "date of today", Ciso, "次期更改で対応", Today, "risk_review_date_past" },
    };

    [Theory]
    [MemberData(nameof(SecondSignatures))]
    public void SignAboveLevel_SecondPerson_SaysWhyAndUntilWhen(string what, PersonId person, string? reason, DateOnly? reviewBy, string? code)
    {
        var (risk, second) = AcceptedByOwner();

        risk.SignAboveLevel(second, By(person, risk.StateHash(), reason), reviewBy, Today).Codes().ShouldBe(code is null ? [] : [code], what);

        risk.Acceptance.ShouldBe(code is null ? AcceptanceState.Accepted : AcceptanceState.AwaitingTopManagement, what);
    }

    [Fact]
    public void DeclineAboveLevel_WithReason_SendsBackToTreatment()
    {
        var (risk, second) = AcceptedByOwner();

        risk.DeclineAboveLevel(second, By(Ciso, risk.StateHash(), "暗号化を先に")).Ok.ShouldBeTrue();

        (risk.Acceptance, second.State).ShouldBe((AcceptanceState.Declined, ApprovalState.Rejected));
    }

    [Fact]
    public void SignAboveLevel_WithinTheLevel_HasNothingToSign()
    {
        var risk = Reduced(_method, 2, 1);
        var owner = risk.AcceptResidual(null, By(Owner, risk.StateHash()), null, Today).Value!.Owner;

        risk.SignAboveLevel(owner, By(Ciso, risk.StateHash(), "理由"), NextYear, Today).Codes().ShouldBe(["risk_no_second_signature"]);
    }

    public static TheoryData<string, Action<Risk, RiskMethod>, RiskPart> Moves => new()
    {
        { "owner", (risk, _) => risk.GiveTo(Staff, Later), RiskPart.Owner },
        { "controls", (risk, method) => risk.Treat(method, TreatmentOption.Reduce, Inputs(2, 1), ["A.8.24"], Later), RiskPart.Controls },
        { "after", (risk, method) => risk.Treat(method, TreatmentOption.Reduce, Inputs(1, 1), ["A.5.9", "A.7.10"], Later), RiskPart.After },
        { "option", (risk, method) => risk.Treat(method, TreatmentOption.Share, Inputs(2, 1), ["A.5.9", "A.7.10"], Later), RiskPart.Option },
        { "before", (risk, method) => risk.Estimate(method, SecurityProperty.Confidentiality, Inputs(3, 2), Later), RiskPart.Before },
        { "property", (risk, method) => risk.Estimate(method, SecurityProperty.Availability, Inputs(3, 3), Later), RiskPart.Property },
        { "method", (risk, _) => risk.Estimate(Method(), SecurityProperty.Confidentiality, Inputs(3, 3), Later), RiskPart.Method },
        { "words only", (risk, _) => risk.Describe(new(null, "盗難"), "信用を失う"), RiskPart.None },
        { "same owner", (risk, _) => risk.GiveTo(Owner, Later), RiskPart.None },
    };

    [Theory]
    [MemberData(nameof(Moves))]
    public void Acceptance_RiskChanges_FallsAndSaysWhy(string what, Action<Risk, RiskMethod> move, RiskPart because)
    {
        var risk = Reduced(_method, 2, 1);
        var approval = risk.AcceptResidual(null, By(Owner, risk.StateHash()), null, Today).Value!.Owner;

        move(risk, _method);

        var fell = because != RiskPart.None;
        risk.Acceptance.ShouldBe(fell ? AcceptanceState.Fallen : AcceptanceState.Accepted, what);
        (risk.FallenBecause, risk.FallenAt).ShouldBe((because, fell ? Later : null), what);
        approval.StandsFor(risk.StateHash()).ShouldBe(!fell, what);
    }

    [Fact]
    public void Acceptance_ChangedAndChangedBack_StaysFallenUntilAcceptedAgain()
    {
        var risk = Reduced(_method, 2, 1);
        risk.AcceptResidual(null, By(Owner, risk.StateHash()), null, Today);
        risk.GiveTo(Staff, Later);

        risk.Treat(_method, TreatmentOption.Reduce, Inputs(2, 1), ["A.8.24"], Later);
        risk.GiveTo(Owner, Later.AddDays(1));

        (risk.Acceptance, risk.FallenAt, risk.FallenBecause).ShouldBe((AcceptanceState.Fallen, Later, RiskPart.Owner | RiskPart.Controls));
        risk.AcceptResidual(null, By(Owner, risk.StateHash()), null, Today).Ok.ShouldBeTrue();
        (risk.Acceptance, risk.FallenAt, risk.FallenBecause).ShouldBe((AcceptanceState.Accepted, null, RiskPart.None));
    }

    [Fact]
    public void DeclineResidual_WithReason_OnlyWhileNotAccepted()
    {
        var risk = Reduced(_method, 2, 1);

        risk.DeclineResidual(null, By(Owner, risk.StateHash())).Codes().ShouldBe(["risk_acceptance_reason_required"]);
        risk.DeclineResidual(null, By(Owner, risk.StateHash(), "費用が合わない")).Ok.ShouldBeTrue();
        risk.Acceptance.ShouldBe(AcceptanceState.Declined);
        risk.AcceptResidual(null, By(Owner, risk.StateHash()), null, Today).Ok.ShouldBeTrue();
        risk.DeclineResidual(null, By(Owner, risk.StateHash(), "やはり")).Codes().ShouldBe(["risk_already_accepted"]);
    }

    [Fact]
    public void Treat_AfterTheOwnerDeclined_OpensItAgain()
    {
        var risk = Reduced(_method, 2, 2);
        risk.DeclineResidual(null, By(Owner, risk.StateHash(), "高すぎる")).Problems.ShouldBeEmpty();
        risk.Treat(_method, TreatmentOption.Reduce, risk.After, risk.Controls, Later);
        risk.Acceptance.ShouldBe(AcceptanceState.Declined);

        risk.Treat(_method, TreatmentOption.Reduce, risk.After! with { Vulnerability = 1 }, risk.Controls, Later);

        risk.Acceptance.ShouldBe(AcceptanceState.Open);
    }

    private (Risk Risk, Approval Second) AcceptedByOwner()
    {
        var risk = Reduced(_method, 3, 3);
        return (risk, risk.AcceptResidual(null, By(Owner, risk.StateHash()), NextYear, Today).Value!.TopManagement!);
    }
}

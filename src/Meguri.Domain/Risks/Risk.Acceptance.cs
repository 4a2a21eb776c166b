using Meguri.Domain.Approvals;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;

namespace Meguri.Domain.Risks;

/// <content>Accepting what remains (clause 6.1.3 f): by the owner; above the acceptance level by CISO or top management too.
/// An acceptance is bound to the state accepted and falls, for everybody to see, when that state changes.</content>
public sealed partial class Risk
{
    /// <summary>How approvals name risks.</summary>
    public const string SubjectKind = "risk", OwnerPurpose = "residual_risk", TopManagementPurpose = "residual_risk_above_level";

    /// <summary>Where the acceptance stands.</summary>
    public AcceptanceState Acceptance { get; private set; }

    /// <summary>The state somebody accepted, as canonical JSON of <see cref="RiskFacts"/>; null before anybody did.</summary>
    public string? AcceptedState { get; private set; }

    /// <summary>Who accepted last: the owner, or CISO or top management.</summary>
    public PersonId? AcceptedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>見直し期限: when the acceptance is looked at again.</summary>
    public DateOnly? ReviewBy { get; private set; }

    /// <summary>Since when the acceptance no longer covers the risk.</summary>
    public DateTimeOffset? FallenAt { get; private set; }

    /// <summary>What changed since somebody accepted.</summary>
    public RiskPart FallenBecause { get; private set; }

    /// <summary>What an acceptance binds to.</summary>
    public RiskFacts Facts() => new(MethodId, Property, Before, After, Option, _controls, OwnerId);

    /// <summary>The hash of what an acceptance binds to.</summary>
    public string StateHash() => CanonicalJson.Hash(Facts());

    /// <summary>Asks the owner to accept.</summary>
    public Result<Approval> RequestAcceptance(PersonId by, DateTimeOffset at)
    {
        if (OwnerId is not { } owner) return RiskProblems.OwnerMissing;
        if (Option is null) return RiskProblems.NotTreated;
        return ForOwner(owner, by, at);
    }

    /// <summary>The owner accepts what remains; accepting again renews the review date. Above the acceptance level this asks CISO or top management to sign too.</summary>
    /// <param name="request">The request the owner answers; null when the owner accepts unasked.</param>
    /// <param name="signature">Who, when, and what they saw.</param>
    /// <param name="reviewBy">The review date; required unless what remains is accepted as it is.</param>
    /// <param name="today">The organization's date.</param>
    /// <param name="opinionOpen">True while a measure said to be impossible waits for the office's opinion.</param>
    public Result<ResidualDecision> AcceptResidual(Approval? request, Signature signature, DateOnly? reviewBy, DateOnly today, bool opinionOpen = false)
    {
        var problems = OwnerProblems(signature);
        if (Acceptance == AcceptanceState.AwaitingTopManagement) problems.Add(RiskProblems.AlreadyAccepted);
        if (opinionOpen) problems.Add(RiskProblems.OpinionMissing);
        problems.AddRange(ReviewProblems(reviewBy, today));
        if (problems.Count > 0) return problems;

        var decision = request ?? ForOwner(signature.By, signature.By, signature.At);
        var result = decision.Approve(signature, StateHash());
        if (!result.Ok) return Result<ResidualDecision>.Refused(result);

        var above = ResidualBand == AcceptanceBand.NotAcceptable;
        Remember(signature, above ? AcceptanceState.AwaitingTopManagement : AcceptanceState.Accepted, reviewBy);
        var second = above
            ? Approval.Request(new(SubjectKind, Id.Value, TopManagementPurpose), StateHash(), signature.By, signature.At, order: 2)
            : null;
        return new ResidualDecision(decision, second);
    }

    /// <summary>The owner does not accept what remains, and says why.</summary>
    public Result<Approval> DeclineResidual(Approval? request, Signature signature)
    {
        var problems = OwnerProblems(signature);
        if (Acceptance is AcceptanceState.AwaitingTopManagement or AcceptanceState.Accepted) problems.Add(RiskProblems.AlreadyAccepted);
        if (signature.Words is null) problems.Add(RiskProblems.AcceptanceReasonRequired);
        if (problems.Count > 0) return problems;
        var decision = request ?? ForOwner(signature.By, signature.By, signature.At);
        var result = decision.Reject(signature, StateHash());
        if (!result.Ok) return Result<Approval>.Refused(result);
        Acceptance = AcceptanceState.Declined;
        return decision;
    }

    /// <summary>CISO or top management signs what the owner accepted above the acceptance level, with a reason and a review date.</summary>
    public Result SignAboveLevel(Approval request, Signature signature, DateOnly? reviewBy, DateOnly today)
    {
        var problems = SecondProblems(request, signature);
        problems.AddRange(ReviewProblems(reviewBy, today));
        if (problems.Count > 0) return Result.From(problems);
        var result = request.Approve(signature, StateHash());
        if (result.Ok) Remember(signature, AcceptanceState.Accepted, reviewBy);
        return result;
    }

    /// <summary>CISO or top management does not sign, and says why: the risk has to be treated further.</summary>
    public Result DeclineAboveLevel(Approval request, Signature signature)
    {
        var problems = SecondProblems(request, signature);
        if (problems.Count > 0) return Result.From(problems);
        var result = request.Reject(signature, StateHash());
        if (result.Ok) Acceptance = AcceptanceState.Declined;
        return result;
    }

    private Approval ForOwner(PersonId owner, PersonId by, DateTimeOffset at) =>
        // The owner decides by right (6.1.3 f), whoever prepared the decision.
        Approval.Request(new(SubjectKind, Id.Value, OwnerPurpose), StateHash(), by, at, approver: owner, fourEyes: false);

    private List<Problem> OwnerProblems(Signature signature)
    {
        var problems = new List<Problem>();
        if (OwnerId is null) problems.Add(RiskProblems.OwnerMissing);
        else if (OwnerId != signature.By) problems.Add(RiskProblems.NotTheOwner);
        if (Option is null) problems.Add(RiskProblems.NotTreated);
        return problems;
    }

    private List<Problem> SecondProblems(Approval request, Signature signature)
    {
        var problems = new List<Problem>();
        if (Acceptance != AcceptanceState.AwaitingTopManagement || request.SubjectId != Id.Value || request.Purpose != TopManagementPurpose)
        {
            problems.Add(RiskProblems.NoSecondSignature);
        }
        if (signature.Words is null) problems.Add(RiskProblems.AcceptanceReasonRequired);
        return problems;
    }

    private IEnumerable<Problem> ReviewProblems(DateOnly? reviewBy, DateOnly today)
    {
        if (reviewBy is null && ResidualBand is not (null or AcceptanceBand.Acceptable)) yield return RiskProblems.ReviewDateRequired;
        if (reviewBy <= today) yield return RiskProblems.ReviewDatePast;
    }

    private void Remember(Signature signature, AcceptanceState state, DateOnly? reviewBy)
    {
        Acceptance = state;
        AcceptedState = CanonicalJson.Write(Facts());
        (AcceptedBy, AcceptedAt, ReviewBy) = (signature.By, signature.At, reviewBy);
        (FallenAt, FallenBecause) = (null, RiskPart.None);
    }

    /// <summary>Lets an acceptance fall that no longer covers the risk; what was declined is open again once it is another risk than the one declined.</summary>
    private void Settle(DateTimeOffset at, string was)
    {
        if (Acceptance == AcceptanceState.Declined && was != StateHash()) Acceptance = AcceptanceState.Open;
        if (AcceptedState is null || Acceptance is not (AcceptanceState.AwaitingTopManagement or AcceptanceState.Accepted or AcceptanceState.Fallen)) return;
        var parts = CanonicalJson.Read<RiskFacts>(AcceptedState).DifferenceTo(Facts());
        if (Acceptance != AcceptanceState.Fallen)
        {
            if (parts == RiskPart.None) return;
            (Acceptance, FallenAt) = (AcceptanceState.Fallen, at);
        }
        FallenBecause |= parts;
    }
}

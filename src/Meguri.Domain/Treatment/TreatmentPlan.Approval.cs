using Meguri.Domain.Approvals;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;

namespace Meguri.Domain.Treatment;

/// <content>実行責任者 confirms, every リスク所有者 approves, ISMS管理責任者 confirms. What cannot be done gets the office's opinion before an owner decides.</content>
public sealed partial class TreatmentPlan
{
    /// <summary>How approvals name plans and their three steps.</summary>
    public const string SubjectKind = "treatment_plan", ResponsiblePurpose = "plan_responsible", OwnerPurpose = "plan_owner", ManagerPurpose = "plan_manager";

    /// <summary>Where it stands.</summary>
    public PlanState State { get; private set; }

    /// <summary>The hash that was approved; null before.</summary>
    public string? ApprovedHash { get; private set; }

    /// <summary>When the last of them signed.</summary>
    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>Since when the approval no longer covers it.</summary>
    public DateTimeOffset? FallenAt { get; private set; }

    /// <summary>What the approval binds to: everything the form says, without the progress.</summary>
    public string ContentHash() => CanonicalJson.Hash(new
    {
        Title, Priority, Situation, Improvement, CostYen, EstimatedLossYen, ResponsibleId,
        Risks = RiskIds.Select(risk => risk.Value).Order(),
        Controls = _controls,
        Steps = _steps.OrderBy(step => step.Position).Select(step => new { step.Position, step.Text, step.PersonId, step.DueOn }),
        Infeasible = _infeasible.OrderBy(measure => measure.Id.Value).Select(measure => new { measure.Measure, measure.Reason, measure.Advice, measure.Opinion }),
    });

    /// <summary>Asks 実行責任者, then every owner of its risks, then ISMS管理責任者.</summary>
    /// <param name="risks">Its risks.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="at">When.</param>
    public Result<PlanApproval> Submit(IReadOnlyCollection<Risk> risks, PersonId by, DateTimeOffset at)
    {
        if (!risks.Select(risk => risk.Id).ToHashSet().SetEquals(RiskIds)) throw new ArgumentException("These are not the risks of the plan.", nameof(risks));
        var problems = Missing(risks).ToList();
        if (State == PlanState.InApproval) problems.Add(TreatmentProblems.InApproval);
        if (State == PlanState.Approved) problems.Add(TreatmentProblems.AlreadyApproved);
        if (problems.Count > 0) return problems;
        var hash = ContentHash();
        // The first two sign for what is theirs, so they may have asked themselves; the last one is the second pair of eyes.
        var steps = new List<Approval> { Approval.Request(Subject(ResponsiblePurpose), hash, by, at, ResponsibleId, order: 1, fourEyes: false) };
        var owners = risks.Select(risk => risk.OwnerId!.Value).Distinct();
        steps.AddRange(owners.Select(owner => Approval.Request(Subject(OwnerPurpose), hash, by, at, owner, order: 2, fourEyes: false)));
        steps.Add(Approval.Request(Subject(ManagerPurpose), hash, by, at, order: 3));
        State = PlanState.InApproval;
        return new PlanApproval(new ApprovalRoute(steps));
    }

    /// <summary>One of them signs. With the last one the plan is approved.</summary>
    public Result Sign(ApprovalRoute route, ApprovalId step, Signature signature)
    {
        if (State != PlanState.InApproval) return TreatmentProblems.NotInApproval;
        var hash = ContentHash();
        var result = route.Approve(step, signature, hash);
        if (result.Ok && route.StandsFor(hash)) (State, ApprovedHash, ApprovedAt, FallenAt) = (PlanState.Approved, hash, signature.At, null);
        return result;
    }

    /// <summary>One of them refuses, with a reason: it goes back to those who write it.</summary>
    public Result Refuse(ApprovalRoute route, ApprovalId step, Signature signature)
    {
        if (State != PlanState.InApproval) return TreatmentProblems.NotInApproval;
        var result = route.Reject(step, signature, ContentHash());
        if (result.Ok) State = PlanState.Rejected;
        return result;
    }

    /// <summary>Takes it back from those who sign, to change it; the requests still open are closed.</summary>
    public Result TakeBack(ApprovalRoute route, PersonId by, DateTimeOffset at)
    {
        if (State != PlanState.InApproval) return TreatmentProblems.NotInApproval;
        foreach (var open in route.Steps.Where(step => step.State == ApprovalState.Pending)) open.Drop(by, at);
        State = PlanState.Draft;
        return Result.Done;
    }

    /// <summary>Says that a measure cannot be done. The plan then waits for the office's opinion: an approved one falls, one that lies with the signers
    /// is taken back from them, so that the owner decides after the opinion.</summary>
    /// <param name="measure">Which measure.</param>
    /// <param name="reason">Why.</param>
    /// <param name="open">What was asked for when the plan was submitted; needed while it lies with the signers.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="at">When.</param>
    public Result<InfeasibleMeasure> CannotBeDone(string measure, string reason, ApprovalRoute? open, PersonId by, DateTimeOffset at)
    {
        if (string.IsNullOrWhiteSpace(measure) || string.IsNullOrWhiteSpace(reason)) return TreatmentProblems.InfeasibleWhy;
        if (State == PlanState.InApproval) TakeBack(open ?? throw new ArgumentNullException(nameof(open)), by, at);
        var made = new InfeasibleMeasure(Id, measure.Trim(), reason.Trim(), by, at);
        _infeasible.Add(made);
        Settle(at);
        return made;
    }

    /// <summary>The office gives its opinion on what cannot be done; the owner decides after it.</summary>
    public Result GiveOpinion(InfeasibleMeasureId measure, InfeasibleAdvice advice, string opinion, PersonId by, DateTimeOffset at)
    {
        if (_infeasible.Find(asked => asked.Id == measure && asked.Advice is null) is not { } asked) return TreatmentProblems.NoOpinionAsked;
        if (string.IsNullOrWhiteSpace(opinion)) return TreatmentProblems.OpinionMissing;
        asked.Answer(advice, opinion.Trim(), by, at);
        Settle(at);
        return Result.Done;
    }

    /// <summary>What is missing before it can be submitted.</summary>
    public IEnumerable<Problem> Missing(IReadOnlyCollection<Risk> risks)
    {
        if (_risks.Count == 0) yield return TreatmentProblems.RisksMissing;
        if (Situation.Length == 0) yield return TreatmentProblems.ProblemMissing;
        if (Improvement.Length == 0) yield return TreatmentProblems.ImprovementMissing;
        if (ResponsibleId is null) yield return TreatmentProblems.ResponsibleMissing;
        if (_steps.Count == 0) yield return TreatmentProblems.StepsMissing;
        foreach (var step in _steps.Where(step => step.PersonId is null)) yield return TreatmentProblems.StepPersonMissing(step.Position);
        foreach (var step in _steps.Where(step => step.DueOn is null)) yield return TreatmentProblems.StepDueMissing(step.Position);
        foreach (var risk in risks)
        {
            var number = NumberText.Of(Risk.Series, risk.Number);
            if (risk.OwnerId is null) yield return TreatmentProblems.RiskWithoutOwner(number);
            if (risk.Option == TreatmentOption.None) yield return TreatmentProblems.RiskNeedsNoPlan(number);
        }
        if (OpinionOpen) yield return TreatmentProblems.OpinionOpen;
    }

    private ApprovalSubject Subject(string purpose) => new(SubjectKind, Id.Value, purpose);

    private void Settle(DateTimeOffset at)
    {
        if (State == PlanState.Approved && ContentHash() != ApprovedHash) (State, FallenAt) = (PlanState.Fallen, at);
    }
}

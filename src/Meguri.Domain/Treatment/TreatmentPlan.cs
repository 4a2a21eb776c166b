using Meguri.Domain.Controls;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;

namespace Meguri.Domain.Treatment;

/// <summary>リスク対応計画 (form F-04; clauses 6.1.3 e and 8.3): what it says and how far it is; who signs it is in the other half.</summary>
public sealed partial class TreatmentPlan : Entity, INumbered
{
    /// <summary>The last priority that prints in a circle.</summary>
    public const int LowestPriority = 20;

    /// <summary>The lines the paper form has; more go on a second sheet.</summary>
    public const int StepsOnPaper = 8;

    private List<PlanRisk> _risks = [];
    private List<PlanStep> _steps = [];
    private List<string> _controls = [];
    private List<InfeasibleMeasure> _infeasible = [];

    private TreatmentPlan() { }

    /// <inheritdoc/>
    public static string Series => "RTP";

    /// <summary>The key.</summary>
    public TreatmentPlanId Id { get; private set; }

    /// <inheritdoc/>
    public int Number { get; private set; }

    /// <summary>計画名.</summary>
    public string Title { get; private set; } = "";

    /// <summary>優先順位, ① is 1.</summary>
    public int Priority { get; private set; } = 1;

    /// <summary>現状の問題点.</summary>
    public string Situation { get; private set; } = "";

    /// <summary>改善策と予想改善効果.</summary>
    public string Improvement { get; private set; } = "";

    /// <summary>対策費用 in yen.</summary>
    public long? CostYen { get; private set; }

    /// <summary>想定損害額 in yen.</summary>
    public long? EstimatedLossYen { get; private set; }

    /// <summary>実行責任者.</summary>
    public PersonId? ResponsibleId { get; private set; }

    /// <summary>The links to its risks.</summary>
    public IReadOnlyList<PlanRisk> Risks => _risks;

    /// <summary>The risks it treats.</summary>
    public IReadOnlyList<RiskId> RiskIds => [.. _risks.Select(link => link.RiskId)];

    /// <summary>The numbers of its controls, in their order.</summary>
    public IReadOnlyList<string> Controls => _controls;

    /// <summary>実施項目, the first first.</summary>
    public IReadOnlyList<PlanStep> Steps => _steps;

    /// <summary>What somebody says cannot be done.</summary>
    public IReadOnlyList<InfeasibleMeasure> Infeasible => _infeasible;

    /// <summary>True while the office has not given its opinion on something that cannot be done.</summary>
    public bool OpinionOpen => _infeasible.Any(measure => measure.Advice is null);

    /// <summary>A draft; what is missing is said when it is submitted.</summary>
    public static Result<TreatmentPlan> Draft(PlanContent content)
    {
        var plan = new TreatmentPlan { Id = NewId.Of<TreatmentPlanId>() };
        var result = plan.Take(content);
        return result.Ok ? plan : Result<TreatmentPlan>.Refused(result);
    }

    /// <summary>Changes it. An approved plan that says something else afterwards falls.</summary>
    public Result Change(PlanContent content, DateTimeOffset at)
    {
        if (State == PlanState.InApproval) return TreatmentProblems.InApproval;
        var result = Take(content);
        if (result.Ok) Settle(at);
        return result;
    }

    /// <summary>Says that a step is done, or with no date that it is not after all. Progress is no change of the plan.</summary>
    public Result Mark(int position, DateOnly? doneOn, PersonId by, DateOnly today)
    {
        if (ApprovedAt is null) return TreatmentProblems.NotApproved;
        if (_steps.Find(step => step.Position == position) is not { } step) return TreatmentProblems.NoSuchStep(position);
        if (doneOn > today) return TreatmentProblems.DoneInFuture;
        step.Mark(doneOn, doneOn is null ? null : by);
        return Result.Done;
    }

    /// <summary>How far it is.</summary>
    public PlanProgress Progress(DateOnly today) =>
        new(_steps.Count(step => step.DoneOn is not null), _steps.Count, _steps.Count(step => step.IsOverdue(today)));

    /// <summary>The worst level of its risks before and after.</summary>
    /// <param name="risks">Its risks.</param>
    public static PlanLevels Levels(IReadOnlyCollection<Risk> risks)
    {
        var residual = risks.All(risk => risk.ResidualLevel is not null);
        return new PlanLevels(
            risks.Select(risk => risk.ScoreBefore()).OfType<RiskScore>().MaxBy(score => score.Level),
            residual ? risks.Select(risk => risk.ScoreAfter()).OfType<RiskScore>().MaxBy(score => score.Level) : null);
    }

    private Result Take(PlanContent content)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(content.Title)) problems.Add(TreatmentProblems.TitleMissing);
        if (content.Priority is < 1 or > LowestPriority) problems.Add(TreatmentProblems.Priority);
        if (content.CostYen < 0) problems.Add(TreatmentProblems.Money(nameof(CostYen)));
        if (content.EstimatedLossYen < 0) problems.Add(TreatmentProblems.Money(nameof(EstimatedLossYen)));
        var controls = new List<string>();
        foreach (var text in content.Controls.Where(text => !string.IsNullOrWhiteSpace(text)))
        {
            if (ControlNumber.TryParse(text, out var number)) controls.Add(number.ToString());
            else problems.Add(TreatmentProblems.ControlNumber(text));
        }
        problems.AddRange(StepProblems(content.Steps));
        if (problems.Count > 0) return Result.From(problems);

        (Title, Priority, Situation, Improvement) = (content.Title.Trim(), content.Priority, content.Situation.Trim(), content.Improvement.Trim());
        (CostYen, EstimatedLossYen, ResponsibleId) = (content.CostYen, content.EstimatedLossYen, content.ResponsibleId);
        _controls = [.. controls.Distinct(StringComparer.Ordinal).Order(ControlNumber.Order)];
        _risks.RemoveAll(link => !content.RiskIds.Contains(link.RiskId));
        _risks.AddRange(content.RiskIds.Distinct().Where(risk => _risks.All(link => link.RiskId != risk)).Select(risk => new PlanRisk(Id, risk)).ToArray());
        TakeSteps(content.Steps);
        return Result.Done;
    }

    private IEnumerable<Problem> StepProblems(IReadOnlyList<PlanStepEntry> entries)
    {
        var kept = entries.Select(entry => entry.Position).OfType<int>().ToHashSet();
        foreach (var position in kept.Where(position => _steps.All(step => step.Position != position))) yield return TreatmentProblems.NoSuchStep(position);
        foreach (var step in _steps.Where(step => step.DoneOn is not null && !kept.Contains(step.Position))) yield return TreatmentProblems.StepDone(step.Position);
        for (var i = 0; i < entries.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(entries[i].Text)) yield return TreatmentProblems.StepTextMissing(entries[i].Position ?? i + 1);
        }
    }

    private void TakeSteps(IReadOnlyList<PlanStepEntry> entries)
    {
        var kept = entries.Select(entry => entry.Position).OfType<int>().ToHashSet();
        var next = _steps.Count == 0 ? 1 : _steps.Max(step => step.Position) + 1;
        _steps.RemoveAll(step => !kept.Contains(step.Position));
        foreach (var entry in entries)
        {
            var step = _steps.Find(known => known.Position == entry.Position);
            if (step is null) _steps.Add(step = new PlanStep(Id, next++));
            step.Take(entry);
        }
    }
}

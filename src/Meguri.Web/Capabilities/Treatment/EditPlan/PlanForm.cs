using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Domain.Treatment;
using Meguri.Web.Kit;

namespace Meguri.Web.Capabilities.Treatment;

/// <summary>The form of a plan, as typed.</summary>
internal sealed class PlanForm
{
    /// <summary>Empty lines added at a time.</summary>
    public const int SpareLines = 3;

    public string? Title { get; set; }

    public int Priority { get; set; } = 1;

    public List<Guid> RiskIds { get; set; } = [];

    public List<string> Controls { get; set; } = [];

    public string? Situation { get; set; }

    public string? Improvement { get; set; }

    public long? CostYen { get; set; }

    public long? EstimatedLossYen { get; set; }

    public Guid? ResponsibleId { get; set; }

    public List<Step> Steps { get; set; } = [];

    public int Version { get; set; }

    [SaidOnly]
    public string? Reason { get; set; }

    /// <summary>The form of what is planned.</summary>
    public static PlanForm Of(TreatmentPlan plan) => new()
    {
        Title = plan.Title, Priority = plan.Priority, RiskIds = [.. plan.RiskIds.Select(risk => risk.Value)], Controls = [.. plan.Controls],
        Situation = plan.Situation, Improvement = plan.Improvement, CostYen = plan.CostYen, EstimatedLossYen = plan.EstimatedLossYen, ResponsibleId = plan.ResponsibleId?.Value,
        Steps = [.. plan.Steps.OrderBy(step => step.Position).Select(step => new Step { Position = step.Position, Text = step.Text, PersonId = step.PersonId?.Value, DueOn = step.DueOn })],
        Version = plan.Version,
    };

    /// <summary>Adds empty lines, up to the eight of the paper form at first.</summary>
    public void Offer()
    {
        var wanted = Math.Max(TreatmentPlan.StepsOnPaper, Steps.Count + SpareLines);
        while (Steps.Count < wanted) Steps.Add(new Step());
    }

    /// <summary>What was typed. Lines without words are left out, so emptying one takes it away.</summary>
    public PlanContent Content() => new(
        Title ?? "", Priority, [.. RiskIds.Select(RiskId.From)], Controls, Situation ?? "", Improvement ?? "", CostYen, EstimatedLossYen,
        ResponsibleId is { } person ? PersonId.From(person) : null, [.. Written.Select(step => step.Entry())]);

    /// <summary>Where a problem of a step stands in the form: the domain names steps by their number, or by their place among those written.</summary>
    public string? FieldOf(string? field)
    {
        if (field is null || !field.StartsWith("Steps[", StringComparison.Ordinal) || !int.TryParse(field[6..^1], out var number)) return field;
        var line = Steps.FindIndex(step => step.Position == number);
        if (line < 0) line = number <= Written.Count ? Steps.IndexOf(Written[number - 1]) : -1;
        return line < 0 ? nameof(Steps) : $"Steps[{line}].{nameof(Step.Text)}";
    }

    private List<Step> Written => [.. Steps.Where(step => !step.IsEmpty)];

    /// <summary>One line of 実施項目.</summary>
    internal sealed class Step
    {
        public int? Position { get; set; }

        public string? Text { get; set; }

        public Guid? PersonId { get; set; }

        public DateOnly? DueOn { get; set; }

        /// <summary>True when nothing stands in the line.</summary>
        public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && PersonId is null && DueOn is null;

        /// <summary>The line as the domain takes it.</summary>
        public PlanStepEntry Entry() => new(Position, Text ?? "", PersonId is { } person ? Domain.Organizations.PersonId.From(person) : null, DueOn);
    }
}

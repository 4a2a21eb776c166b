using Meguri.Domain.Controls;
using Meguri.Domain.Organizations;
using Meguri.Domain.Treatment;
using Meguri.Web.Kit;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>Whether a control applies, as the form asks.</summary>
internal enum Applicability
{
    /// <summary>未決定.</summary>
    Undecided,

    /// <summary>適用.</summary>
    Included,

    /// <summary>除外.</summary>
    Excluded,
}

/// <summary>The form of a control's state, as typed: reasons of one kind stand on lines of their own.</summary>
internal sealed class ControlForm
{
    public Applicability Applicable { get; set; }

    public string? Law { get; set; }

    public string? Contract { get; set; }

    public string? Business { get; set; }

    public bool ByRisk { get; set; }

    public string? RiskWords { get; set; }

    public ImplementationStatus? Status { get; set; }

    public DateOnly? PlannedOn { get; set; }

    public Guid? PlanId { get; set; }

    public string? Documents { get; set; }

    public Guid? DepartmentId { get; set; }

    public string? ExclusionReason { get; set; }

    public Guid? ExclusionOwnerId { get; set; }

    public DateOnly? ExclusionReviewOn { get; set; }

    public int Version { get; set; }

    [SaidOnly]
    public string? Reason { get; set; }

    /// <summary>The form of what was decided.</summary>
    public static ControlForm Of(ControlState state) => new()
    {
        Applicable = state.Applicable switch { true => Applicability.Included, false => Applicability.Excluded, null => Applicability.Undecided },
        Law = Lines(state, ReasonKind.Law), Contract = Lines(state, ReasonKind.Contract), Business = Lines(state, ReasonKind.Business),
        ByRisk = state.Reasons.Any(reason => reason.Kind == ReasonKind.Risk), RiskWords = Lines(state, ReasonKind.Risk),
        Status = state.Status, PlannedOn = state.PlannedOn, PlanId = state.PlanId?.Value, Documents = state.Documents, DepartmentId = state.DepartmentId?.Value,
        ExclusionReason = state.ExclusionReason, ExclusionOwnerId = state.ExclusionOwnerId?.Value, ExclusionReviewOn = state.ExclusionReviewOn, Version = state.Version,
    };

    /// <summary>What was typed, as a decision.</summary>
    public ControlDecision Decision() => new(
        Applicable switch { Applicability.Included => true, Applicability.Excluded => false, _ => null },
        [.. Reasons(ReasonKind.Law, Law), .. Reasons(ReasonKind.Contract, Contract), .. Reasons(ReasonKind.Business, Business), .. ByRisks()],
        Status, PlannedOn, PlanId is { } plan ? TreatmentPlanId.From(plan) : null, Documents,
        ExclusionReason, ExclusionOwnerId is { } owner ? PersonId.From(owner) : null, ExclusionReviewOn,
        DepartmentId is { } department ? Domain.Organizations.DepartmentId.From(department) : null);

    private IEnumerable<InclusionReason> ByRisks()
    {
        var written = Reasons(ReasonKind.Risk, RiskWords).ToList();
        return written.Count > 0 || !ByRisk ? written : [new InclusionReason(ReasonKind.Risk, "")];
    }

    private static IEnumerable<InclusionReason> Reasons(ReasonKind kind, string? text) =>
        (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => new InclusionReason(kind, line));

    private static string Lines(ControlState state, ReasonKind kind) =>
        string.Join('\n', state.Reasons.Where(reason => reason.Kind == kind && reason.Words.Length > 0).Select(reason => reason.Words));
}

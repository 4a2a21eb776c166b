using Meguri.Domain.Controls;
using Meguri.Domain.Kernel;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>Fills in for many controls at once what nobody has said yet: that they apply, why, and how far they are. What was written stays, and so does every exclusion.</summary>
internal sealed class IncludeControls(MeguriDb db, Access access, Trail trail)
{
    /// <param name="Controls">The numbers of the controls.</param>
    /// <param name="Reason">Given to a control without any reason.</param>
    /// <param name="Status">Given to a control without a status.</param>
    /// <param name="PlannedOn">Given together with the status, unless that is implemented.</param>
    public sealed record Input(IReadOnlyCollection<string> Controls, InclusionReason Reason, ImplementationStatus Status, DateOnly? PlannedOn);

    /// <summary>How many controls were changed.</summary>
    public async Task<Result<int>> Handle(Input input, CancellationToken cancellation)
    {
        access.Demand(ControlPermissions.Edit);
        if (input.Reason.Kind != ReasonKind.Risk && string.IsNullOrWhiteSpace(input.Reason.Words)) return ControlProblems.ReasonWordsMissing;
        var chosen = input.Controls.ToHashSet(StringComparer.Ordinal);
        var states = (await db.Set<ControlState>().Where(state => chosen.Contains(state.Control)).ToListAsync(cancellation)).FindAll(IsOpen);
        foreach (var state in states)
        {
            var unsaid = state.Status is null;
            state.Decide(new ControlDecision(
                true, state.Reasons.Count == 0 ? [input.Reason] : state.Reasons, state.Status ?? input.Status, unsaid ? input.PlannedOn : state.PlannedOn,
                state.PlanId, state.Documents, DepartmentId: state.DepartmentId));
        }
        if (states.Count == 0) return 0;
        trail.Begin("controls.include-many");
        await db.SaveChangesAsync(cancellation);
        return states.Count;
    }

    /// <summary>True when something is unsaid about a control that is not excluded.</summary>
    public static bool IsOpen(ControlState state) =>
        state.Applicable is null || state.Applicable == true && (state.Reasons.Count == 0 || state.Status is null);
}

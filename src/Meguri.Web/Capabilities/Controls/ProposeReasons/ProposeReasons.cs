using Meguri.Domain.Controls;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>Includes every control that risks name, with the risks as the reason. What was excluded on purpose, and every other reason, stays.</summary>
internal sealed class ProposeReasons(MeguriDb db, LiveStatement live, Access access, Trail trail)
{
    /// <summary>How many controls were changed.</summary>
    public async Task<int> Handle(CancellationToken cancellation)
    {
        access.Demand(ControlPermissions.Edit);
        var named = Candidates(await live.ReadAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        if (named.Count == 0) return 0;
        foreach (var state in await db.Set<ControlState>().Where(state => named.Contains(state.Control)).ToListAsync(cancellation))
        {
            state.Decide(new ControlDecision(
                true, [.. state.Reasons, new InclusionReason(ReasonKind.Risk, "")], state.Status, state.PlannedOn, state.PlanId, state.Documents, DepartmentId: state.DepartmentId));
        }
        trail.Begin("controls.propose-reasons");
        await db.SaveChangesAsync(cancellation);
        return named.Count;
    }

    /// <summary>The controls that risks name and that are neither excluded nor included because of risks yet.</summary>
    public static IEnumerable<string> Candidates(LiveSoa soa) => soa.Sources
        .Where(source => source.Risks.Count > 0 && source.State.Applicable != false && source.State.Reasons.All(reason => reason.Kind != ReasonKind.Risk))
        .Select(source => source.State.Control);
}

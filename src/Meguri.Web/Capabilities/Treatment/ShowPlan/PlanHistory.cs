using Meguri.Domain.Treatment;
using Meguri.Web.Kit.History;

namespace Meguri.Web.Capabilities.Treatment;

/// <summary>A plan's history with that of its steps: one act that changed both is one entry.</summary>
internal sealed class PlanHistory(RecordHistory records)
{
    public async Task<IReadOnlyList<HistoryEntry>> OfAsync(TreatmentPlan plan, CancellationToken cancellation)
    {
        var acts = await records.OfAsync<TreatmentPlan>(plan.Id.Value, TreatmentWords.Book, cancellation);
        var positions = plan.Steps.ToDictionary(step => step.Id.Value, step => step.Position);
        var steps = (await records.OfAsync<PlanStep>(positions.Keys, TreatmentWords.Book, cancellation)).Where(entry => entry.Changes.Count > 0).ToLookup(entry => (entry.At, entry.Who));
        var together = acts.Select(act => (act.At, act.Who)).ToHashSet();
        return
        [
            .. acts.Select(act => act with { Changes = [.. act.Changes, .. Of(steps[(act.At, act.Who)], positions)] })
                .Concat(steps.Where(group => !together.Contains(group.Key)).Select(group => group.First() with { Changes = [.. Of(group, positions)] }))
                .OrderByDescending(entry => entry.At),
        ];
    }

    private static IEnumerable<HistoryChange> Of(IEnumerable<HistoryEntry> entries, Dictionary<Guid, int> positions) =>
        entries.OrderBy(entry => positions[entry.Record]).SelectMany(entry => entry.Changes.Select(change => change with { Label = TreatmentWords.StepField(positions[entry.Record], change.Label) }));
}

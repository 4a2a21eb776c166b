using Meguri.Domain.Organizations;
using Meguri.Domain.Treatment;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Kit;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Treatment;

/// <summary>The plans somebody carries out and the open steps they do, for the page of the person and the sheet they hand over with (S0-7).</summary>
internal sealed class PlansOfPerson(PlanLedger ledger) : IPersonLinks
{
    public async Task<IReadOnlyList<RecordLink>> OfAsync(PersonId person, CancellationToken cancellation)
    {
        var plans = await (await ledger.VisibleAsync(cancellation)).AsNoTracking().Include(plan => plan.Steps)
            .Where(plan => plan.Steps.Any(step => step.PersonId == person && step.DoneOn == null)
                || plan.ResponsibleId == person && (plan.State != PlanState.Approved || plan.Steps.Any(step => step.DoneOn == null)))
            .OrderBy(plan => plan.Number).ToListAsync(cancellation);
        return [.. plans.SelectMany(plan => LinksOf(plan, person))];
    }

    private static IEnumerable<RecordLink> LinksOf(TreatmentPlan plan, PersonId person)
    {
        var (number, path) = (PlanText.NumberOf(plan), $"/treatment/{plan.Id.Value}");
        if (plan.ResponsibleId == person) yield return new RecordLink($"{number} {plan.Title}", path, "shield-check", TreatmentWords.Field_ResponsibleId);
        foreach (var step in plan.Steps.Where(step => step.PersonId == person && step.DoneOn is null).OrderBy(step => step.Position))
            yield return new RecordLink($"{number} {TreatmentWords.StepOf(step.Position)}: {step.Text}", path, "list-check", step.DueOn is { } due ? TreatmentWords.StepUntil(due.ToText()) : TreatmentWords.StepPerson);
    }
}

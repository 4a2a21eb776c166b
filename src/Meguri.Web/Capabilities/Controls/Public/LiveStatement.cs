using Meguri.Domain.Controls;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Domain.Treatment;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>Reads the statement of applicability as the data stands now: a handful of queries, whatever the number of risks.</summary>
internal sealed class LiveStatement(MeguriDb db, Departments departments)
{
    /// <summary>Every control with what was decided and the risks behind it.</summary>
    public async Task<LiveSoa> ReadAsync(CancellationToken cancellation)
    {
        var states = await db.Set<ControlState>().AsNoTracking().ToListAsync(cancellation);
        var own = await db.Set<OwnControl>().AsNoTracking().ToDictionaryAsync(control => control.Control, cancellation);
        var plans = await PlansAsync(states, cancellation);
        var people = await PeopleAsync(states, cancellation);
        var risks = await RisksAsync(cancellation);
        var tree = await departments.TreeAsync(cancellation);

        SoaSource Source(ControlState state)
        {
            var (name, english) = AnnexA.Catalog.Find(state.Control) is { } known ? (known.Ja.Name, known.En.Name)
                : own.TryGetValue(state.Control, out var added) ? (added.Name, added.NameEnglish ?? added.Name) : (state.Control, state.Control);
            return new SoaSource(
                state, name, english,
                state.PlanId is { } plan ? plans.GetValueOrDefault(plan) : null,
                state.ExclusionOwnerId is { } owner ? people.GetValueOrDefault(owner) : null,
                state.DepartmentId is { } department ? tree.PathOf(department) : null,
                [.. risks[state.Control].Select(risk => risk.Text)]);
        }

        return new LiveSoa(
            [.. states.OrderBy(state => state.Control, ControlNumber.Order).Select(Source)],
            [.. AnnexA.Catalog.Controls.Select(control => control.Id), .. own.Keys],
            risks.ToDictionary(group => group.Key, group => (IReadOnlyList<RiskReference>)[.. group.DistinctBy(risk => risk.Id)], StringComparer.Ordinal));
    }

    /// <summary>The risks that name controls, by control: those of the latest finished assessment, or of the first one while it runs. What needs no treatment names none.</summary>
    public async Task<ILookup<string, RiskReference>> RisksAsync(CancellationToken cancellation)
    {
        var source = await db.Set<RiskAssessment>().OrderByDescending(round => round.FinishedOn != null).ThenByDescending(round => round.StartedOn).ThenByDescending(round => round.Id)
            .Select(round => (RiskAssessmentId?)round.Id).FirstOrDefaultAsync(cancellation);
        var risks = await db.Set<Risk>().AsNoTracking().Where(risk => risk.AssessmentId == source && risk.Option != TreatmentOption.None)
            .OrderBy(risk => risk.Number).Select(risk => new { risk.Id, risk.Number, risk.Controls }).ToListAsync(cancellation);
        return risks.SelectMany(risk => risk.Controls.Select(control => (Control: control, Risk: new RiskReference(risk.Id, NumberText.Of(Risk.Series, risk.Number)))))
            .ToLookup(pair => pair.Control, pair => pair.Risk, StringComparer.Ordinal);
    }

    private async Task<Dictionary<TreatmentPlanId, string>> PlansAsync(List<ControlState> states, CancellationToken cancellation)
    {
        var ids = states.Select(state => state.PlanId).OfType<TreatmentPlanId>().Distinct().ToList();
        return await db.Set<TreatmentPlan>().AsNoTracking().Where(plan => ids.Contains(plan.Id)).Select(plan => new { plan.Id, plan.Number })
            .ToDictionaryAsync(plan => plan.Id, plan => NumberText.Of(TreatmentPlan.Series, plan.Number), cancellation);
    }

    private async Task<Dictionary<PersonId, string>> PeopleAsync(List<ControlState> states, CancellationToken cancellation)
    {
        var ids = states.Select(state => state.ExclusionOwnerId).OfType<PersonId>().Distinct().ToList();
        return await db.Set<Person>().AsNoTracking().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellation);
    }
}

/// <summary>A risk as a control names it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Text">Its number: <c>R-0042</c>.</param>
internal sealed record RiskReference(RiskId Id, string Text);

/// <summary>The statement as the data stands now.</summary>
/// <param name="Sources">Every control's state with the names that print, in the order of the numbers.</param>
/// <param name="Controls">The numbers that must be there: Annex A and the organization's own.</param>
/// <param name="Risks">The risks that name each control.</param>
internal sealed record LiveSoa(IReadOnlyList<SoaSource> Sources, IReadOnlyCollection<string> Controls, IReadOnlyDictionary<string, IReadOnlyList<RiskReference>> Risks)
{
    /// <summary>The rows as they would be frozen now.</summary>
    public IReadOnlyList<SoaRow> Rows { get; } = [.. Sources.Select(SoaRow.Of)];

    /// <summary>The risks behind a control.</summary>
    public IReadOnlyList<RiskReference> RisksOf(string control) => Risks.GetValueOrDefault(control) ?? [];
}

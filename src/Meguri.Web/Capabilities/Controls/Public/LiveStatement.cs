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

    /// <summary>The risks that name controls, by control: as the latest finished assessment has them, unless the one after it decided their treatment anew.
    /// What needs no treatment names none.</summary>
    public async Task<ILookup<string, RiskReference>> RisksAsync(CancellationToken cancellation)
    {
        var rounds = await db.Set<RiskAssessment>().AsNoTracking().OrderByDescending(round => round.StartedOn).ThenByDescending(round => round.Id)
            .Select(round => new { round.Id, round.FinishedOn }).Take(2).ToListAsync(cancellation);
        var (finished, running) = (rounds.Find(round => round.FinishedOn is not null)?.Id, rounds.Find(round => round.FinishedOn is null)?.Id);
        var readings = await db.Set<Risk>().AsNoTracking().Where(risk => risk.AssessmentId == finished || risk.AssessmentId == running)
            .OrderBy(risk => risk.Number).Select(risk => new { risk.Id, risk.Number, risk.Option, risk.Controls, Runs = risk.AssessmentId == running }).ToListAsync(cancellation);
        var risks = readings.Where(risk => finished is null || !risk.Runs || risk.Option is not null)
            .GroupBy(risk => risk.Number, (_, years) => years.MaxBy(risk => risk.Runs)!).Where(risk => risk.Option != TreatmentOption.None);
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

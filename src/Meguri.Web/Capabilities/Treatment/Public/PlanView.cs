using Meguri.Domain.Approvals;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Domain.Treatment;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Capabilities.Approvals;
using Meguri.Web.Capabilities.Controls;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Capabilities.Risks;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Treatment;

/// <summary>Reads a plan with everything the form F-04 says of it; screen, paper and file share it.</summary>
internal sealed class PlanView(
    MeguriDb db, PlanLedger ledger, PlanRisks risks, RiskReadings readings, RiskTargets targets, ControlNames controls, ApprovalLedger approvals, Departments departments, CurrentOrganization current)
{
    /// <summary>The plan; null when the actor does not see it.</summary>
    public async Task<PlanSheet?> ReadAsync(Guid id, CancellationToken cancellation)
    {
        var plan = await PlanLedger.FindAsync((await ledger.VisibleAsync(cancellation)).AsNoTracking(), TreatmentPlanId.From(id), cancellation);
        if (plan is null) return null;
        await risks.ReadAsync([plan], cancellation);
        var treated = risks.Of(plan);
        await targets.ReadAsync(treated, cancellation);
        var latest = await LatestAsync(treated, cancellation);
        var named = new List<(string, string)>();
        foreach (var control in plan.Controls) named.Add((control, (await controls.OfAsync(control, cancellation)).Name));
        var requests = await approvals.OfAsync(TreatmentPlan.SubjectKind, id, cancellation);
        return new PlanSheet(
            plan, [.. treated.Select(risk => new TreatedRisk(risk, latest[risk.Number], RiskText.NumberOf(risk), targets.NoteOf(risk), targets.TextOf(risk), RiskText.ThreatOf(risk)))], named,
            SignPlan.LatestOf(requests), await PeopleAsync(plan, [.. treated, .. latest.Values], requests, cancellation), current.Zone, current.Today);
    }

    /// <summary>The same risks as the latest assessment has them, by their numbers.</summary>
    private async Task<Dictionary<int, Risk>> LatestAsync(IReadOnlyList<Risk> treated, CancellationToken cancellation)
    {
        var ids = (await readings.LatestAsync([.. treated.Select(risk => risk.Number).Distinct()], cancellation)).Values.ToList();
        return await db.Set<Risk>().AsNoTracking().Where(risk => ids.Contains(risk.Id)).ToDictionaryAsync(risk => risk.Number, cancellation);
    }

    private async Task<IReadOnlyDictionary<PersonId, PersonNote>> PeopleAsync(TreatmentPlan plan, IReadOnlyList<Risk> treated, List<Approval> requests, CancellationToken cancellation)
    {
        var ids = plan.Steps.SelectMany(step => new[] { step.PersonId, step.ConfirmedBy })
            .Concat(plan.Infeasible.SelectMany(measure => new[] { measure.RaisedBy, measure.OpinionBy }))
            .Concat(requests.SelectMany(request => new[] { request.ApproverId, request.DecidedBy }))
            .Concat(treated.SelectMany(risk => new[] { risk.OwnerId, risk.AcceptedBy }))
            .Append(plan.ResponsibleId).OfType<PersonId>().Distinct().ToList();
        var tree = await departments.TreeAsync(cancellation);
        return (await db.Set<Person>().AsNoTracking().Where(person => ids.Contains(person.Id)).Select(person => new { person.Id, person.Name, person.DepartmentId }).ToListAsync(cancellation))
            .ToDictionary(person => person.Id, person => new PersonNote(person.Name, person.DepartmentId is { } department ? tree.Find(department)?.Name : null));
    }
}

/// <summary>A person as a plan prints them.</summary>
/// <param name="Name">The name.</param>
/// <param name="Department">The department's own name.</param>
internal sealed record PersonNote(string Name, string? Department);

/// <summary>A risk that a plan treats, in words.</summary>
/// <param name="Risk">The risk as it was when the plan was written.</param>
/// <param name="Latest">The same risk as the latest assessment has it.</param>
/// <param name="Number">R-0021.</param>
/// <param name="AssetNumber">A-0034, or what else it concerns.</param>
/// <param name="Target">The asset, group or scenario.</param>
/// <param name="Threat">The threat.</param>
internal sealed record TreatedRisk(Risk Risk, Risk Latest, string Number, string AssetNumber, string Target, string Threat);

/// <summary>A plan, ready to be read.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Risks">Its risks.</param>
/// <param name="Controls">Its controls, number and name.</param>
/// <param name="Route">The signatures asked for last.</param>
/// <param name="People">Everybody it names.</param>
/// <param name="Zone">Where the organization is.</param>
/// <param name="Today">The organization's date.</param>
internal sealed record PlanSheet(
    TreatmentPlan Plan, IReadOnlyList<TreatedRisk> Risks, IReadOnlyList<(string Control, string Name)> Controls, ApprovalRoute Route,
    IReadOnlyDictionary<PersonId, PersonNote> People, TimeZoneInfo Zone, DateOnly Today)
{
    /// <summary>Before and after.</summary>
    public PlanLevels Levels => TreatmentPlan.Levels([.. Risks.Select(risk => risk.Risk)]);

    /// <summary>Steps, the first first.</summary>
    public IReadOnlyList<PlanStep> Steps => [.. Plan.Steps.OrderBy(step => step.Position)];

    /// <summary>True when the signatures are of the plan as it is now.</summary>
    public bool SignaturesStand => Plan.State is PlanState.InApproval or PlanState.Approved;

    /// <summary>A person's name; a dash for nobody.</summary>
    public string NameOf(PersonId? person) => person is { } id && People.TryGetValue(id, out var known) ? known.Name : "—";

    /// <summary>山本 隆（A課）; a dash for nobody.</summary>
    public string NoteOf(PersonId? person) => person is { } id && People.TryGetValue(id, out var known)
        ? known.Department is { } department ? TreatmentWords.InBrackets(known.Name, department) : known.Name : "—";

    /// <summary>The day of an instant where the organization is.</summary>
    public DateOnly Local(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime);

    /// <summary>The signatures for one purpose.</summary>
    public IEnumerable<Approval> StepsFor(string purpose) => Route.Steps.Where(step => step.Purpose == purpose);

    /// <summary>The levels of the risks in words: <c>R-0021 機密性 A</c>.</summary>
    public string LevelNote(bool after) => string.Join(TreatmentWords.Comma, Risks.Select(risk =>
        $"{risk.Number} {TreatmentWords.Book.Of(risk.Risk.Property)} {(after ? risk.Risk.ResidualLabel : risk.Risk.BeforeLabel) ?? "—"}"));

    /// <summary>Who accepted what remains, and when.</summary>
    public string? AcceptanceNote()
    {
        var accepted = Risks.Select(risk => risk.Risk).Where(risk => risk.Acceptance == AcceptanceState.Accepted).ToList();
        return accepted.Count == 0 ? null : string.Join(TreatmentWords.Comma, accepted.Select(risk => $"{NameOf(risk.AcceptedBy)} {Local(risk.AcceptedAt!.Value):yyyy/MM/dd}").Distinct());
    }

    /// <summary>The check value of what it says: three groups of four digits.</summary>
    public string CheckValue
    {
        get
        {
            var hash = Plan.ContentHash();
            return $"{hash[..4]} {hash[4..8]} {hash[8..12]}";
        }
    }
}

using Meguri.Domain.Assets;
using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Meguri.Domain.Treatment;
using Meguri.Platform.Persistence;
using Meguri.Web.Kit;
using Meguri.Web.Kit.Registers;

namespace Meguri.Web.Capabilities.Treatment;

/// <summary>The plans, declared once; made per request, for levels come from their risks.</summary>
internal sealed class PlanRegister(MeguriDb db, PlanRisks risks)
{
    public Register<TreatmentPlan> Declaration => new()
    {
        Key = "treatment",
        Title = () => TreatmentWords.Plans,
        DefaultSort = nameof(TreatmentPlan.Priority),
        LinkField = nameof(TreatmentPlan.Title),
        PathOf = plan => $"/treatment/{plan.Id.Value}",
        Prepare = (rows, cancellation) => rows is null ? risks.ReadAllAsync(cancellation) : risks.ReadAsync(rows, cancellation),
        Search = Containing,
        Views =
        [
            new("all", () => TreatmentWords.View_All, (rows, _) => rows),
            new("draft", () => TreatmentWords.View_Draft, (rows, _) => rows.Where(p => p.State == PlanState.Draft || p.State == PlanState.Rejected || p.State == PlanState.Fallen)),
            new("signing", () => TreatmentWords.View_Signing, (rows, _) => rows.Where(p => p.State == PlanState.InApproval)),
            new("running", () => TreatmentWords.View_Running, (rows, _) => rows.Where(p => p.State == PlanState.Approved && p.Steps.Any(s => s.DoneOn == null))),
            new("overdue", () => TreatmentWords.View_Overdue, (rows, context) => Overdue(rows, context.Today)),
            new("done", () => TreatmentWords.View_Done, (rows, _) => rows.Where(p => p.State == PlanState.Approved && p.Steps.All(s => s.DoneOn != null))),
            new("watched", () => TreatmentWords.View_Watched, (rows, _) => Watched(rows)),
        ],
        Fields = [.. What(), .. Money(), .. Progress()],
    };

    /// <summary>Plans with a step whose day has passed.</summary>
    public static IQueryable<TreatmentPlan> Overdue(IQueryable<TreatmentPlan> rows, DateOnly today) =>
        rows.Where(p => p.State == PlanState.Approved && p.Steps.Any(s => s.DoneOn == null && s.DueOn != null && s.DueOn < today));

    private IEnumerable<RegisterField<TreatmentPlan>> What() =>
    [
        new(nameof(TreatmentPlan.Number), () => TreatmentWords.Field_Number, (p, _) => PlanText.NumberOf(p)) { Shown = true, Sorting = Sorting<TreatmentPlan>.By(p => p.Number), Width = 10, Cell = (p, _) => new RegisterCell(PlanText.NumberOf(p), Nowrap: true) },
        new(nameof(TreatmentPlan.Priority), () => TreatmentWords.Field_Priority, (p, _) => p.Priority)
        {
            Shown = true, Sorting = Sorting<TreatmentPlan>.By(p => p.Priority), Width = 8, Cell = (p, _) => new RegisterCell(PlanText.PriorityOf(p.Priority)),
            Filter = new(_ => Enumerable.Range(1, 9).Select(n => (n.ToString(), PlanText.PriorityOf(n))), (rows, value, _) => int.TryParse(value, out var wanted) ? rows.Where(p => p.Priority == wanted) : null),
        },
        new(nameof(TreatmentPlan.Title), () => TreatmentWords.Field_Title, (p, _) => p.Title) { Shown = true, Sorting = Sorting<TreatmentPlan>.By(p => p.Title), Width = 34 },
        new("Risks", () => TreatmentWords.Field_Risks, (p, _) => string.Join(' ', risks.Of(p).Select(r => NumberText.Of(Risk.Series, r.Number)))) { Width = 16 },
        new(nameof(TreatmentPlan.Controls), () => TreatmentWords.Field_Controls, (p, _) => string.Join(' ', p.Controls)) { Width = 20 },
        new("Watch", () => TreatmentWords.Field_Watch, (p, _) => WatchOf(p)) { Width = 10 },
        new("LevelBefore", () => TreatmentWords.Field_LevelBefore, (p, _) => risks.LevelsOf(p).Before?.Label) { Shown = true, Width = 10, Cell = (p, _) => Level(risks.LevelsOf(p).Before) },
        new("LevelAfter", () => TreatmentWords.Field_LevelAfter, (p, _) => risks.LevelsOf(p).After?.Label) { Shown = true, Width = 10, Cell = (p, _) => Level(risks.LevelsOf(p).After) },
        new(nameof(TreatmentPlan.Situation), () => TreatmentWords.Field_Situation, (p, _) => p.Situation) { Width = 40 },
        new(nameof(TreatmentPlan.Improvement), () => TreatmentWords.Field_Improvement, (p, _) => p.Improvement) { Width = 40 },
    ];

    private static IEnumerable<RegisterField<TreatmentPlan>> Money() =>
    [
        new(nameof(TreatmentPlan.CostYen), () => TreatmentWords.Field_CostYen, (p, _) => p.CostYen)
        {
            Shown = true, Width = 14, Sorting = Sorting<TreatmentPlan>.By(p => p.CostYen ?? -1), Cell = (p, _) => new RegisterCell(p.CostYen is null ? null : PlanText.Yen(p.CostYen), Numeric: true, Nowrap: true),
        },
        new(nameof(TreatmentPlan.EstimatedLossYen), () => TreatmentWords.Field_EstimatedLossYen, (p, _) => p.EstimatedLossYen)
        {
            Shown = true, Width = 14, Sorting = Sorting<TreatmentPlan>.By(p => p.EstimatedLossYen ?? -1), Cell = (p, _) => new RegisterCell(p.EstimatedLossYen is null ? null : PlanText.Yen(p.EstimatedLossYen), Numeric: true, Nowrap: true),
        },
    ];

    private static IEnumerable<RegisterField<TreatmentPlan>> Progress() =>
    [
        new(nameof(TreatmentPlan.ResponsibleId), () => TreatmentWords.Field_ResponsibleId, (p, context) => context.NameOf(p.ResponsibleId)) { Shown = true, Width = 14, Person = p => p.ResponsibleId },
        new("Progress", () => TreatmentWords.Field_Progress, (p, context) => PlanText.ProgressOf(p.Progress(context.Today))) { Shown = true, Width = 8, Cell = ProgressCell },
        new(nameof(TreatmentPlan.State), () => TreatmentWords.Field_State, (p, _) => TreatmentWords.Book.Of(p.State))
        {
            Shown = true, Width = 12, Cell = (p, _) => new RegisterCell("", Badges: [(TreatmentWords.Book.Of(p.State), PlanText.ToneOf(p.State))]),
            Filter = new(_ => Enum.GetValues<PlanState>().Select(state => (state.ToString(), TreatmentWords.Book.Of(state))),
                (rows, value, _) => Enum.TryParse<PlanState>(value, out var wanted) ? rows.Where(p => p.State == wanted) : null),
        },
    ];

    private static RegisterCell ProgressCell(TreatmentPlan plan, RegisterContext context)
    {
        var progress = plan.Progress(context.Today);
        return plan.State == PlanState.Approved && progress.Overdue > 0
            ? new RegisterCell("", Badges: [(PlanText.ProgressOf(progress), Tone.Neutral), (TreatmentWords.OverdueCount(progress.Overdue), Tone.Red)])
            : new RegisterCell(PlanText.ProgressOf(progress), Nowrap: true);
    }

    private string? WatchOf(TreatmentPlan plan) => risks.WatchOf(plan) is var watch and not AssetWatch.None ? TreatmentWords.Book.Of(watch) : null;

    private static RegisterCell Level(RiskScore? score) => PlanText.LevelOf(score) is { } level ? new RegisterCell("", Badges: [level]) : new RegisterCell(null);

    private IQueryable<TreatmentPlan> Watched(IQueryable<TreatmentPlan> rows)
    {
        var assets = db.Set<Asset>().Where(asset => asset.Watch != AssetWatch.None).Select(asset => (AssetId?)asset.Id);
        var marked = db.Set<Risk>().Where(risk => assets.Contains(risk.AssetId)).Select(risk => risk.Id);
        return rows.Where(plan => plan.Risks.Any(link => marked.Contains(link.RiskId)));
    }

    private static IQueryable<TreatmentPlan> Containing(IQueryable<TreatmentPlan> rows, string text) => NumberText.Read(TreatmentPlan.Series, text) is { } number
        ? rows.Where(p => p.Number == number)
        : rows.Where(p => p.Title.Contains(text) || p.Situation.Contains(text) || p.Improvement.Contains(text) || p.Controls.Contains(text));
}

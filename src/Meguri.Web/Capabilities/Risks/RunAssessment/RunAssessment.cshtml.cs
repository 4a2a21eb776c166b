using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Controls;
using Meguri.Web.Host;
using Meguri.Web.Kit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>The round: begin it, see how far it is, end it.</summary>
[Permit(RiskPermissions.View)]
internal sealed class RunAssessmentModel(MeguriDb db, Assessments assessments, StartAssessment start, AskOwners ask) : MeguriPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public RunningAssessment? Running { get; private set; }

    public RiskMethod? InForce { get; private set; }

    public RiskProgress? Progress { get; private set; }

    /// <summary>Residual risks whose owners nobody asked yet.</summary>
    public int ToAsk { get; private set; }

    public IReadOnlyList<RiskAssessment> Earlier { get; private set; } = [];

    /// <summary>Controls that a gap analysis looks at.</summary>
    public int Controls => AnnexA.Catalog.Controls.Count;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        var year = Current.Today.Month >= Current.Value.FiscalYearStart ? Current.Today.Year : Current.Today.Year - 1;
        Input = Running is { Runs: true } running
            ? new Form { Title = running.Assessment.Title, FiscalYear = running.Assessment.FiscalYear, Approach = running.Assessment.Approach, TopValueAlwaysDetailed = running.Assessment.TopValueAlwaysDetailed, Version = running.Assessment.Version }
            : new Form { Title = RiskWords.AssessmentTitle(year), FiscalYear = year };
        return Page();
    }

    [Needs(RiskPermissions.Run)]
    public async Task<IActionResult> OnPostStartAsync(CancellationToken cancellation)
    {
        var result = await start.StartAsync(Input.Typed, cancellation);
        if (result.Ok) return Done(RiskWords.AssessmentStarted(result.Value.Title), result.Value.Approach == AssessmentApproach.DetailedOnly ? "/risks/detailed" : "/risks/gap");
        await LoadAsync(cancellation);
        return Refuse(result);
    }

    [Needs(RiskPermissions.Run)]
    public async Task<IActionResult> OnPostChangeAsync(CancellationToken cancellation)
    {
        try
        {
            return await AnswerAsync(await start.ChangeAsync(Input.Typed, Input.Version, cancellation), RiskWords.Saved, cancellation);
        }
        catch (DbUpdateConcurrencyException stale)
        {
            return await StaleAsync(stale, () => OnGetAsync(cancellation));
        }
    }

    [Needs(RiskPermissions.Run)]
    public async Task<IActionResult> OnPostFinishAsync(CancellationToken cancellation) =>
        await AnswerAsync(await start.FinishAsync(cancellation), RiskWords.AssessmentFinished, cancellation);

    [Needs(RiskPermissions.Assess)]
    public async Task<IActionResult> OnPostAskAsync(CancellationToken cancellation)
    {
        try
        {
            var result = await ask.Handle(cancellation);
            return await AnswerAsync(result, result.Ok ? RiskWords.OwnersAsked(result.Value.Value) : "", cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            await LoadAsync(cancellation);
            return Stale();
        }
    }

    private async Task<IActionResult> AnswerAsync(Result? result, string done, CancellationToken cancellation)
    {
        if (result is null) return NotFound();
        if (result.Ok) return Done(done, "/risks/assessment");
        await LoadAsync(cancellation);
        return Refuse(result);
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Running = await assessments.LatestAsync(cancellation);
        InForce = await assessments.ApprovedMethodAsync(cancellation);
        if (Running is not null) Progress = await RiskProgress.OfAsync(db, Running.Assessment.Id, cancellation);
        ToAsk = await ask.CountAsync(cancellation);
        Earlier = await db.Set<RiskAssessment>().AsNoTracking().Where(a => a.FinishedOn != null).OrderByDescending(a => a.StartedOn).Take(20).ToListAsync(cancellation);
    }

    /// <summary>The form, as typed.</summary>
    internal sealed class Form
    {
        public string? Title { get; set; }

        public int FiscalYear { get; set; }

        public AssessmentApproach Approach { get; set; }

        public bool TopValueAlwaysDetailed { get; set; } = true;

        [SaidOnly]
        public bool CarryOver { get; set; } = true;

        public int Version { get; set; }

        public StartAssessment.Input Typed => new(Title ?? "", FiscalYear, Approach, TopValueAlwaysDetailed, CarryOver);
    }
}

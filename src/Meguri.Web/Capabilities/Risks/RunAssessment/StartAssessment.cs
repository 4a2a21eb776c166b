using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Approvals;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>Begins a round, changes it, ends it.</summary>
internal sealed class StartAssessment(MeguriDb db, Access access, Trail trail, Assessments assessments, ApprovalLedger approvals, CurrentOrganization current)
{
    /// <param name="Title">What people call it.</param>
    /// <param name="FiscalYear">The year it belongs to, by the year it starts in.</param>
    /// <param name="Approach">One stage or both.</param>
    /// <param name="TopValueAlwaysDetailed">Whether assets of the top value go to detailed analysis whatever the gap analysis says.</param>
    /// <param name="CarryOver">Whether the risks of the round before begin this one.</param>
    public sealed record Input(string Title, int FiscalYear, AssessmentApproach Approach, bool TopValueAlwaysDetailed, bool CarryOver);

    /// <summary>Begins a round with the method in force.</summary>
    public async Task<Result<RiskAssessment>> StartAsync(Input input, CancellationToken cancellation)
    {
        access.Demand(RiskPermissions.Run);
        var before = await assessments.LatestAsync(cancellation);
        if (before is { Runs: true }) return RiskPageProblems.AlreadyRunning(before.Assessment.Title);
        if (await assessments.ApprovedMethodAsync(cancellation) is not { } method) return RiskPageProblems.NoMethod;
        var started = RiskAssessment.Start(input.Title, input.FiscalYear, method, input.Approach, current.Today, input.TopValueAlwaysDetailed, before?.Assessment.Id);
        if (!started.Ok) return started;
        db.Add(started.Value);
        if (input.CarryOver && before is not null)
        {
            var last = await db.Set<Risk>().AsNoTracking().Where(r => r.AssessmentId == before.Assessment.Id).OrderBy(r => r.Number).ToListAsync(cancellation);
            foreach (var risk in last) db.Add(risk.CarryOver(started.Value.Id));
        }
        // What an earlier round asked its owners is over with it; the new round asks anew.
        await approvals.DropAsync(Risk.SubjectKind, cancellation);
        trail.Begin("risks.assessment.start");
        await db.SaveChangesAsync(cancellation);
        return started;
    }

    /// <summary>Changes title, approach and the rule for assets of the top value; null when no round runs.</summary>
    public async Task<Result?> ChangeAsync(Input input, int version, CancellationToken cancellation)
    {
        access.Demand(RiskPermissions.Run);
        if (await RunningAsync(cancellation) is not { } assessment) return null;
        var changed = assessment.Change(input.Title, input.Approach, input.TopValueAlwaysDetailed);
        if (!changed.Ok) return changed;
        db.Expect(assessment, version);
        trail.Begin("risks.assessment.change");
        await db.SaveChangesAsync(cancellation);
        return changed;
    }

    /// <summary>Ends the round; null when none runs.</summary>
    public async Task<Result?> FinishAsync(CancellationToken cancellation)
    {
        access.Demand(RiskPermissions.Run);
        if (await RunningAsync(cancellation) is not { } assessment) return null;
        var risks = await db.Set<Risk>().AsNoTracking().Where(r => r.AssessmentId == assessment.Id).ToListAsync(cancellation);
        var finished = assessment.Finish(current.Today, risks);
        if (!finished.Ok) return finished;
        trail.Begin("risks.assessment.finish");
        await db.SaveChangesAsync(cancellation);
        return finished;
    }

    private Task<RiskAssessment?> RunningAsync(CancellationToken cancellation) =>
        db.Set<RiskAssessment>().Where(a => a.FinishedOn == null).OrderByDescending(a => a.StartedOn).FirstOrDefaultAsync(cancellation);
}

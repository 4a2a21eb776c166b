using Meguri.Domain.Risks;
using Meguri.Domain.Treatment;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Approvals;
using Meguri.Web.Capabilities.Risks;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Treatment;

/// <summary>Which plans the actor sees, and which they may change.</summary>
internal sealed class PlanLedger(MeguriDb db, Access access, RiskLedger risks, RiskReadings readings, Signatory signatory)
{
    /// <summary>The plans the actor sees: those of risks they see, and those they carry out or answer for, whatever their role.</summary>
    public async Task<IQueryable<TreatmentPlan>> VisibleAsync(CancellationToken cancellation)
    {
        var me = signatory.Person;
        if (access.May(TreatmentPermissions.View) && await risks.SeesAllAsync(cancellation)) return db.Set<TreatmentPlan>();
        // Whoever sees a risk of one year sees the plans of every year for it.
        var visible = await risks.VisibleAsync(cancellation);
        if (access.May(TreatmentPermissions.View))
        {
            var seen = readings.Of(visible);
            return db.Set<TreatmentPlan>().Where(plan => plan.Risks.Count == 0 || plan.Risks.Any(link => seen.Contains(link.RiskId))
                || me != null && (plan.ResponsibleId == me || plan.Steps.Any(step => step.PersonId == me)));
        }
        var mine = readings.Of(visible.Where(risk => risk.OwnerId == me));
        return db.Set<TreatmentPlan>().Where(plan => me != null
            && (plan.ResponsibleId == me || plan.Steps.Any(step => step.PersonId == me) || plan.Risks.Any(link => mine.Contains(link.RiskId))));
    }

    /// <summary>The plans the actor may change: the office all, departments those of their own risks and those they carry out.</summary>
    public async Task<IQueryable<TreatmentPlan>> EditableAsync(CancellationToken cancellation)
    {
        if (!access.May(TreatmentPermissions.Edit)) return db.Set<TreatmentPlan>().Where(_ => false);
        if (access.May(TreatmentPermissions.Advise)) return db.Set<TreatmentPlan>();
        var me = signatory.Person;
        var own = readings.Of(await risks.EditableAsync(cancellation));
        return db.Set<TreatmentPlan>().Where(plan => me != null && plan.ResponsibleId == me || plan.Risks.Any(link => own.Contains(link.RiskId)));
    }

    /// <summary>The risks the actor may put into a plan.</summary>
    public Task<IQueryable<Risk>> RisksToTreatAsync(CancellationToken cancellation) => risks.EditableAsync(cancellation);

    /// <summary>A plan with everything that belongs to it, to be changed; null when the actor does not see it among <paramref name="among"/>.</summary>
    public static Task<TreatmentPlan?> FindAsync(IQueryable<TreatmentPlan> among, TreatmentPlanId id, CancellationToken cancellation) =>
        among.Include(plan => plan.Risks).Include(plan => plan.Steps).Include(plan => plan.Infeasible).AsSplitQuery().SingleOrDefaultAsync(plan => plan.Id == id, cancellation);
}

using Meguri.Domain.Treatment;
using Meguri.Platform.Persistence;
using Meguri.Web.Kit.Registers;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Treatment;

/// <summary>The declaration and the rows of the list; page, export and command share them.</summary>
internal sealed class PlanLists(MeguriDb db, PlanLedger ledger, PlanRisks risks) : RegisterSource<TreatmentPlan>
{
    public override async Task<(Register<TreatmentPlan>, IQueryable<TreatmentPlan>)> OfAsync(IQueryCollection query, CancellationToken cancellation) =>
        (new PlanRegister(db, risks).Declaration, (await ledger.VisibleAsync(cancellation)).Include(plan => plan.Steps).Include(plan => plan.Risks).AsSplitQuery());
}

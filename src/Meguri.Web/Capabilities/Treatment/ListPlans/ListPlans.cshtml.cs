using Meguri.Domain.Treatment;
using Meguri.Web.Host;
using Meguri.Web.Kit.Registers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Treatment;

/// <summary>All plans, with the sums that management looks at (S0-25).</summary>
[Permit(TreatmentPermissions.View)]
internal sealed class ListPlansModel(PlanLedger ledger, RegisterDesk desk) : RegisterPage<PlanLists>(desk)
{
    public PlanSums Sums { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await OpenAsync(cancellation) is { } instead) return instead;
        Sums = PlanSums.Of(await (await ledger.VisibleAsync(cancellation)).AsNoTracking().Include(plan => plan.Steps).ToListAsync(cancellation), Current.Today);
        return Page();
    }
}

using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Treatment;

/// <summary>A plan on A4 as the form F-04.</summary>
[Member]
internal sealed class PrintPlanModel(PlanView view) : MeguriPage
{
    public PlanSheet Sheet { get; private set; } = null!;

    public string Issuer => $"{Current.Value.NameIn(System.Globalization.CultureInfo.CurrentUICulture)}　{TreatmentWords.Issuer}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await view.ReadAsync(id, cancellation) is not { } sheet) return NotFound();
        Sheet = sheet;
        return Page();
    }
}

using Meguri.Platform.Exchange;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Treatment;

/// <summary>One plan as a workbook.</summary>
[Member]
internal sealed class ExportPlanModel(PlanView view, PlanExport export) : MeguriPage
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await view.ReadAsync(id, cancellation) is not { } sheet) return NotFound();
        var file = new MemoryStream();
        await export.WriteAsync(file, sheet, cancellation);
        return HandOut(file, XlsxWriter.MediaType, $"{PlanText.NumberOf(sheet.Plan)}.xlsx");
    }
}

using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Platform.Exchange;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>Sheets as a workbook.</summary>
internal abstract class ExportSheetsModel : MeguriPage
{
    protected async Task<IActionResult> WorkbookAsync(IReadOnlyList<SheetPaper> papers, string name, CancellationToken cancellation)
    {
        if (papers.Count == 0) return NotFound();
        // Spooled first: a fault in the middle must not leave half a file that looks whole.
        var spool = TemporaryFile.Open();
        await SheetExport.WriteAsync(spool, papers, cancellation);
        return HandOut(spool, XlsxWriter.MediaType, $"{name}.xlsx");
    }
}

/// <summary>One sheet as a workbook.</summary>
[Member]
internal sealed class ExportSheetModel(SheetView view) : ExportSheetsModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) =>
        await view.ReadAsync(RiskSheetId.From(id), cancellation) is { } paper ? await WorkbookAsync([paper], paper.Number, cancellation) : NotFound();
}

/// <summary>All sheets of a department as a workbook, one on each tab.</summary>
[Member]
internal sealed class ExportDepartmentSheetsModel(SheetView view, Assessments assessments) : ExportSheetsModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) =>
        await assessments.LatestAsync(cancellation) is { } running
            ? await WorkbookAsync(await view.OfDepartmentAsync(running.Assessment.Id, DepartmentId.From(id), cancellation), $"risk-sheets-{Current.Today:yyyyMMdd}", cancellation) : NotFound();
}

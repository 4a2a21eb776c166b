using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>Sheets on A4 as the form F-03, each on its own leaf.</summary>
internal abstract class PrintSheetsModel : MeguriPage
{
    public IReadOnlyList<SheetPaper> Papers { get; protected set; } = [];

    public string Back { get; protected set; } = "";

    public string Issuer => $"{Current.Value.NameIn(System.Globalization.CultureInfo.CurrentUICulture)}　{Papers[0].Department}";
}

/// <summary>One sheet on A4.</summary>
[Member]
internal sealed class PrintSheetModel(SheetView view) : PrintSheetsModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await view.ReadAsync(RiskSheetId.From(id), cancellation) is not { } paper) return NotFound();
        (Papers, Back) = ([paper], $"/risks/sheets/{id}");
        return Page();
    }
}

/// <summary>All sheets of a department on A4.</summary>
[Member]
internal sealed class PrintDepartmentSheetsModel(SheetView view, Assessments assessments) : PrintSheetsModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await assessments.LatestAsync(cancellation) is not { } running) return NotFound();
        (Papers, Back) = (await view.OfDepartmentAsync(running.Assessment.Id, DepartmentId.From(id), cancellation), $"/risks/sheets/of/{id}");
        return Papers.Count == 0 ? NotFound() : Page();
    }
}

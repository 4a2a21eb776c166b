using Meguri.Web.Host;
using Meguri.Web.Kit.Registers;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>What the organization does to implement controls.</summary>
[Permit(ControlPermissions.View)]
internal sealed class ListMeasuresModel(RegisterDesk desk) : RegisterPage<MeasureLists>(desk)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await OpenAsync(cancellation) ?? Page();
}

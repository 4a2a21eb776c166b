using Meguri.Web.Host;
using Meguri.Web.Kit.Registers;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Assets;

/// <summary>The ledger.</summary>
[Permit(AssetPermissions.View)]
internal sealed class ListAssetsModel(RegisterDesk desk) : RegisterPage<AssetLists>(desk)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await OpenAsync(cancellation) ?? Page();
}

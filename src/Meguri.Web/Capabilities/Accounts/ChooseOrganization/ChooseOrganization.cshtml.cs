using Meguri.Platform.Access;
using Meguri.Platform.Tenancy;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>Where to, for somebody who belongs to several organizations; straight on for one.</summary>
[SignedIn]
internal sealed class ChooseOrganizationModel(OrganizationDirectory directory, Actor actor) : MeguriPage
{
    public IReadOnlyList<Organization> Organizations { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Organizations = await directory.OfAccountAsync(actor.AccountId!.Value, cancellation);
        return Organizations is [var only] ? Redirect($"/{only.Slug}/home") : Page();
    }
}

using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>Which roles need a second factor.</summary>
[Permit(AccountPermissions.Manage)]
internal sealed class RequireSecondFactorModel(MeguriDb db, RequireSecondFactor require) : MeguriPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var organization = await db.Set<Organization>().AsNoTracking().SingleAsync(cancellation);
        Input = new Form { Roles = organization.SecondFactorFor, Version = organization.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid) return Again();
        try
        {
            await require.Handle(Input.Roles, Input.Version, cancellation);
            return Done(AccountWords.RequirementSaved, "/members");
        }
        catch (DbUpdateConcurrencyException stale)
        {
            return await StaleAsync(stale, () => OnGetAsync(cancellation));
        }
    }

    public sealed class Form
    {
        public List<Role> Roles { get; set; } = [];

        public int Version { get; set; }
    }
}

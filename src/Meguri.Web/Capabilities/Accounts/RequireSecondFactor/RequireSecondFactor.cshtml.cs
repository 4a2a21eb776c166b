using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>How one has to sign in here.</summary>
[Permit(AccountPermissions.Manage)]
internal sealed class RequireSecondFactorModel(MeguriDb db, RequireSecondFactor require, SiteSettings site) : MeguriPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>False where nobody set up a mail server.</summary>
    public bool HasMail => site.Mail is not null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var organization = await db.Set<Organization>().AsNoTracking().SingleAsync(cancellation);
        Input = new Form { Roles = organization.SecondFactorFor, ByMail = organization.SignInByMail, Version = organization.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid) return Again();
        try
        {
            await require.Handle(Input.Roles, Input.ByMail, Input.Version, cancellation);
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

        public bool ByMail { get; set; }

        public int Version { get; set; }
    }
}

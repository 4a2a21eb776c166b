using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>Says whose holders of which roles need a second factor here. Holds on their next request.</summary>
internal sealed class RequireSecondFactor(MeguriDb db, Access access, Trail trail)
{
    /// <param name="roles">Any number; none requires it of nobody.</param>
    /// <param name="version">The version the form was made from.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task Handle(IReadOnlyCollection<Role> roles, int version, CancellationToken cancellation)
    {
        access.Demand(AccountPermissions.Manage);
        var organization = await db.Set<Organization>().SingleAsync(cancellation);
        organization.SecondFactorFor = [.. roles.Distinct().Order()];
        db.Expect(organization, version);
        trail.Begin("accounts.require-second-factor");
        await db.SaveChangesAsync(cancellation);
    }
}

using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Accounts;

/// <summary>Says how one has to sign in here: whose roles need a second factor, and whether a link from a mail is enough to answer. Holds on the next request.</summary>
internal sealed class RequireSecondFactor(MeguriDb db, Access access, Trail trail)
{
    /// <param name="roles">Any number; none requires it of nobody.</param>
    /// <param name="byMail">Employees and department staff may come by a link from a mail.</param>
    /// <param name="version">The version the form was made from.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task Handle(IReadOnlyCollection<Role> roles, bool byMail, int version, CancellationToken cancellation)
    {
        access.Demand(AccountPermissions.Manage);
        var organization = await db.Set<Organization>().SingleAsync(cancellation);
        organization.SecondFactorFor = [.. roles.Distinct().Order()];
        organization.SignInByMail = byMail;
        db.Expect(organization, version);
        trail.Begin("accounts.require-second-factor");
        await db.SaveChangesAsync(cancellation);
    }
}

using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>Takes the organization's choice on how it is led.</summary>
internal sealed class DecideGovernance(MeguriDb db, Departments departments, Access access, Trail trail)
{
    /// <param name="fields">The choice.</param>
    /// <param name="version">The version the form was made from; 0 for the first.</param>
    /// <param name="reason">Why, in the actor's words.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<Result<Governance>> Handle(GovernanceFields fields, int version, string? reason, CancellationToken cancellation)
    {
        access.Demand(OrganizationPermissions.Appoint);
        var tree = await departments.TreeAsync(cancellation);
        if (fields.OfficeId is { } office && tree.Find(office) is null) return OrganizationProblems.UnknownDepartment(nameof(Governance.OfficeId), "");
        if (fields.EscalationId is { } above && tree.Find(above) is null) return OrganizationProblems.UnknownDepartment(nameof(Governance.EscalationId), "");
        var known = await db.Set<Governance>().SingleOrDefaultAsync(cancellation);
        var governance = known ?? new Governance();
        var decided = governance.Decide(fields);
        if (!decided.Ok) return Result<Governance>.Refused(decided);
        if (known is null) db.Add(governance);
        else db.Expect(governance, version);
        trail.Begin("governance.decide", reason);
        await db.SaveChangesAsync(cancellation);
        return governance;
    }
}

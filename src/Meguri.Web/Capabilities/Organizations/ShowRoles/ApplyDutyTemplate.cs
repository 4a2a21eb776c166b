using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>Takes the duties of a template over, for roles that have none yet: what the organization wrote is never mixed with what we offer.</summary>
internal sealed class ApplyDutyTemplate(MeguriDb db, Access access, Trail trail)
{
    /// <summary>How many duties were taken over; null for a template there is not.</summary>
    public async Task<int?> Handle(string template, CancellationToken cancellation)
    {
        access.Demand(OrganizationPermissions.Appoint);
        if (DutyTemplates.Of(template) is not { } offered) return null;
        var written = await db.Set<RoleDuty>().Select(d => d.Role).Distinct().ToListAsync(cancellation);
        var fresh = offered.Where(d => !written.Contains(d.Role)).ToList();
        if (fresh.Count == 0) return 0;
        foreach (var fields in fresh) db.Add(RoleDuty.Write(fields).Value!);
        trail.Begin("duties.template");
        await db.SaveChangesAsync(cancellation);
        return fresh.Count;
    }
}

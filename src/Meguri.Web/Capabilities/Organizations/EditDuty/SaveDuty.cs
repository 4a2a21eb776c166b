using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>Writes a duty of a role, changes or removes one.</summary>
internal sealed class SaveDuty(MeguriDb db, Access access, Trail trail)
{
    /// <summary>Writes a duty.</summary>
    public async Task<Result<RoleDuty>> AddAsync(RoleDutyFields fields, CancellationToken cancellation)
    {
        access.Demand(OrganizationPermissions.Appoint);
        var duty = RoleDuty.Write(fields);
        if (!duty.Ok) return duty;
        db.Add(duty.Value);
        trail.Begin("duties.add");
        await db.SaveChangesAsync(cancellation);
        return duty;
    }

    /// <summary>Changes a duty; null when there is none.</summary>
    public async Task<Result<RoleDuty>?> ChangeAsync(RoleDutyId id, RoleDutyFields fields, int version, CancellationToken cancellation)
    {
        access.Demand(OrganizationPermissions.Appoint);
        if (await db.Set<RoleDuty>().SingleOrDefaultAsync(d => d.Id == id, cancellation) is not { } duty) return null;
        var changed = duty.Change(fields);
        if (!changed.Ok) return Result<RoleDuty>.Refused(changed);
        db.Expect(duty, version);
        trail.Begin("duties.change");
        await db.SaveChangesAsync(cancellation);
        return duty;
    }

    /// <summary>Removes a duty; the trail keeps what it said. False when there is none.</summary>
    public async Task<bool> RemoveAsync(RoleDutyId id, CancellationToken cancellation)
    {
        access.Demand(OrganizationPermissions.Appoint);
        if (await db.Set<RoleDuty>().SingleOrDefaultAsync(d => d.Id == id, cancellation) is not { } duty) return false;
        db.Remove(duty);
        trail.Begin("duties.remove");
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}

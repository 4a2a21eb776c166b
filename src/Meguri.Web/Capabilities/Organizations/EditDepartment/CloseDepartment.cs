using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>Ends a department with a day, or takes the end back. Its people and what it owns stay until somebody moves them.</summary>
internal sealed class CloseDepartment(MeguriDb db, Departments departments, Access access, Trail trail)
{
    /// <summary>Ends it; null when there is none.</summary>
    public Task<Result<Department>?> CloseAsync(DepartmentId id, DateOnly day, string? reason, CancellationToken cancellation) =>
        ChangeAsync(id, "departments.close", reason, (tree, department) => tree.CheckClosing(id, day) is { Ok: false } refused ? refused : department.CloseOn(day), cancellation);

    /// <summary>Takes the end back; null when there is none.</summary>
    public Task<Result<Department>?> ReopenAsync(DepartmentId id, CancellationToken cancellation) =>
        ChangeAsync(id, "departments.reopen", null, (tree, department) =>
        {
            var free = tree.Check(id, department.Name, department.ParentId, department.From);
            if (free.Ok) department.Reopen();
            return free;
        }, cancellation);

    private async Task<Result<Department>?> ChangeAsync(
        DepartmentId id, string act, string? reason, Func<DepartmentTree, Department, Result> change, CancellationToken cancellation)
    {
        access.Demand(OrganizationPermissions.Edit);
        if (await db.Set<Department>().SingleOrDefaultAsync(d => d.Id == id, cancellation) is not { } department) return null;
        var changed = change(await departments.TreeAsync(cancellation), department);
        if (!changed.Ok) return Result<Department>.Refused(changed);
        trail.Begin(act, reason);
        await db.SaveChangesAsync(cancellation);
        departments.Changed();
        return department;
    }
}

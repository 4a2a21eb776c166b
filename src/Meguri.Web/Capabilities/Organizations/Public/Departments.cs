using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>The departments of the current organization, read once per request: some hundreds at most, needed by every ledger.</summary>
internal sealed class Departments(MeguriDb db)
{
    private DepartmentTree? tree;

    /// <summary>The tree.</summary>
    public async Task<DepartmentTree> TreeAsync(CancellationToken cancellation) =>
        tree ??= new DepartmentTree(await db.Set<Department>().AsNoTracking().ToListAsync(cancellation));

    /// <summary>Forgets the tree after a department was added.</summary>
    public void Changed() => tree = null;
}

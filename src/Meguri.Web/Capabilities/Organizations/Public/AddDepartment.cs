using Meguri.Domain.Exchange;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>Registers a department.</summary>
internal sealed class AddDepartment(MeguriDb db, Departments departments, Access access, Trail trail)
{
    public async Task<Result<Department>> Handle(string name, DepartmentId? parent, DateOnly? from, CancellationToken cancellation)
    {
        access.Demand(OrganizationPermissions.Edit);
        var tree = await departments.TreeAsync(cancellation);
        if (string.IsNullOrWhiteSpace(name)) return OrganizationProblems.DepartmentNameMissing;
        if (parent is { } above && tree.Find(above) is null) return OrganizationProblems.UnknownDepartment(nameof(Department.ParentId), "");
        if (tree.InOrder().Any(d => d.ParentId == parent && TextFolding.Key(d.Name) == TextFolding.Key(name))) return OrganizationProblems.DepartmentNameTaken(name);
        var department = new Department(name.Trim(), parent, from);
        db.Add(department);
        trail.Begin("departments.add");
        await db.SaveChangesAsync(cancellation);
        departments.Changed();
        return department;
    }
}

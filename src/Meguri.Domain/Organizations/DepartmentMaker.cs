using Meguri.Domain.Exchange;
using Meguri.Domain.Kernel;

namespace Meguri.Domain.Organizations;

/// <summary>Makes the departments that a people master names: <c>総務部/人事課</c> is a path, and each part of it a department.</summary>
public sealed class DepartmentMaker(IEnumerable<Department> known)
{
    private readonly List<Department> all = [.. known];
    private readonly List<Department> fresh = [];
    private DepartmentTree? tree;

    private DepartmentTree Tree => tree ??= new DepartmentTree(all);

    /// <summary>The department, made when there is none. A bare name that two share is <c>ambiguous_department</c>.</summary>
    public Result<Department> Named(string path, string field)
    {
        var parts = path.Replace('／', '/').Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0) return OrganizationProblems.UnknownDepartment(field, path);
        if (parts is [var bare] && Tree.Knows(bare)) return Tree.Named(bare, field);
        Department? at = null;
        foreach (var part in parts)
        {
            var parent = at?.Id;
            at = all.Find(d => d.ParentId == parent && TextFolding.Key(d.Name) == TextFolding.Key(part)) ?? Make(part, parent);
        }
        return at!;
    }

    /// <summary>Those made since the last call, parents before children.</summary>
    public IReadOnlyList<Department> TakeNew()
    {
        var taken = fresh.ToArray();
        fresh.Clear();
        return taken;
    }

    private Department Make(string name, DepartmentId? parent)
    {
        var made = new Department(name, parent);
        // In the order of the file: ids made in one millisecond come in no order.
        made.PlaceAt(all.Count(d => d.ParentId == parent) + 1);
        all.Add(made);
        fresh.Add(made);
        tree = null;
        return made;
    }
}

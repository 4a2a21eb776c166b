using Meguri.Domain.Exchange;
using Meguri.Domain.Kernel;

namespace Meguri.Domain.Organizations;

/// <summary>The departments of an organization as one picture: paths, what lies below, and who is meant by a name.</summary>
public sealed class DepartmentTree
{
    private readonly Dictionary<DepartmentId, Department> byId;
    private readonly ILookup<DepartmentId?, Department> byParent;
    private readonly Lazy<Dictionary<string, List<Department>>> byName;

    /// <summary>Draws the tree.</summary>
    public DepartmentTree(IEnumerable<Department> departments)
    {
        byId = departments.ToDictionary(d => d.Id);
        byParent = byId.Values.OrderBy(d => d.DisplayOrder).ThenBy(d => d.Id.Value).ToLookup(d => d.ParentId);
        // Most pages want paths only; folding every name costs more than the rest of the tree.
        byName = new(FoldNames);
    }

    /// <summary>All of them, in no order.</summary>
    public IReadOnlyCollection<Department> All => byId.Values;

    /// <summary>All of them, parents before children, siblings in their order.</summary>
    public IEnumerable<Department> InOrder() => Below(null);

    /// <summary>The department, or null.</summary>
    public Department? Find(DepartmentId id) => byId.GetValueOrDefault(id);

    /// <summary>How deep it lies; 0 at the top.</summary>
    public int DepthOf(DepartmentId id) => Upwards(id).Count() - 1;

    /// <summary><c>総務部/人事課</c>.</summary>
    public string PathOf(DepartmentId id) => string.Join('/', Upwards(id).Select(d => d.Name).Reverse());

    /// <summary>A department by its path or by its last name. Two that share the last name are <c>ambiguous_department</c>, none is <c>unknown_department</c>.</summary>
    public Result<Department> Named(string text, string field)
    {
        var found = byName.Value.GetValueOrDefault(TextFolding.Key(text.Replace('／', '/').Replace(" / ", "/", StringComparison.Ordinal)));
        // A department that was closed makes way for one that bears its name today.
        if (found is { Count: > 1 } && found.FindAll(d => d.Until is null) is [var open]) return open;
        return found switch
        {
            null => OrganizationProblems.UnknownDepartment(field, text),
            [var one] => one,
            _ => OrganizationProblems.AmbiguousDepartment(field, text, string.Join('、', found.Select(d => PathOf(d.Id)))),
        };
    }

    /// <summary>True when a name means at least one department.</summary>
    public bool Knows(string text) => byName.Value.ContainsKey(TextFolding.Key(text));

    /// <summary>The department and all below it.</summary>
    public IReadOnlyList<DepartmentId> WithDescendants(DepartmentId id) => [id, .. Below(id).Select(d => d.Id)];

    /// <summary>The departments right below one, or at the top.</summary>
    public IEnumerable<Department> ChildrenOf(DepartmentId? id) => byParent[id];

    /// <summary>The nearest head going up from a department; null when nobody leads.</summary>
    public PersonId? HeadOf(DepartmentId id) => Upwards(id).FirstOrDefault(d => d.HeadId is not null)?.HeadId;

    /// <summary>Whether a department may have this name and this place: nobody stands above itself, and two that live at the same time below the same one have different names.</summary>
    /// <param name="self">The department; null for a new one.</param>
    /// <param name="name">The name wanted.</param>
    /// <param name="parent">The place wanted; null at the top.</param>
    /// <param name="from">The first day it exists.</param>
    public Result Check(DepartmentId? self, string? name, DepartmentId? parent, DateOnly? from = null)
    {
        var problems = new List<Problem>();
        if (parent is { } above && Find(above) is null) problems.Add(OrganizationProblems.UnknownDepartment(nameof(Department.ParentId), ""));
        if (parent is not null && self is { } own && Upwards(parent.Value).Any(d => d.Id == own)) problems.Add(OrganizationProblems.DepartmentCircular);
        var key = TextFolding.Key(name);
        if (byParent[parent].Any(d => d.Id != self && TextFolding.Key(d.Name) == key && !(d.Until < (from ?? DateOnly.MinValue))))
            problems.Add(OrganizationProblems.DepartmentNameTaken(name ?? ""));
        return Result.From(problems);
    }

    /// <summary>Whether a department may end with a day: nothing below it lives on.</summary>
    public Result CheckClosing(DepartmentId id, DateOnly day) => byParent[id].FirstOrDefault(d => d.Until is null || day < d.Until) is { } child
        ? OrganizationProblems.DepartmentHasOthersBelow(child.Name) : Result.Done;

    private Dictionary<string, List<Department>> FoldNames()
    {
        var named = new Dictionary<string, List<Department>>(StringComparer.Ordinal);
        foreach (var department in byId.Values)
            foreach (var key in new[] { TextFolding.Key(department.Name), TextFolding.Key(PathOf(department.Id)) }.Distinct(StringComparer.Ordinal))
                (named.TryGetValue(key, out var known) ? known : named[key] = []).Add(department);
        return named;
    }

    // Never more steps than there are departments: two moves saved at the same moment could close a circle.
    private IEnumerable<Department> Upwards(DepartmentId id)
    {
        var steps = 0;
        for (var at = Find(id); at is not null && steps++ < byId.Count; at = at.ParentId is { } parent ? Find(parent) : null) yield return at;
    }

    private IEnumerable<Department> Below(DepartmentId? id) => byParent[id].SelectMany(child => Below(child.Id).Prepend(child));
}

namespace Meguri.Domain.Organizations;

/// <summary>組織図 on a day: only what existed then, called and placed as it was then.</summary>
public sealed class OrganizationChart
{
    private readonly ILookup<DepartmentId?, (Department Department, DepartmentForm Form)> byParent;
    private readonly HashSet<DepartmentId> drawn = [];

    /// <summary>Draws the chart of a day.</summary>
    public OrganizationChart(IEnumerable<Department> departments, DateOnly day)
    {
        var alive = departments.Where(d => d.ExistsOn(day)).OrderBy(d => d.DisplayOrder).ThenBy(d => d.Id.Value).Select(d => (d, Form: d.On(day))).ToList();
        var known = alive.Select(x => x.d.Id).ToHashSet();
        // What stood below a department that is not there stands at the top.
        byParent = alive.ToLookup(x => x.Form.ParentId is { } parent && known.Contains(parent) ? parent : (DepartmentId?)null);
        var top = Draw(null, 0);
        // Changes dated back could put two departments below each other on a day between; they are shown all the same.
        foreach (var (department, form) in alive)
            if (drawn.Add(department.Id)) top.Add(Node(department, form, 0));
        Top = top;
        All = [.. top.SelectMany(node => node.WithBelow())];
    }

    /// <summary>The departments at the top.</summary>
    public IReadOnlyList<ChartNode> Top { get; }

    /// <summary>Every department, those above before those below.</summary>
    public IReadOnlyList<ChartNode> All { get; }

    private List<ChartNode> Draw(DepartmentId? parent, int depth)
    {
        var nodes = new List<ChartNode>();
        foreach (var (department, form) in byParent[parent])
            if (drawn.Add(department.Id)) nodes.Add(Node(department, form, depth));
        return nodes;
    }

    private ChartNode Node(Department department, DepartmentForm form, int depth) =>
        new(department.Id, form.Name, form.HeadId, department.Duty, depth, Draw(department.Id, depth + 1));
}

/// <summary>A department in a chart.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">What it was called.</param>
/// <param name="HeadId">Who led it.</param>
/// <param name="Duty">What it does.</param>
/// <param name="Depth">0 at the top.</param>
/// <param name="Children">Those right below.</param>
public sealed record ChartNode(DepartmentId Id, string Name, PersonId? HeadId, string? Duty, int Depth, IReadOnlyList<ChartNode> Children)
{
    /// <summary>Itself and all below.</summary>
    public IEnumerable<ChartNode> WithBelow() => Children.SelectMany(child => child.WithBelow()).Prepend(this);
}

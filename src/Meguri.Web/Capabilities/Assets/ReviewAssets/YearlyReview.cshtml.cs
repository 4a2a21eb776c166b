using Meguri.Domain.Assets;
using Meguri.Domain.Organizations;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Host;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Assets;

/// <summary>How far the yearly look at the ledger is, department by department; counts equal the lists they open.</summary>
[Permit(AssetPermissions.View)]
internal sealed class YearlyReviewModel(AssetLedger ledger, Departments departments) : MeguriPage
{
    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public Line Whole { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var limit = Asset.YearBefore(Current.Today);
        var counts = await (await ledger.VisibleAsync(cancellation)).Where(a => a.DisposedOn == null).GroupBy(a => a.DepartmentId)
            .Select(g => new Count(
                g.Key, g.Count(), g.Count(a => !(a.ReviewedOn != null && a.ReviewedOn > limit) && !(a.RegisteredOn != null && a.RegisteredOn > limit)), g.Max(a => a.ReviewedOn)))
            .ToListAsync(cancellation);
        var tree = await departments.TreeAsync(cancellation);
        Whole = Sum(null, "", 0, counts);
        Lines = [.. tree.InOrder()
            .Select(d => Sum(d.Id, d.Name, tree.DepthOf(d.Id), [.. tree.WithDescendants(d.Id).Join(counts, id => id, c => c.Department, (_, c) => c)]))
            .Where(line => line.All > 0)];
    }

    /// <summary>The ledger's list behind a figure.</summary>
    public string ListOf(Line line, bool due) =>
        To("/assets" + QueryString.Create([new("view", due ? "review" : "all"), .. line.Department is { } id ? [new("f.DepartmentId", id.Value.ToString())] : Array.Empty<KeyValuePair<string, string?>>()]));

    private static Line Sum(DepartmentId? department, string name, int depth, IReadOnlyList<Count> counts) =>
        new(department, name, depth, counts.Sum(c => c.All), counts.Sum(c => c.Due), counts.Max(c => c.Last));

    private sealed record Count(DepartmentId Department, int All, int Due, DateOnly? Last);

    /// <summary>A department with those below it.</summary>
    internal sealed record Line(DepartmentId? Department, string Name, int Depth, int All, int Due, DateOnly? Last)
    {
        public int Done => All - Due;
    }
}

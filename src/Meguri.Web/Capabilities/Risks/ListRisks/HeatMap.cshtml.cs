using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>Where the risks lie, before treatment and as things stand, and the worst of them.</summary>
[Permit(RiskPermissions.View)]
internal sealed class HeatMapModel(RiskLedger ledger, RiskTargets targets, Assessments assessments, Departments departments) : MeguriPage
{
    private const int Worst = 10;

    [BindProperty(SupportsGet = true, Name = "department")]
    public Guid? Department { get; set; }

    public RunningAssessment? Running { get; private set; }

    public IReadOnlyDictionary<(int, int), int> Before { get; private set; } = new Dictionary<(int, int), int>();

    public IReadOnlyDictionary<(int, int), int> Now { get; private set; } = new Dictionary<(int, int), int>();

    public IReadOnlyList<(Risk Risk, string Target, string Note)> Top { get; private set; } = [];

    public IReadOnlyList<SelectListItem> DepartmentChoices { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Running = await assessments.LatestAsync(cancellation);
        if (Running is null) return;
        var tree = await departments.TreeAsync(cancellation);
        DepartmentChoices = [.. tree.InOrder().Select(d => new SelectListItem(tree.PathOf(d.Id), d.Id.Value.ToString(), d.Id.Value == Department))];
        var rows = (await ledger.VisibleAsync(cancellation)).AsNoTracking().Where(r => r.AssessmentId == Running.Assessment.Id && r.MethodId == Running.Method.Id && r.BeforeLevel != null);
        if (Department is { } id)
        {
            var below = tree.WithDescendants(DepartmentId.From(id));
            rows = rows.Where(r => r.DepartmentId != null && below.Contains(r.DepartmentId.Value));
        }
        var cells = await rows.GroupBy(r => new { r.BeforeValue, r.BeforeLikelihood, NowValue = r.ResidualValue ?? r.BeforeValue, NowLikelihood = r.ResidualLikelihood ?? r.BeforeLikelihood })
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellation);
        Before = cells.GroupBy(c => (c.Key.BeforeValue!.Value, c.Key.BeforeLikelihood!.Value)).ToDictionary(g => g.Key, g => g.Sum(c => c.Count));
        Now = cells.GroupBy(c => (c.Key.NowValue!.Value, c.Key.NowLikelihood!.Value)).ToDictionary(g => g.Key, g => g.Sum(c => c.Count));
        var worst = await rows.OrderByDescending(r => r.ResidualLevel ?? r.BeforeLevel).ThenByDescending(r => r.BeforeLevel).ThenBy(r => r.Id).Take(Worst).ToListAsync(cancellation);
        await targets.ReadAsync(worst, cancellation);
        Top = [.. worst.Select(r => (r, targets.TextOf(r), targets.NoteOf(r)))];
    }

    /// <summary>The register narrowed to a cell.</summary>
    public Func<int, int, string> Cell(string field) => (value, likelihood) =>
        To("/risks" + QueryString.Create([new($"f.{field}", $"{value}x{likelihood}"), .. Department is { } id ? [new("f.DepartmentId", id.ToString())] : Array.Empty<KeyValuePair<string, string?>>()]));
}

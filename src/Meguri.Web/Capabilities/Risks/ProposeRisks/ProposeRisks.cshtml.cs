using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>Detailed analysis: what the catalogue proposes, how many rows it would be, and taking those that are wanted.</summary>
[Permit(RiskPermissions.View)]
internal sealed class ProposeRisksModel(ProposeRisks propose, Assessments assessments, Departments departments) : MeguriPage
{
    private const int PageSize = 40;

    [BindProperty(SupportsGet = true, Name = "by")]
    public ProposalUnit By { get; set; }

    [BindProperty(SupportsGet = true, Name = "most")]
    public int Most { get; set; } = DetailedProposal.MostPairs;

    [BindProperty(SupportsGet = true, Name = "department")]
    public Guid? Department { get; set; }

    [BindProperty(SupportsGet = true, Name = "at")]
    public int At { get; set; } = 1;

    [BindProperty]
    public List<string> Pick { get; set; } = [];

    [BindProperty]
    public List<Category> Categories { get; set; } = [];

    [BindProperty]
    public bool Rate { get; set; } = true;

    public RunningAssessment? Running { get; private set; }

    public Proposal? Proposal { get; private set; }

    public IReadOnlyList<SelectListItem> DepartmentChoices { get; private set; } = [];

    public IReadOnlyList<SelectListItem> CategoryChoices { get; private set; } = [];

    public int Pages => Math.Max(1, ((Proposal?.Units.Count ?? 0) + PageSize - 1) / PageSize);

    public IEnumerable<ProposalUnitRow> Shown => (Proposal?.Units ?? []).Skip((At - 1) * PageSize).Take(PageSize);

    public bool CanTake => Running is { Runs: true } && May(RiskPermissions.Run);

    private ProposeRisks.Wish Wish => new(By, Most, Department is { } id ? DepartmentId.From(id) : null);

    public async Task OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation);

    /// <summary>Takes the chosen categories over and counts again.</summary>
    [Needs(RiskPermissions.Run)]
    public async Task<IActionResult> OnPostClassifyAsync(CancellationToken cancellation)
    {
        var result = await propose.ClassifyAsync(Categories.Where(c => c.Is != c.Was && !string.IsNullOrEmpty(c.Is)).ToDictionary(c => c.Unit, c => c.Is!), cancellation);
        if (result.Ok) return Done(RiskWords.CategoriesSaved, Address(At));
        await LoadAsync(cancellation);
        return Refuse(result);
    }

    [Needs(RiskPermissions.Run)]
    public Task<IActionResult> OnPostTakeAsync(CancellationToken cancellation) => TakeAsync(Pick.ToHashSet(StringComparer.Ordinal), cancellation);

    [Needs(RiskPermissions.Run)]
    public Task<IActionResult> OnPostTakeAllAsync(CancellationToken cancellation) => TakeAsync(null, cancellation);

    /// <summary>This page's address with another part of the list.</summary>
    public string Address(int at) => "/risks/detailed" + QueryString.Create(
        [new("by", By.ToString()), new("most", Most.ToString()), .. Department is { } id ? [new("department", id.ToString())] : Array.Empty<KeyValuePair<string, string?>>(), .. at > 1 ? [new("at", at.ToString())] : Array.Empty<KeyValuePair<string, string?>>()]);

    private async Task<IActionResult> TakeAsync(HashSet<string>? keys, CancellationToken cancellation)
    {
        var result = await propose.TakeAsync(Wish, keys, Rate, cancellation);
        if (result.Ok) return Done(RiskWords.RisksTaken(result.Value.Value), result.Value.Value == 0 ? Address(At) : "/risks/rate");
        await LoadAsync(cancellation);
        return Refuse(result);
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Running = await assessments.LatestAsync(cancellation);
        Most = Math.Clamp(Most, 1, DetailedProposal.MostPairs);
        if (Running is { Assessment.Approach: not AssessmentApproach.GapOnly }) Proposal = await propose.LookAsync(Wish, cancellation);
        At = Math.Clamp(At, 1, Pages);
        var tree = await departments.TreeAsync(cancellation);
        DepartmentChoices = [.. tree.InOrder().Select(d => new SelectListItem(tree.PathOf(d.Id), d.Id.Value.ToString(), d.Id.Value == Department))];
        CategoryChoices = [.. RiskCatalog.Shipped.Categories.Select(category => new SelectListItem(category.Label.Here, category.Id))];
    }

    /// <summary>A chosen category, as typed.</summary>
    internal sealed class Category
    {
        public string Unit { get; set; } = "";

        public string? Is { get; set; }

        public string? Was { get; set; }
    }
}

using Meguri.Domain.Assets;
using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Meguri.Web.Capabilities.Assets;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Host;
using Meguri.Web.Kit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>Names a risk, or changes one when the address names it.</summary>
[Permit(RiskPermissions.Assess)]
internal sealed class EditRiskModel(
    RiskLedger ledger, RiskReadings readings, AssetLedger assets, RiskTargets targets, LedgerValues values, Assessments assessments, Departments departments, PeopleChoices people, SaveRisk save) : MeguriPage
{
    private const int Most = 500;

    [BindProperty]
    public RiskForm Input { get; set; } = new();

    public Risk? Risk { get; private set; }

    public string Target { get; private set; } = "";

    public RunningAssessment? Running { get; private set; }

    public IReadOnlyList<SelectListItem> DepartmentChoices { get; private set; } = [];

    public IReadOnlyList<SelectListItem> OwnerChoices { get; private set; } = [];

    public IReadOnlyList<string> Suggestions { get; private set; } = [];

    public IReadOnlyList<SelectListItem> GroupChoices { get; private set; } = [];

    public IReadOnlyList<SelectListItem> ThreatChoices { get; } = Choices(RiskCatalog.Shipped.ThreatGroups, RiskCatalog.Shipped.Threats);

    public IReadOnlyList<SelectListItem> VulnerabilityChoices { get; } = Choices(RiskCatalog.Shipped.VulnerabilityGroups, RiskCatalog.Shipped.Vulnerabilities);

    public async Task<IActionResult> OnGetAsync(Guid? id, Guid? asset, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation)) return id is { } known ? await InsteadAsync(RiskId.From(known), cancellation) : NotFound();
        if (Risk is not null) Input = RiskForm.Of(Risk, (await values.BeginAsync([Risk], cancellation))[Risk.Id]);
        else if (asset is { } known) await BeginWithAsync(AssetId.From(known), cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation)) return NotFound();
        if (!ModelState.IsValid) return Again();
        Result<Risk>? result;
        try
        {
            result = id is { } known ? await save.ChangeAsync(RiskId.From(known), Input, cancellation) : await save.AddAsync(Input, cancellation);
        }
        catch (DbUpdateConcurrencyException stale)
        {
            return await StaleAsync(stale, () => OnGetAsync(id, null, cancellation));
        }
        if (result is null) return NotFound();
        return result.Ok ? Done(RiskWords.RiskSaved(RiskText.NumberOf(result.Value)), $"/risks/{result.Value.Id.Value}") : Refuse(result);
    }

    public override async Task OfferAsync(CancellationToken cancellation)
    {
        OwnerChoices = await people.WorkingAsync([Input.OwnerId], cancellation);
        if (Risk is not null)
        {
            await targets.ReadAsync([Risk], cancellation);
            Target = targets.TextOf(Risk);
            return;
        }
        var tree = await departments.TreeAsync(cancellation);
        var own = await ledger.OwnDepartmentsAsync(cancellation);
        DepartmentChoices = [.. tree.InOrder().Where(d => own?.Contains(d.Id) != false).Select(d => new SelectListItem(tree.PathOf(d.Id), d.Id.Value.ToString()))];
        // What the actor may name, and nothing that saving would refuse.
        var living = (await assets.EditableAsync(cancellation)).AsNoTracking().Where(a => a.DisposedOn == null);
        Suggestions = [.. (await living.OrderBy(a => a.Number).Take(Most).Select(a => new { a.Number, a.Name }).ToListAsync(cancellation))
            .Select(a => $"{NumberText.Of(Asset.Series, a.Number)} {a.Name}")];
        GroupChoices = await living.Where(a => a.Group != null).Select(a => a.Group!).Distinct().OrderBy(name => name).Take(Most)
            .Select(name => new SelectListItem(name, name)).ToListAsync(cancellation);
    }

    /// <summary>A reading that stays as it is leads to the latest of its risk.</summary>
    private async Task<IActionResult> InsteadAsync(RiskId id, CancellationToken cancellation) =>
        await (await ledger.EditableAsync(cancellation)).AnyAsync(risk => risk.Id == id, cancellation)
            ? Done(RiskWords.ReadingStays, $"/risks/{(await readings.LatestAsync(id, cancellation)).Value}", Tone.Yellow) : NotFound();

    private async Task BeginWithAsync(AssetId id, CancellationToken cancellation)
    {
        if (await (await assets.EditableAsync(cancellation)).AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellation) is not { } asset) return;
        Input = new RiskForm { Asset = $"{asset.NumberText} {asset.Name}", Confidentiality = asset.Confidentiality, Integrity = asset.Integrity, Availability = asset.Availability };
    }

    private async Task<bool> LoadAsync(Guid? id, CancellationToken cancellation)
    {
        Running = await assessments.LatestAsync(cancellation);
        if (Running is not { Runs: true }) return false;
        if (id is not { } asked) return true;
        var key = RiskId.From(asked);
        Risk = await (await ledger.EditableAsync(cancellation)).AsNoTracking().SingleOrDefaultAsync(r => r.Id == key && r.AssessmentId == Running.Assessment.Id, cancellation);
        return Risk is not null;
    }

    private static List<SelectListItem> Choices(IReadOnlyList<(string Key, Controls.InWords Label)> groups, IReadOnlyList<CatalogTerm> terms)
    {
        var byKey = groups.ToDictionary(group => group.Key, group => new SelectListGroup { Name = group.Label.Here });
        return [.. terms.Select(term => new SelectListItem(term.Here, term.Id) { Group = byKey[term.Group] })];
    }
}

using Meguri.Domain.Assets;
using Meguri.Domain.Controls;
using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>Adds a measure, or changes one when the address names it.</summary>
[Permit(ControlPermissions.Edit)]
internal sealed class EditMeasureModel(MeguriDb db, ControlNames names, Departments departments, PeopleChoices people, MeasureReading reading, SaveMeasure save) : MeguriPage
{
    [BindProperty]
    public MeasureForm Input { get; set; } = new();

    /// <summary>The measure that is changed; null for a new one.</summary>
    public Measure? Known { get; private set; }

    public IReadOnlyList<SelectListItem> ControlChoices { get; private set; } = [];

    public IReadOnlyList<SelectListItem> PersonChoices { get; private set; } = [];

    public IReadOnlyList<SelectListItem> DepartmentChoices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? id, string? control, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation)) return NotFound();
        if (Known is not null) Input = await FormOfAsync(Known, cancellation);
        else if (control is not null) Input.Controls.Add(control);
        Input.Offer();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation)) return NotFound();
        if (!ModelState.IsValid) return Again();
        var content = await reading.ReadAsync(Input, Known, cancellation);
        if (!content.Ok) return Refuse(content);
        Result<Measure>? result;
        try
        {
            result = Known is null
                ? await save.AddAsync(content.Value, Input.Status, Input.StatusOn, cancellation)
                : await save.ChangeAsync(Known.Id, content.Value, Input.Status, Input.StatusOn, Input.Version, Input.Reason, cancellation);
        }
        catch (DbUpdateConcurrencyException stale)
        {
            return await StaleAsync(stale, () => OnGetAsync(id, null, cancellation));
        }
        if (result is null) return NotFound();
        return result.Ok ? Done(ControlWords.Saved(result.Value.Name), $"/soa/measures/{result.Value.Id.Value}") : Refuse(result);
    }

    private async Task<MeasureForm> FormOfAsync(Measure measure, CancellationToken cancellation)
    {
        var risks = measure.Links.Select(link => link.RiskId).OfType<RiskId>().ToList();
        var assets = measure.Links.Select(link => link.AssetId).OfType<AssetId>().ToList();
        var riskNumbers = await db.Set<Risk>().AsNoTracking().Where(risk => risks.Contains(risk.Id)).Select(risk => risk.Number).ToListAsync(cancellation);
        var assetNumbers = await db.Set<Asset>().AsNoTracking().Where(asset => assets.Contains(asset.Id)).ToDictionaryAsync(asset => asset.Id, asset => asset.Number, cancellation);
        return new MeasureForm
        {
            Name = measure.Name, Description = measure.Description, Controls = [.. measure.Controls],
            Risks = string.Join(", ", riskNumbers.Order().Select(number => NumberText.Of(Risk.Series, number))),
            Keeps = [.. measure.Links.Where(link => link.AssetId is not null).OrderBy(link => assetNumbers[link.AssetId!.Value]).Select(link => new MeasureForm.KeptAsset
            {
                Asset = NumberText.Of(Asset.Series, assetNumbers[link.AssetId!.Value]), Confidentiality = link.Keeps.HasFlag(KeptProperties.Confidentiality),
                Integrity = link.Keeps.HasFlag(KeptProperties.Integrity), Availability = link.Keeps.HasFlag(KeptProperties.Availability),
            })],
            ResponsibleId = measure.ResponsibleId?.Value, DepartmentId = measure.DepartmentId?.Value, Status = measure.Status, StatusOn = measure.StatusOn, Version = measure.Version,
        };
    }

    public override async Task OfferAsync(CancellationToken cancellation)
    {
        ControlChoices = [.. (await names.AllAsync(cancellation)).Select(control => new SelectListItem($"{control.Control} {control.Name}", control.Control))];
        PersonChoices = await people.WorkingAsync([Input.ResponsibleId], cancellation);
        var tree = await departments.TreeAsync(cancellation);
        DepartmentChoices = [.. tree.InOrder().Select(d => new SelectListItem(tree.PathOf(d.Id), d.Id.Value.ToString()))];
    }

    private async Task<bool> LoadAsync(Guid? id, CancellationToken cancellation)
    {
        if (id is not { } wanted) return true;
        var key = MeasureId.From(wanted);
        Known = await db.Set<Measure>().AsNoTracking().Include(measure => measure.Links).SingleOrDefaultAsync(measure => measure.Id == key, cancellation);
        return Known is not null;
    }
}

using Meguri.Domain.Assets;
using Meguri.Domain.Kernel;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Assets;

/// <summary>Enters an asset, or changes one when the address names it.</summary>
[Permit(AssetPermissions.Edit)]
internal sealed class EditAssetModel(AssetLedger ledger, Departments departments, PeopleChoices people, AssetChoices choices, SaveAsset save) : MeguriPage
{
    [BindProperty]
    public AssetForm Input { get; set; } = new();

    public Asset? Asset { get; private set; }

    public AssetScale Scale => ledger.Scale;

    public IReadOnlyList<SelectListItem> DepartmentChoices { get; private set; } = [];

    public IReadOnlyList<SelectListItem> OwnerChoices { get; private set; } = [];

    public IReadOnlyList<string> Kinds { get; private set; } = [];

    public IReadOnlyList<string> Media { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation)) return NotFound();
        Input = Asset is null ? new AssetForm { RegisteredOn = Current.Today } : AssetForm.Of(Asset);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation)) return NotFound();
        if (!ModelState.IsValid) return Again();
        Result<Asset>? result;
        try
        {
            result = id is { } known
                ? await save.ChangeAsync(AssetId.From(known), Input.Fields(Asset!.OwnerName), Input.Version, Input.Reason, cancellation)
                : await save.AddAsync(Input.Fields(), cancellation);
        }
        catch (DbUpdateConcurrencyException stale)
        {
            return await StaleAsync(stale, () => OnGetAsync(id, cancellation));
        }
        if (result is null) return NotFound();
        return result.Ok ? Done(AssetWords.Saved(result.Value.NumberText), $"/assets/{result.Value.Id.Value}") : Refuse(result);
    }

    public override async Task OfferAsync(CancellationToken cancellation)
    {
        var tree = await departments.TreeAsync(cancellation);
        var own = await ledger.OwnDepartmentsAsync(cancellation);
        DepartmentChoices = [.. tree.InOrder().Where(d => own?.Contains(d.Id) != false).Select(d => new SelectListItem(tree.PathOf(d.Id), d.Id.Value.ToString()))];
        OwnerChoices = await people.WorkingAsync([Input.OwnerId], cancellation);
        (Kinds, Media) = (await choices.OfAsync(AssetChoiceList.Kind, cancellation), await choices.OfAsync(AssetChoiceList.Medium, cancellation));
    }

    private async Task<bool> LoadAsync(Guid? id, CancellationToken cancellation)
    {
        if (id is null) return true;
        var key = AssetId.From(id.Value);
        Asset = await (await ledger.EditableAsync(cancellation)).AsNoTracking().SingleOrDefaultAsync(a => a.Id == key, cancellation);
        return Asset is not null;
    }
}

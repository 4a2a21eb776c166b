using Meguri.Domain.Assets;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Kit.Registers;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Assets;

/// <summary>What of the ledger may be set in many rows at once, the yearly look at them included.</summary>
internal sealed class AssetBulk(MeguriDb db, AssetLedger ledger, Departments departments, PeopleChoices people, AssetChoices choices, CurrentOrganization current) : BulkChange<Asset>
{
    public override string Permission => AssetPermissions.Edit;

    public override string Act => "assets.change-many";

    public override async Task<IReadOnlyList<BulkField>> FieldsAsync(CancellationToken cancellation)
    {
        var tree = await departments.TreeAsync(cancellation);
        var own = await ledger.OwnDepartmentsAsync(cancellation);
        return
        [
            new(nameof(Asset.ReviewedOn), AssetWords.Field_ReviewedOn, [new SelectListItem(AssetWords.ReviewedToday(current.Today.ToString("yyyy/MM/dd", System.Globalization.CultureInfo.InvariantCulture)), "today")]),
            new(nameof(Asset.DepartmentId), AssetWords.Field_DepartmentId,
                [.. tree.InOrder().Where(d => own?.Contains(d.Id) != false).Select(d => new SelectListItem(tree.PathOf(d.Id), d.Id.Value.ToString()))]),
            new(nameof(Asset.OwnerId), AssetWords.Field_OwnerId, await people.WorkingAsync([], cancellation), Clears: true),
            new(nameof(Asset.Business), AssetWords.Field_Business, Clears: true),
            new(nameof(Asset.Kind), AssetWords.Field_Kind, Clears: true) { Suggestions = await choices.OfAsync(AssetChoiceList.Kind, cancellation) },
            new(nameof(Asset.Secret), AssetWords.Field_Secret, BulkField.Of<SecretClass>(AssetWords.Book), Clears: true),
            new(nameof(Asset.Medium), AssetWords.Field_Medium, Clears: true) { Suggestions = await choices.OfAsync(AssetChoiceList.Medium, cancellation) },
            new(nameof(Asset.Place), AssetWords.Field_Place, Clears: true),
            new(nameof(Asset.Users), AssetWords.Field_Users, Clears: true),
            new(nameof(Asset.Group), AssetWords.Field_Group, Clears: true),
            new(nameof(Asset.Impact), AssetWords.Field_Impact, BulkField.Of<BusinessImpact>(AssetWords.Book), Clears: true),
            new(nameof(Asset.Watch), AssetWords.Field_Watch, BulkField.Of<AssetWatch>(AssetWords.Book)),
        ];
    }

    public override Task<IQueryable<Asset>> EditableAsync(CancellationToken cancellation) => ledger.EditableAsync(cancellation);

    public override async Task<IReadOnlyList<Result>> ApplyAsync(IReadOnlyList<Asset> rows, BulkValues values, CancellationToken cancellation)
    {
        var taken = values.Id<DepartmentId>(nameof(Asset.DepartmentId), null) is { } department ? await NamesAsync(department, rows, cancellation) : null;
        return [.. rows.Select(asset => Apply(asset, values, taken))];
    }

    private Result Apply(Asset asset, BulkValues values, Dictionary<string, Asset>? taken)
    {
        if (taken is not null && asset.DisposedOn is null && !taken.TryAdd(asset.NameKey, asset) && taken[asset.NameKey].Id != asset.Id)
            return AssetProblems.NameTaken(taken[asset.NameKey].Name, taken[asset.NameKey].NumberText);
        var fields = asset.Fields();
        var changed = asset.Change(fields with
        {
            DepartmentId = values.Id<DepartmentId>(nameof(Asset.DepartmentId), fields.DepartmentId)!.Value,
            OwnerId = values.Id(nameof(Asset.OwnerId), fields.OwnerId),
            OwnerName = values.Has(nameof(Asset.OwnerId)) ? null : fields.OwnerName,
            Business = values.Text(nameof(Asset.Business), fields.Business),
            Kind = values.Text(nameof(Asset.Kind), fields.Kind),
            Secret = values.Choice(nameof(Asset.Secret), fields.Secret),
            Medium = values.Text(nameof(Asset.Medium), fields.Medium),
            Place = values.Text(nameof(Asset.Place), fields.Place),
            Users = values.Text(nameof(Asset.Users), fields.Users),
            Group = values.Text(nameof(Asset.Group), fields.Group),
            Impact = values.Choice(nameof(Asset.Impact), fields.Impact),
            Watch = values.Choice<AssetWatch>(nameof(Asset.Watch), fields.Watch)!.Value,
        }, ledger.Scale);
        return changed.Ok && values.Has(nameof(Asset.ReviewedOn)) ? asset.Review(current.Today) : changed;
    }

    /// <summary>The names that the department has already, for the rows that come to it.</summary>
    private async Task<Dictionary<string, Asset>> NamesAsync(DepartmentId department, IReadOnlyList<Asset> rows, CancellationToken cancellation)
    {
        const int batch = 500;
        var names = new Dictionary<string, Asset>(StringComparer.Ordinal);
        foreach (var keys in rows.Select(a => a.NameKey).Distinct().Chunk(batch))
            foreach (var asset in await db.Set<Asset>().AsNoTracking().Where(a => a.DepartmentId == department && a.DisposedOn == null && keys.Contains(a.NameKey)).ToListAsync(cancellation))
                names[asset.NameKey] = asset;
        return names;
    }
}

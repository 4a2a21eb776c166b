using Meguri.Domain.Exchange;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Host;
using Meguri.Web.Kit.Imports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Meguri.Web.Capabilities.Assets;

/// <summary>Takes a ledger.</summary>
[Permit(AssetPermissions.Import)]
[LargestBody(LargestFile)]
[RequestSizeLimit(LargestFile)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestFile)]
internal sealed class ImportAssetsModel(ImportParts parts, AssetImporter importer) : UploadPage(parts, importer);

/// <summary>What a ledger would do.</summary>
[Permit(AssetPermissions.Import)]
internal sealed class ReviewAssetsModel(ImportParts parts, AssetImporter importer, Actor actor, Departments departments, AddDepartment addDepartment) : ReviewPage(parts, importer, actor)
{
    public override async Task<IReadOnlyList<SelectListItem>> DepartmentChoicesAsync(CancellationToken cancellation)
    {
        var tree = await departments.TreeAsync(cancellation);
        return [.. tree.InOrder().Select(d => new SelectListItem(tree.PathOf(d.Id), d.Id.Value.ToString()))];
    }

    protected override Importer Make(IServiceProvider services, ImportUpload upload)
    {
        var fresh = services.GetRequiredService<AssetImporter>();
        foreach (var (name, id) in upload.Departments ?? new Dictionary<string, Guid>()) fresh.Means(name, DepartmentId.From(id));
        return fresh;
    }

    protected override string DepartmentIn(string cell) => PersonInDepartment.Split(cell, _ => false).Department ?? cell;

    protected override async Task MakeDepartmentAsync(string name, CancellationToken cancellation) => await addDepartment.Handle(name, null, null, cancellation);
}

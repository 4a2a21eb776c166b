using Meguri.Domain.Assets;
using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Host;
using Meguri.Web.Kit;
using Meguri.Web.Kit.History;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Assets;

/// <summary>One asset: what it is, what it is linked to, its history, what to do next.</summary>
[Permit(AssetPermissions.View)]
internal sealed class ShowAssetModel(MeguriDb db, AssetLedger ledger, Departments departments, RecordHistory history, DisposeAsset dispose, ReviewAsset review, IEnumerable<IAssetLinks> links) : MeguriPage
{
    public Asset Asset { get; private set; } = null!;

    public string Department { get; private set; } = "";

    public string? Owner { get; private set; }

    public DateOnly Today => Current.Today;

    public bool MayEdit { get; private set; }

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    public IReadOnlyList<RecordLink> Links { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        var key = AssetId.From(id);
        if (await (await ledger.VisibleAsync(cancellation)).AsNoTracking().SingleOrDefaultAsync(a => a.Id == key, cancellation) is not { } asset) return NotFound();
        Asset = asset;
        Department = (await departments.TreeAsync(cancellation)).PathOf(asset.DepartmentId);
        Owner = asset.OwnerId is { } owner
            ? await db.Set<Person>().AsNoTracking().Where(p => p.Id == owner).Select(p => p.Name).SingleOrDefaultAsync(cancellation) : asset.OwnerName;
        MayEdit = May(AssetPermissions.Edit) && await (await ledger.EditableAsync(cancellation)).AnyAsync(a => a.Id == key, cancellation);
        History = await history.OfAsync<Asset>(id, AssetWords.Book, cancellation);
        var found = new List<RecordLink>();
        foreach (var source in links) found.AddRange(await source.OfAsync(key, cancellation));
        Links = found;
        return Page();
    }

    [Needs(AssetPermissions.Edit)]
    public async Task<IActionResult> OnPostDisposeAsync(Guid id, CancellationToken cancellation)
    {
        if (await dispose.DisposeAsync(AssetId.From(id), cancellation) is not { } result) return NotFound();
        return result.Ok ? Done(AssetWords.DisposedDone(result.Value.NumberText), $"/assets/{id}") : StatusCode(StatusCodes.Status409Conflict);
    }

    [Needs(AssetPermissions.Edit)]
    public async Task<IActionResult> OnPostReviewAsync(Guid id, CancellationToken cancellation)
    {
        if (await review.Handle(AssetId.From(id), cancellation) is not { } result) return NotFound();
        return result.Ok ? Done(AssetWords.ReviewedDone(result.Value.NumberText), $"/assets/{id}") : StatusCode(StatusCodes.Status409Conflict);
    }

    [Needs(AssetPermissions.Edit)]
    public async Task<IActionResult> OnPostRestoreAsync(Guid id, CancellationToken cancellation)
    {
        if (await dispose.RestoreAsync(AssetId.From(id), cancellation) is not { } result) return NotFound();
        return Done(AssetWords.RestoredDone(result.Value!.NumberText), $"/assets/{id}");
    }
}

using Meguri.Domain.Assets;
using Meguri.Domain.Kernel;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Assets;

/// <summary>Notes that an entry was looked at and is true; the trail says who did (S1-10).</summary>
internal sealed class ReviewAsset(MeguriDb db, AssetLedger ledger, Access access, Trail trail, CurrentOrganization current)
{
    /// <summary>Null when there is none that the actor may change.</summary>
    public async Task<Result<Asset>?> Handle(AssetId id, CancellationToken cancellation)
    {
        access.Demand(AssetPermissions.Edit);
        if (await (await ledger.EditableAsync(cancellation)).SingleOrDefaultAsync(a => a.Id == id, cancellation) is not { } asset) return null;
        var reviewed = asset.Review(current.Today);
        if (!reviewed.Ok) return Result<Asset>.Refused(reviewed);
        trail.Begin("assets.review");
        await db.SaveChangesAsync(cancellation);
        return asset;
    }
}

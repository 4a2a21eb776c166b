using Meguri.Domain.Assets;
using Meguri.Domain.Kernel;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Assets;

/// <summary>Records a disposal (廃棄) or takes it back.</summary>
internal sealed class DisposeAsset(MeguriDb db, AssetLedger ledger, Access access, Trail trail, CurrentOrganization current)
{
    public async Task<Result<Asset>?> DisposeAsync(AssetId id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is not { } asset) return null;
        var disposed = asset.Dispose(current.Today);
        if (!disposed.Ok) return Result<Asset>.Refused(disposed);
        trail.Begin("assets.dispose");
        await db.SaveChangesAsync(cancellation);
        return asset;
    }

    public async Task<Result<Asset>?> RestoreAsync(AssetId id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is not { } asset) return null;
        asset.Restore();
        trail.Begin("assets.restore");
        await db.SaveChangesAsync(cancellation);
        return asset;
    }

    private async Task<Asset?> FindAsync(AssetId id, CancellationToken cancellation)
    {
        access.Demand(AssetPermissions.Edit);
        return await (await ledger.EditableAsync(cancellation)).SingleOrDefaultAsync(a => a.Id == id, cancellation);
    }
}

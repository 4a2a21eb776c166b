using Meguri.Domain.Assets;
using Meguri.Web.Kit.Registers;

namespace Meguri.Web.Capabilities.Assets;

/// <summary>The ledger as the kit serves it.</summary>
internal sealed class AssetLists(AssetLedger ledger, AssetBulk bulk) : RegisterSource<Asset>
{
    protected override BulkChange<Asset> Bulk => bulk;

    public override async Task<(Register<Asset>, IQueryable<Asset>)> OfAsync(IQueryCollection query, CancellationToken cancellation) =>
        (AssetRegister.Declaration, await ledger.VisibleAsync(cancellation));
}

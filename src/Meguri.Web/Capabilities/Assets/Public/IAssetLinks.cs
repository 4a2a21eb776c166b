using Meguri.Domain.Assets;
using Meguri.Web.Kit;

namespace Meguri.Web.Capabilities.Assets;

/// <summary>What other capabilities have on an asset, shown on its page.</summary>
internal interface IAssetLinks
{
    /// <summary>The things linked to an asset that the reader may see.</summary>
    Task<IReadOnlyList<RecordLink>> OfAsync(AssetId asset, CancellationToken cancellation);
}

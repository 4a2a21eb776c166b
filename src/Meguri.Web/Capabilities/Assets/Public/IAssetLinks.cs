using Meguri.Domain.Assets;

namespace Meguri.Web.Capabilities.Assets;

/// <summary>What other capabilities have on an asset, shown on its page.</summary>
internal interface IAssetLinks
{
    /// <summary>The things linked to an asset that the reader may see.</summary>
    Task<IReadOnlyList<AssetLink>> OfAsync(AssetId asset, CancellationToken cancellation);
}

/// <summary>One link.</summary>
/// <param name="Text">What it is called.</param>
/// <param name="Path">Its page, below the organization's address.</param>
/// <param name="Icon">A Tabler icon.</param>
/// <param name="Note">A quiet word beside it.</param>
internal sealed record AssetLink(string Text, string Path, string Icon, string? Note = null);

using Meguri.Domain.Assets;
using Meguri.Domain.Controls;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Assets;
using Meguri.Web.Kit;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>The measures that keep an asset confidential, intact and at hand, on the asset's page (S2-43).</summary>
internal sealed class MeasuresOfAsset(MeguriDb db, Access access) : IAssetLinks
{
    public async Task<IReadOnlyList<RecordLink>> OfAsync(AssetId asset, CancellationToken cancellation)
    {
        if (!access.May(ControlPermissions.View)) return [];
        var found = await (
            from link in db.Set<MeasureLink>()
            join measure in db.Set<Measure>() on link.MeasureId equals measure.Id
            where link.AssetId == asset
            orderby measure.Name
            select new { measure.Id, measure.Name, link.Keeps }).AsNoTracking().ToListAsync(cancellation);
        return [.. found.Select(measure => new RecordLink(measure.Name, $"/soa/measures/{measure.Id.Value}", "shield-check", Said(measure.Keeps)))];
    }

    /// <summary>機密性・可用性.</summary>
    public static string Said(KeptProperties keeps) => string.Join('・',
        new[] { KeptProperties.Confidentiality, KeptProperties.Integrity, KeptProperties.Availability }.Where(property => keeps.HasFlag(property)).Select(property => ControlWords.Book.Of(property)));
}

using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Kit;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Assets;

/// <summary>The assets somebody owns, for the page of the person and the sheet they hand over with (S0-7).</summary>
internal sealed class AssetsOfPerson(AssetLedger ledger, Access access) : IPersonLinks
{
    public async Task<IReadOnlyList<RecordLink>> OfAsync(PersonId person, CancellationToken cancellation)
    {
        if (!access.May(AssetPermissions.View)) return [];
        var assets = await (await ledger.VisibleAsync(cancellation)).AsNoTracking().Where(a => a.OwnerId == person && a.DisposedOn == null)
            .OrderBy(a => a.Number).ToListAsync(cancellation);
        return [.. assets.Select(a => new RecordLink($"{a.NumberText} {a.Name}", $"/assets/{a.Id.Value}", "database", AssetWords.Field_OwnerId))];
    }
}

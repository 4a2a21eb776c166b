using Meguri.Domain.Assets;
using Meguri.Platform.Access;
using Meguri.Web.Kit.Attachments;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Assets;

/// <summary>Files belong to assets.</summary>
internal sealed class AssetFiles(AssetLedger ledger, Access access) : IAttachable
{
    public string Kind => "assets";

    public string PathOf(Guid record) => $"/assets/{record}";

    public async Task<string?> TitleAsync(Guid record, CancellationToken cancellation)
    {
        var key = AssetId.From(record);
        return access.May(AssetPermissions.View) && await (await ledger.VisibleAsync(cancellation)).AsNoTracking().SingleOrDefaultAsync(a => a.Id == key, cancellation) is { } asset
            ? $"{asset.NumberText} {asset.Name}" : null;
    }

    public async Task<bool> MayChangeAsync(Guid record, CancellationToken cancellation)
    {
        var key = AssetId.From(record);
        return access.May(AssetPermissions.Edit) && await (await ledger.EditableAsync(cancellation)).AnyAsync(a => a.Id == key, cancellation);
    }
}

using Meguri.Domain.Controls;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Web.Kit.Attachments;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>Files belong to measures: what shows that they are in place.</summary>
internal sealed class MeasureFiles(MeguriDb db, Access access) : IAttachable
{
    public string Kind => "measures";

    public string PathOf(Guid record) => $"/soa/measures/{record}";

    public async Task<string?> TitleAsync(Guid record, CancellationToken cancellation)
    {
        var key = MeasureId.From(record);
        return access.May(ControlPermissions.View) ? await db.Set<Measure>().Where(m => m.Id == key).Select(m => m.Name).SingleOrDefaultAsync(cancellation) : null;
    }

    public async Task<bool> MayChangeAsync(Guid record, CancellationToken cancellation)
    {
        var key = MeasureId.From(record);
        return access.May(ControlPermissions.Edit) && await db.Set<Measure>().AnyAsync(m => m.Id == key, cancellation);
    }
}

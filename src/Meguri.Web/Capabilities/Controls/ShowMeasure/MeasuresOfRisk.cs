using Meguri.Domain.Controls;
using Meguri.Domain.Risks;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Risks;
using Meguri.Web.Kit;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>The measures that treat a risk, on the risk's page.</summary>
internal sealed class MeasuresOfRisk(MeguriDb db, RiskReadings risks, Access access) : IRiskLinks
{
    public async Task<IReadOnlyList<RecordLink>> OfAsync(int number, CancellationToken cancellation)
    {
        if (!access.May(ControlPermissions.View)) return [];
        var readings = risks.Of(number).Select(id => (RiskId?)id);
        var measures = await db.Set<Measure>().AsNoTracking().Where(measure => measure.Links.Any(link => readings.Contains(link.RiskId)))
            .OrderBy(measure => measure.Name).Select(measure => new { measure.Id, measure.Name, measure.Status }).ToListAsync(cancellation);
        return [.. measures.Select(measure => new RecordLink(measure.Name, $"/soa/measures/{measure.Id.Value}", "shield", ControlWords.Book.Of(measure.Status)))];
    }
}

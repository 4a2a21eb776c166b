using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>A risk keeps its number; each assessment it is carried through holds a reading of its own. What names a risk leads to the latest.</summary>
internal sealed class RiskReadings(MeguriDb db)
{
    /// <summary>Number → the latest reading; numbers that nobody gave are left out.</summary>
    public async Task<IReadOnlyDictionary<int, RiskId>> LatestAsync(IReadOnlyCollection<int> numbers, CancellationToken cancellation) =>
        (await db.Set<Risk>().AsNoTracking().Where(risk => numbers.Contains(risk.Number)).Select(risk => new { risk.Id, risk.Number }).ToListAsync(cancellation))
            .GroupBy(risk => risk.Number).ToDictionary(readings => readings.Key, readings => readings.MaxBy(risk => risk.Id.Value)!.Id);

    /// <summary>The latest reading of the risk this one is of; itself when it is the latest, or nobody's.</summary>
    public async Task<RiskId> LatestAsync(RiskId id, CancellationToken cancellation)
    {
        var readings = await db.Set<Risk>().AsNoTracking().Where(risk => db.Set<Risk>().Any(named => named.Id == id && named.Number == risk.Number)).Select(risk => risk.Id).ToListAsync(cancellation);
        return readings.Count == 0 ? id : readings.MaxBy(reading => reading.Value);
    }

    /// <summary>The readings of a risk, of every assessment.</summary>
    public IQueryable<RiskId> Of(int number) => db.Set<Risk>().Where(risk => risk.Number == number).Select(risk => risk.Id);

    /// <summary>The readings, of every assessment, of the risks among these.</summary>
    public IQueryable<RiskId> Of(IQueryable<Risk> risks) => db.Set<Risk>().Where(named => risks.Any(risk => risk.Number == named.Number)).Select(named => named.Id);

    /// <summary>Every reading of the risks that have a reading among these: what names one year's names the risk.</summary>
    public IQueryable<Risk> SameAs(IQueryable<RiskId> ids) =>
        db.Set<Risk>().Where(risk => db.Set<Risk>().Any(named => ids.Contains(named.Id) && named.Number == risk.Number));
}

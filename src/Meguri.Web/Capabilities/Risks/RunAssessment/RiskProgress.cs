using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>How far an assessment is, in figures.</summary>
/// <param name="Judged">Controls with a verdict for the whole organization.</param>
/// <param name="Failing">Those that do not or only partly conform.</param>
/// <param name="Risks">Risks named.</param>
/// <param name="Rated">Those with a level.</param>
/// <param name="Above">Those above the acceptance level as things stand.</param>
/// <param name="Treated">Those with a decision on treatment.</param>
/// <param name="Accepted">Those whose residual risk is accepted.</param>
/// <param name="Fallen">Those whose acceptance fell.</param>
internal sealed record RiskProgress(int Judged, int Failing, int Risks, int Rated, int Above, int Treated, int Accepted, int Fallen)
{
    /// <summary>Counts in two queries.</summary>
    public static async Task<RiskProgress> OfAsync(MeguriDb db, RiskAssessmentId assessment, CancellationToken cancellation)
    {
        var gaps = await db.Set<GapEntry>().Where(g => g.AssessmentId == assessment && g.AssetGroup == null).GroupBy(g => g.Verdict)
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellation);
        var risks = await db.Set<Risk>().Where(r => r.AssessmentId == assessment)
            .GroupBy(r => new { Rated = r.BeforeLevel != null, Treated = r.Option != null, Band = r.ResidualBand ?? r.BeforeBand, r.Acceptance })
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellation);
        int Count(Func<AcceptanceBand?, bool, bool, AcceptanceState, bool> of) =>
            risks.Where(group => of(group.Key.Band, group.Key.Rated, group.Key.Treated, group.Key.Acceptance)).Sum(group => group.Count);
        return new RiskProgress(
            gaps.Sum(group => group.Count), gaps.Where(group => group.Key is GapVerdict.Partly or GapVerdict.DoesNot).Sum(group => group.Count),
            Count((_, _, _, _) => true), Count((_, rated, _, _) => rated), Count((band, _, _, _) => band == AcceptanceBand.NotAcceptable),
            Count((_, _, treated, _) => treated), Count((_, _, _, state) => state == AcceptanceState.Accepted), Count((_, _, _, state) => state == AcceptanceState.Fallen));
    }
}

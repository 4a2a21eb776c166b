using Meguri.Domain.Risks;
using Meguri.Domain.Treatment;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Risks;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Treatment;

/// <summary>The owner decides once the office has given its opinion on what cannot be done (S3-49).</summary>
internal sealed class OpinionsAwaited(MeguriDb db) : IResidualHold
{
    public async Task<IReadOnlyCollection<RiskId>> OpinionOpenAsync(IReadOnlyCollection<RiskId> risks, CancellationToken cancellation) =>
        await (
            from measure in db.Set<InfeasibleMeasure>()
            where measure.Advice == null
            join link in db.Set<PlanRisk>() on measure.PlanId equals link.PlanId
            join named in db.Set<Risk>() on link.RiskId equals named.Id
            join risk in db.Set<Risk>() on named.Number equals risk.Number
            where risks.Contains(risk.Id)
            select risk.Id).ToListAsync(cancellation);
}

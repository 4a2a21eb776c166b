using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Approvals;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>Takes another version of the method into the running assessment: every rated risk is rated anew, and what was accepted falls where it changed.</summary>
internal sealed class AdoptMethod(MeguriDb db, Access access, Trail trail, ApprovalLedger approvals, Signatory signatory)
{
    /// <summary>Null when there is no such version or no round runs.</summary>
    public async Task<Result?> AdoptAsync(RiskMethodId id, CancellationToken cancellation)
    {
        access.Demand(RiskPermissions.Run);
        var method = await db.Set<RiskMethod>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancellation);
        var assessment = await db.Set<RiskAssessment>().Where(a => a.FinishedOn == null).OrderByDescending(a => a.StartedOn).FirstOrDefaultAsync(cancellation);
        if (method is null || assessment is null) return null;
        var risks = await db.Set<Risk>().Where(r => r.AssessmentId == assessment.Id && r.BeforeLevel != null).ToListAsync(cancellation);
        var adopted = assessment.Adopt(method, risks, signatory.Now);
        if (!adopted.Ok) return adopted;
        await approvals.FallAsync(Risk.SubjectKind, risks.ToDictionary(r => r.Id.Value, r => r.StateHash()), cancellation);
        trail.Begin("risks.assessment.adopt-method");
        await db.SaveChangesAsync(cancellation);
        return adopted;
    }
}

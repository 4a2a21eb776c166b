using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Approvals;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>Decides how a risk is treated and rates what will remain.</summary>
internal sealed class TreatRisk(MeguriDb db, Access access, Trail trail, RiskLedger ledger, Assessments assessments, ApprovalLedger approvals, Signatory signatory)
{
    /// <param name="Option">低減, 回避, 共有, 保有 or 対応不要.</param>
    /// <param name="After">What was typed of the inputs with treatment; the asset's side is taken from before where the method keeps it.</param>
    /// <param name="Controls">The numbers of the controls that answer it.</param>
    /// <param name="Version">The version the form was made from.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Input(TreatmentOption Option, RiskInputs After, IReadOnlyCollection<string> Controls, int Version, string? Reason);

    /// <summary>Null when there is no risk that the actor may change.</summary>
    public async Task<Result<Risk>?> TreatAsync(RiskId id, Input input, CancellationToken cancellation)
    {
        access.Demand(RiskPermissions.Assess);
        if (await (await ledger.EditableAsync(cancellation)).SingleOrDefaultAsync(r => r.Id == id, cancellation) is not { } risk) return null;
        if (await assessments.LatestAsync(cancellation) is not { Runs: true } running || running.Assessment.Id != risk.AssessmentId) return RiskProblems.AssessmentFinished;
        if (risk.MethodId is not { } method || risk.Before is not { } before) return RiskProblems.NotEstimated;
        var by = await db.Set<RiskMethod>().AsNoTracking().SingleAsync(m => m.Id == method, cancellation);
        var changes = input.Option is not (TreatmentOption.Retain or TreatmentOption.None);
        var after = by.Rules.KeepsAssetWhenTreated ? input.After.WithAssetOf(before) : input.After;
        db.Expect(risk, input.Version);
        var treated = risk.Treat(by, input.Option, changes ? after : null, input.Controls, signatory.Now);
        if (!treated.Ok) return Result<Risk>.Refused(treated);
        await approvals.FallAsync(Risk.SubjectKind, new Dictionary<Guid, string> { [risk.Id.Value] = risk.StateHash() }, cancellation);
        trail.Begin("risks.treat", input.Reason);
        await db.SaveChangesAsync(cancellation);
        return risk;
    }
}

using Meguri.Domain.Approvals;
using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Approvals;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>
/// An owner accepts many residual risks in one act, all or none. It is for those that may be accepted as they are; where a review date or a
/// second signature is needed, the owner decides on the risk's own page. No permission is asked for: the domain refuses everybody but the owner.
/// </summary>
internal sealed class AcceptRisks(MeguriDb db, Trail trail, Assessments assessments, IResidualHold hold, Signatory signatory, CurrentOrganization current)
{
    /// <summary>Most risks on one page.</summary>
    public const int Most = 100;

    /// <param name="Id">Which.</param>
    /// <param name="SeenHash">The hash of what the page showed.</param>
    public sealed record Choice(RiskId Id, string SeenHash);

    /// <summary>The actor's own risks of the latest assessment that wait for them, the highest first; one more than <see cref="Most"/> when there are more.</summary>
    public async Task<List<Risk>> WaitingAsync(CancellationToken cancellation)
    {
        if (signatory.Person is not { } me || await assessments.LatestAsync(cancellation) is not { } latest) return [];
        return await db.Set<Risk>().AsNoTracking()
            .Where(r => r.OwnerId == me && r.AssessmentId == latest.Assessment.Id && r.Option != null && (r.Acceptance == AcceptanceState.Open || r.Acceptance == AcceptanceState.Fallen))
            .OrderByDescending(r => r.ResidualLevel).ThenBy(r => r.Number).Take(Most + 1).ToListAsync(cancellation);
    }

    /// <summary>Those of these that wait for the office's opinion first.</summary>
    public Task<IReadOnlySet<RiskId>> HeldAsync(IReadOnlyCollection<Risk> risks, CancellationToken cancellation) => hold.OpinionOpenAsync([.. risks.Select(risk => risk.Id)], cancellation);

    /// <summary>How many were accepted; refused whole when one of them is no longer what the page showed.</summary>
    public async Task<Result<SavedRows>> Handle(IReadOnlyList<Choice> chosen, CancellationToken cancellation)
    {
        if (chosen.Count == 0) return RiskPageProblems.NothingChosen;
        var (ids, subjects) = (chosen.Select(choice => choice.Id).ToList(), chosen.Select(choice => choice.Id.Value).ToList());
        var me = signatory.Person;
        var risks = await db.Set<Risk>().Where(r => me != null && r.OwnerId == me && ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellation);
        var requests = (await db.Set<Approval>()
            .Where(a => a.SubjectKind == Risk.SubjectKind && a.Purpose == Risk.OwnerPurpose && a.State == ApprovalState.Pending && subjects.Contains(a.SubjectId)).ToListAsync(cancellation))
            .GroupBy(a => a.SubjectId).ToDictionary(group => group.Key, group => group.MaxBy(a => a.RequestedAt)!);
        var held = await hold.OpinionOpenAsync(ids, cancellation);
        var problems = new List<Problem>();
        if (!ids.All(risks.ContainsKey)) problems.Add(RiskProblems.NotTheOwner);
        foreach (var choice in chosen.DistinctBy(choice => choice.Id))
            if (risks.TryGetValue(choice.Id, out var risk)) problems.AddRange(Accept(risk, requests.GetValueOrDefault(risk.Id.Value), choice.SeenHash, held.Contains(risk.Id)));
        if (problems.Count > 0)
        {
            db.ChangeTracker.Clear();
            return problems;
        }
        trail.Begin("risks.residual.accept");
        await db.SaveChangesAsync(cancellation);
        return new SavedRows(risks.Count);
    }

    private IReadOnlyList<Problem> Accept(Risk risk, Approval? request, string seen, bool opinionOpen)
    {
        if (seen != risk.StateHash()) return [RiskPageProblems.RiskChanged(RiskText.NumberOf(risk))];
        var signature = signatory.Sign(seen);
        if (!signature.Ok) return signature.Problems;
        var accepted = risk.AcceptResidual(request, signature.Value, null, current.Today, opinionOpen);
        if (!accepted.Ok) return accepted.Problems;
        if (request is null) db.Add(accepted.Value.Owner);
        return [];
    }
}

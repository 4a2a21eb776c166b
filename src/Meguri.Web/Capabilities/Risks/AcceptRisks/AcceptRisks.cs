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
/// An owner accepts many residual risks in one act, all or none. It is for those that may be accepted as they are; where a review date, a
/// second signature or an opinion is needed, the owner decides on the risk's own page. No permission is asked for: what is not the actor's own
/// is not there.
/// </summary>
internal sealed class AcceptRisks(MeguriDb db, Trail trail, Assessments assessments, ResidualHolds holds, Signatory signatory, CurrentOrganization current)
{
    /// <summary>Most risks on one page.</summary>
    public const int Most = 100;

    /// <param name="Id">Which.</param>
    /// <param name="SeenHash">The hash of what the page showed.</param>
    public sealed record Choice(RiskId Id, string SeenHash);

    /// <param name="AsTheyAre">Those that may be accepted as they are.</param>
    /// <param name="OneByOne">Those that need more.</param>
    /// <param name="More">There are more than these.</param>
    public sealed record Waiting(IReadOnlyList<Risk> AsTheyAre, IReadOnlyList<Risk> OneByOne, bool More);

    /// <summary>The actor's own risks of the latest assessment that wait for them: first those that may be accepted as they are, the highest first.</summary>
    public async Task<Waiting> ReadAsync(CancellationToken cancellation)
    {
        var found = await (await OpenAsync(cancellation)).AsNoTracking()
            .OrderByDescending(r => r.ResidualBand == AcceptanceBand.Acceptable).ThenByDescending(r => r.ResidualLevel).ThenBy(r => r.Number).Take(Most + 1).ToListAsync(cancellation);
        var shown = found.Take(Most).ToList();
        var together = await TogetherAsync(shown, cancellation);
        return new Waiting([.. shown.Where(r => together.Contains(r.Id))], [.. shown.Where(r => !together.Contains(r.Id))], found.Count > Most);
    }

    /// <summary>How many were accepted; refused whole when one of them is no longer what the page showed.</summary>
    public async Task<Result<SavedRows>> Handle(IReadOnlyList<Choice> chosen, CancellationToken cancellation)
    {
        if (chosen.Count == 0) return RiskPageProblems.NothingChosen;
        var (ids, subjects) = (chosen.Select(choice => choice.Id).ToList(), chosen.Select(choice => choice.Id.Value).ToList());
        var risks = await (await OpenAsync(cancellation)).Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellation);
        var together = await TogetherAsync(risks.Values, cancellation);
        var requests = (await db.Set<Approval>()
            .Where(a => a.SubjectKind == Risk.SubjectKind && a.Purpose == Risk.OwnerPurpose && a.State == ApprovalState.Pending && subjects.Contains(a.SubjectId)).ToListAsync(cancellation))
            .GroupBy(a => a.SubjectId).ToDictionary(group => group.Key, group => group.MaxBy(a => a.RequestedAt)!);
        var problems = new List<Problem>();
        if (!ids.All(risks.ContainsKey)) problems.Add(RiskPageProblems.AcceptanceClosed);
        foreach (var choice in chosen.DistinctBy(choice => choice.Id))
        {
            if (!risks.TryGetValue(choice.Id, out var risk)) continue;
            if (!together.Contains(risk.Id) || choice.SeenHash != risk.StateHash()) problems.Add(RiskPageProblems.RiskChanged(RiskText.NumberOf(risk)));
            else problems.AddRange(Accept(risk, requests.GetValueOrDefault(risk.Id.Value)));
        }
        if (problems.Count > 0)
        {
            db.ChangeTracker.Clear();
            return problems;
        }
        trail.Begin("risks.residual.accept");
        await db.SaveChangesAsync(cancellation);
        return new SavedRows(risks.Count);
    }

    private IReadOnlyList<Problem> Accept(Risk risk, Approval? request)
    {
        var signature = signatory.Sign(risk.StateHash());
        if (!signature.Ok) return signature.Problems;
        var accepted = risk.AcceptResidual(request, signature.Value, null, current.Today);
        if (!accepted.Ok) return accepted.Problems;
        if (request is null) db.Add(accepted.Value.Owner);
        return [];
    }

    private async Task<IQueryable<Risk>> OpenAsync(CancellationToken cancellation)
    {
        var (me, latest) = (signatory.Person, (await assessments.LatestAsync(cancellation))?.Assessment.Id);
        return db.Set<Risk>().Where(r => me != null && r.OwnerId == me && r.AssessmentId == latest && r.Option != null && (r.Acceptance == AcceptanceState.Open || r.Acceptance == AcceptanceState.Fallen));
    }

    private async Task<HashSet<RiskId>> TogetherAsync(IReadOnlyCollection<Risk> risks, CancellationToken cancellation)
    {
        var held = await holds.OpinionOpenAsync([.. risks.Select(risk => risk.Id)], cancellation);
        return [.. risks.Where(risk => risk.ResidualBand == AcceptanceBand.Acceptable && !held.Contains(risk.Id)).Select(risk => risk.Id)];
    }
}

using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>The assessment that pages speak of, with its method: read once per request.</summary>
internal sealed class Assessments(MeguriDb db)
{
    private RunningAssessment? latest;
    private bool looked;

    /// <summary>The latest assessment with the version of the method it is made with; null before the first.</summary>
    public async Task<RunningAssessment?> LatestAsync(CancellationToken cancellation)
    {
        if (looked) return latest;
        latest = await (
            from assessment in db.Set<RiskAssessment>()
            join method in db.Set<RiskMethod>() on assessment.MethodId equals method.Id
            orderby assessment.StartedOn descending, assessment.Id descending
            select new RunningAssessment(assessment, method)).AsNoTracking().FirstOrDefaultAsync(cancellation);
        looked = true;
        return latest;
    }

    /// <summary>The newest approved version of the method; null before the first approval.</summary>
    public Task<RiskMethod?> ApprovedMethodAsync(CancellationToken cancellation) =>
        db.Set<RiskMethod>().AsNoTracking().Where(m => m.State == RiskMethodState.Approved).OrderByDescending(m => m.VersionNumber).FirstOrDefaultAsync(cancellation);
}

/// <summary>An assessment and its method.</summary>
/// <param name="Assessment">The round.</param>
/// <param name="Method">The version it is made with.</param>
internal sealed record RunningAssessment(RiskAssessment Assessment, RiskMethod Method)
{
    /// <summary>Its rules.</summary>
    public MethodRules Rules => Method.Rules;

    /// <summary>True until it is finished.</summary>
    public bool Runs => Assessment.FinishedOn is null;
}

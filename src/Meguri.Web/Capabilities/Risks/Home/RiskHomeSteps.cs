using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Controls;
using Meguri.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>方法を決める: whether there is an approved method.</summary>
internal sealed class MethodHomeStep : IHomeStep
{
    public int Order => 30;

    public string Permission => RiskPermissions.View;

    public async Task<HomeStep> LookAsync(MeguriDb db, CancellationToken cancellation)
    {
        var newest = await db.Set<RiskMethod>().AsNoTracking().OrderByDescending(m => m.VersionNumber).Select(m => new { m.VersionNumber, m.State }).Take(2).ToListAsync(cancellation);
        var approved = newest.FirstOrDefault(m => m.State == RiskMethodState.Approved);
        return new HomeStep(RiskWords.Step_Method, approved is null ? RiskWords.Step_MethodDraft : RiskWords.Step_MethodInForce(approved.VersionNumber),
            approved is null ? RiskWords.Step_MethodNext : null, "/risks/method", "scale");
    }
}

/// <summary>ギャップ分析: how many of the 93 controls have a verdict.</summary>
internal sealed class GapHomeStep(Assessments assessments) : IHomeStep
{
    public int Order => 40;

    public string Permission => RiskPermissions.View;

    public async Task<HomeStep> LookAsync(MeguriDb db, CancellationToken cancellation)
    {
        if (await assessments.LatestAsync(cancellation) is not { } running) return new HomeStep(RiskWords.Gap, RiskWords.Step_NoAssessment, RiskWords.Step_StartNext, "/risks/assessment", "list-check");
        var judged = await db.Set<GapEntry>().CountAsync(g => g.AssessmentId == running.Assessment.Id && g.AssetGroup == null, cancellation);
        var all = AnnexA.Catalog.Controls.Count;
        var skips = running.Assessment.Approach == AssessmentApproach.DetailedOnly;
        return new HomeStep(RiskWords.Gap, skips ? RiskWords.Step_NotUsed : RiskWords.JudgedOf(judged, all), skips || judged >= all || !running.Runs ? null : RiskWords.Step_GapNext, "/risks/gap", "list-check");
    }
}

/// <summary>詳細分析: how many risks there are and how many have a level.</summary>
internal sealed class DetailHomeStep(Assessments assessments) : IHomeStep
{
    public int Order => 50;

    public string Permission => RiskPermissions.View;

    public async Task<HomeStep> LookAsync(MeguriDb db, CancellationToken cancellation)
    {
        if (await assessments.LatestAsync(cancellation) is not { } running) return new HomeStep(RiskWords.Detailed, RiskWords.Step_NoAssessment, RiskWords.Step_StartNext, "/risks/assessment", "zoom-scan");
        var progress = await RiskProgress.OfAsync(db, running.Assessment.Id, cancellation);
        var open = progress.Risks == 0 || progress.Rated < progress.Risks;
        return new HomeStep(RiskWords.Detailed, RiskWords.DetailProgress(progress.Risks, progress.Rated), open && running.Runs ? RiskWords.Step_DetailNext : null, progress.Risks == 0 ? "/risks/detailed" : "/risks/rate", "zoom-scan");
    }
}

/// <summary>残留リスクの受容: how many residual risks their owners accepted.</summary>
internal sealed class AcceptanceHomeStep(Assessments assessments) : IHomeStep
{
    public int Order => 70;

    public string Permission => RiskPermissions.View;

    public async Task<HomeStep> LookAsync(MeguriDb db, CancellationToken cancellation)
    {
        if (await assessments.LatestAsync(cancellation) is not { } running) return new HomeStep(RiskWords.Acceptance, RiskWords.Step_NoAssessment, RiskWords.Step_StartNext, "/risks/assessment", "user-check");
        var progress = await RiskProgress.OfAsync(db, running.Assessment.Id, cancellation);
        var open = progress.Risks == 0 || progress.Accepted < progress.Risks;
        return new HomeStep(RiskWords.Acceptance, RiskWords.AcceptProgress(progress.Accepted, progress.Risks, progress.Fallen), open ? RiskWords.Step_AcceptNext : null,
            progress.Treated < progress.Risks ? "/risks?view=untreated" : "/risks?view=waiting", "user-check");
    }
}

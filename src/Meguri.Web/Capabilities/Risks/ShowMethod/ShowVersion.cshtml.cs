using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>One version of the method, and what every risk of the running assessment becomes under it.</summary>
[Permit(RiskPermissions.View)]
internal sealed class ShowVersionModel(MeguriDb db, Assessments assessments, RiskTargets targets, AdoptMethod adopt) : MeguriPage
{
    private const int Longest = 200;

    public RiskMethod Method { get; private set; } = null!;

    public RunningAssessment? Running { get; private set; }

    /// <summary>Risks that are rated.</summary>
    public int Rated { get; private set; }

    /// <summary>Risks whose level, label or band would be another one.</summary>
    public int Differing { get; private set; }

    /// <summary>Risks this version cannot rate.</summary>
    public int Unratable { get; private set; }

    /// <summary>The first of the risks that differ, with what they concern.</summary>
    public IReadOnlyList<(RiskPreview Preview, string Target, string Threat)> Rows { get; private set; } = [];

    /// <summary>True when the running assessment can take this version.</summary>
    public bool CanAdopt => Running is { Runs: true } running && running.Method.Id != Method.Id && Method.State == RiskMethodState.Approved && May(RiskPermissions.Run);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    [Needs(RiskPermissions.Run)]
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (await adopt.AdoptAsync(RiskMethodId.From(id), cancellation) is not { } result) return NotFound();
        if (result.Ok) return Done(RiskWords.MethodAdopted, "/risks/assessment");
        return await LoadAsync(id, cancellation) ? Refuse(result) : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var key = RiskMethodId.From(id);
        if (await db.Set<RiskMethod>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == key, cancellation) is not { } method) return false;
        Method = method;
        Running = await assessments.LatestAsync(cancellation);
        if (Running is not { Runs: true } running || running.Method.Id == method.Id) return true;
        var risks = await db.Set<Risk>().AsNoTracking().Where(r => r.AssessmentId == running.Assessment.Id && r.BeforeLevel != null).OrderBy(r => r.Number).ToListAsync(cancellation);
        var previews = MethodPreview.Of(method.Rules, risks);
        var differing = previews.Where(p => p.Before.Differs || p.Residual is { Differs: true }).ToList();
        (Rated, Differing, Unratable) = (previews.Count, differing.Count, previews.Count(p => p.Before.Becomes is null));
        var shown = differing.Take(Longest).ToList();
        var byId = risks.ToDictionary(r => r.Id);
        await targets.ReadAsync(shown.Select(p => byId[p.Risk]), cancellation);
        Rows = [.. shown.Select(p => (p, targets.TextOf(byId[p.Risk]), RiskText.ThreatOf(byId[p.Risk])))];
        return true;
    }
}

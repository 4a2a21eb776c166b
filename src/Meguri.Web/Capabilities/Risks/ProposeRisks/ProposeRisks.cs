using Meguri.Domain.Assets;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Approvals;
using Meguri.Web.Capabilities.Assets;
using Meguri.Web.Capabilities.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>Detailed analysis without typing: what goes to it, the catalogue's pairs for each, and taking those that are wanted.</summary>
internal sealed class ProposeRisks(MeguriDb db, Access access, Trail trail, Assessments assessments, AssetLedger ledger, Departments departments, Signatory signatory)
{
    /// <summary>What is asked for.</summary>
    /// <param name="By">What gets its own rows.</param>
    /// <param name="Most">The most pairs each, 1 to 5.</param>
    /// <param name="Department">Only this department and those below it; null for all.</param>
    internal sealed record Wish(ProposalUnit By, int Most, DepartmentId? Department);

    /// <summary>What there is to propose; null when no assessment uses detailed analysis.</summary>
    public async Task<Proposal?> LookAsync(Wish wish, CancellationToken cancellation)
    {
        if (await assessments.LatestAsync(cancellation) is not { } running) return null;
        var assessment = running.Assessment;
        var tree = await departments.TreeAsync(cancellation);
        var below = wish.Department is { } department ? tree.WithDescendants(department) : null;
        var rows = await db.Set<Asset>().AsNoTracking().Where(a => a.DisposedOn == null).Where(a => below == null || below.Contains(a.DepartmentId)).OrderBy(a => a.Number)
            .Select(a => new AssetRow(a.Id, a.Number, a.Name, a.Kind, a.Medium, a.Group, a.DepartmentId, a.Confidentiality, a.Integrity, a.Availability, a.Impact, a.HasPersonalData))
            .ToListAsync(cancellation);
        var gaps = await db.Set<GapEntry>().AsNoTracking().Where(g => g.AssessmentId == assessment.Id).ToListAsync(cancellation);
        var existing = await db.Set<Risk>().AsNoTracking().Where(r => r.AssessmentId == assessment.Id && (r.AssetId != null || r.AssetGroup != null)).ToListAsync(cancellation);
        var analysed = rows.Select(row => new AnalysedAsset(row.Id, row.Group, CategoryOf(row, wish.By, assessment) ?? "", row.Top == ledger.Scale.Highest, row.DepartmentId)).ToList();
        var targets = DetailedSelection.Of(assessment.Approach, assessment.TopValueAlwaysDetailed, gaps, analysed);
        var proposed = DetailedProposal.Rows(targets, RiskCatalog.Shipped.Pairs, wish.By, existing, wish.Most);
        return Proposal.Of(running, rows, targets, proposed, existing, wish.By, tree);
    }

    /// <summary>Remembers which category an asset group or an asset belongs to.</summary>
    public async Task<Result> ClassifyAsync(IReadOnlyDictionary<string, string> chosen, CancellationToken cancellation)
    {
        access.Demand(RiskPermissions.Run);
        if (await RunningAsync(cancellation) is not { } assessment) return RiskPageProblems.NoAssessment;
        var known = RiskCatalog.Shipped.Categories.Select(category => category.Id).ToHashSet();
        var result = assessment.Classify(chosen.Where(choice => known.Contains(choice.Value)).ToDictionary());
        if (!result.Ok) return result;
        trail.Begin("risks.detailed.classify");
        await db.SaveChangesAsync(cancellation);
        return result;
    }

    /// <summary>Takes proposals into the register; how many.</summary>
    /// <param name="wish">What was asked for when they were shown.</param>
    /// <param name="keys">Those wanted; null for all.</param>
    /// <param name="rate">Whether the catalogue's levels of threat and vulnerability are taken as a first rating.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<Result<SavedRows>> TakeAsync(Wish wish, IReadOnlySet<string>? keys, bool rate, CancellationToken cancellation)
    {
        access.Demand(RiskPermissions.Run);
        if (await LookAsync(wish, cancellation) is not { } proposal) return RiskPageProblems.NoAssessment;
        if (!proposal.Running.Runs) return RiskProblems.AssessmentFinished;
        var tree = await departments.TreeAsync(cancellation);
        var taken = 0;
        foreach (var unit in proposal.Units)
        {
            foreach (var row in unit.Rows.Where(row => keys is null || keys.Contains(unit.KeyOf(row))))
            {
                var risk = row.Take(proposal.Running.Assessment.Id);
                risk.Describe(risk.Source(), RiskCatalog.Shipped.ConsequenceOf(row.Pair));
                if (tree.HeadOf(unit.DepartmentId) is { } head) risk.GiveTo(head, signatory.Now);
                // A first rating is a help, not a condition: what the scales do not know stays unrated.
                if (rate) risk.Estimate(proposal.Running.Method, risk.Property, unit.FirstInputs(row.Pair), signatory.Now);
                db.Add(risk);
                taken++;
            }
        }
        if (taken == 0) return new SavedRows(0);
        trail.Begin("risks.detailed.take");
        await db.SaveChangesAsync(cancellation);
        return new SavedRows(taken);
    }

    private static string? CategoryOf(AssetRow row, ProposalUnit by, RiskAssessment assessment)
    {
        var chosen = assessment.Categories.GetValueOrDefault(row.Id.Value.ToString("N"));
        if (chosen is null && by == ProposalUnit.Group && row.Group is not null) chosen = assessment.Categories.GetValueOrDefault(row.Group);
        // The name says more than the medium: a contract on paper is a contract first.
        return chosen ?? RiskCatalog.Shipped.CategoryOf(row.Name, row.Kind, row.Medium);
    }

    private Task<RiskAssessment?> RunningAsync(CancellationToken cancellation) =>
        db.Set<RiskAssessment>().Where(a => a.FinishedOn == null).OrderByDescending(a => a.StartedOn).FirstOrDefaultAsync(cancellation);
}

/// <summary>What proposals need of an asset.</summary>
internal sealed record AssetRow(
    AssetId Id, int Number, string Name, string? Kind, string? Medium, string? Group, DepartmentId DepartmentId,
    int? Confidentiality, int? Integrity, int? Availability, BusinessImpact? Impact, bool PersonalData)
{
    /// <summary>The highest of the three values.</summary>
    public int? Top => new[] { Confidentiality, Integrity, Availability }.Max();
}

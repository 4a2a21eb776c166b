using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>Reads what changed between the latest assessment and an earlier one, as far as the actor sees risks.</summary>
internal sealed class AssessmentComparison(MeguriDb db, Assessments assessments, RiskLedger ledger, RiskTargets targets)
{
    private const int MostAssessments = 50;

    /// <summary>Null before there are two, or when there is no such earlier one.</summary>
    /// <param name="from">The earlier one; null for the one before.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<Comparison?> ReadAsync(RiskAssessmentId? from, CancellationToken cancellation)
    {
        if (await assessments.LatestAsync(cancellation) is not { } latest) return null;
        var earlier = await db.Set<RiskAssessment>().AsNoTracking().Where(a => a.Id != latest.Assessment.Id).OrderByDescending(a => a.StartedOn).ThenByDescending(a => a.Id)
            .Take(MostAssessments).ToListAsync(cancellation);
        var before = from is { } wanted ? earlier.Find(a => a.Id == wanted) : earlier.Find(a => a.Id == latest.Assessment.PreviousId) ?? earlier.FirstOrDefault();
        if (before is null) return null;
        var visible = await ledger.VisibleAsync(cancellation);
        var risks = await visible.AsNoTracking().Where(r => r.AssessmentId == before.Id || r.AssessmentId == latest.Assessment.Id).OrderBy(r => r.Number).ToListAsync(cancellation);
        await targets.ReadAsync(risks, cancellation);
        var moves = AssessmentDifference.Between([.. risks.Where(r => r.AssessmentId == before.Id)], [.. risks.Where(r => r.AssessmentId == latest.Assessment.Id)]);
        var owners = risks.Select(r => r.OwnerId).OfType<PersonId>().Distinct().ToList();
        var names = new Dictionary<PersonId, string>();
        foreach (var ids in owners.Chunk(MostAssessments * 10))
            foreach (var person in await db.Set<Person>().AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToListAsync(cancellation)) names[person.Id] = person.Name;
        return new Comparison(before, latest.Assessment, earlier, [.. moves.Select(move => Line(move, names)).OrderBy(line => line.Kind).ThenByDescending(line => (line.Is ?? line.Was)!.BeforeLevel ?? 0)]);
    }

    private ComparedRisk Line(RiskMove move, Dictionary<PersonId, string> names)
    {
        var risk = (move.Is ?? move.Was)!;
        return new ComparedRisk(move.Kind, move.Was, move.Is, targets.TextOf(risk), RiskText.ThreatOf(risk), risk.OwnerId is { } owner ? names.GetValueOrDefault(owner) : null);
    }
}

/// <summary>Two assessments, risk by risk.</summary>
/// <param name="Before">The earlier one.</param>
/// <param name="After">The latest.</param>
/// <param name="Earlier">Those it can be held against.</param>
/// <param name="Lines">The risks of both.</param>
internal sealed record Comparison(RiskAssessment Before, RiskAssessment After, IReadOnlyList<RiskAssessment> Earlier, IReadOnlyList<ComparedRisk> Lines)
{
    /// <summary>How many became what.</summary>
    public int Count(RiskMoveKind kind) => Lines.Count(line => line.Kind == kind);
}

/// <summary>One risk in both, in words.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Was">In the earlier one.</param>
/// <param name="Is">In the latest.</param>
/// <param name="Target">What it concerns.</param>
/// <param name="Threat">The threat.</param>
/// <param name="Owner">Its owner.</param>
internal sealed record ComparedRisk(RiskMoveKind Kind, Risk? Was, Risk? Is, string Target, string Threat, string? Owner);

using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;

namespace Meguri.Domain.Risks;

/// <summary>A threat and the vulnerability it uses, as the catalogue knows them for a category of assets; the likelier ones stand first.</summary>
/// <param name="Category">The category of assets.</param>
/// <param name="ThreatKey">The threat.</param>
/// <param name="VulnerabilityKey">The vulnerability.</param>
/// <param name="Property">What is lost above all.</param>
/// <param name="Controls">The controls that answer it.</param>
public sealed record CatalogPair(string Category, string ThreatKey, string VulnerabilityKey, SecurityProperty Property, IReadOnlyList<string> Controls);

/// <summary>What gets its own rows.</summary>
public enum ProposalUnit
{
    /// <summary>Each asset group, and each asset without a group.</summary>
    Group,

    /// <summary>Each asset.</summary>
    Asset,
}

/// <summary>A risk that is proposed.</summary>
/// <param name="Target">What it concerns.</param>
/// <param name="Pair">Threat, vulnerability, property and controls.</param>
public sealed record ProposedRisk(RiskTarget Target, CatalogPair Pair)
{
    /// <summary>Takes the proposal into an assessment.</summary>
    public Risk Take(RiskAssessmentId assessment) =>
        Risk.Identify(assessment, Target, new RiskSource(Pair.ThreatKey, null, Pair.VulnerabilityKey), Pair.Property, Pair.Controls).Value
        ?? throw new InvalidOperationException($"The catalogue's pair {Pair.ThreatKey}–{Pair.VulnerabilityKey} makes no risk.");
}

/// <summary>How many rows there would be.</summary>
/// <param name="Rows">All rows.</param>
/// <param name="Targets">The assets and groups that get any.</param>
/// <param name="ByCategory">Rows per category of assets.</param>
public sealed record ProposalCount(int Rows, int Targets, IReadOnlyDictionary<string, int> ByCategory);

/// <summary>Detailed analysis without typing: the catalogue's pairs for what goes to detailed analysis.</summary>
public static class DetailedProposal
{
    /// <summary>The most pairs per asset or group.</summary>
    public const int MostPairs = 5;

    /// <summary>The rows, those that answer failing controls first; risks that exist already are not proposed again.</summary>
    public static IReadOnlyList<ProposedRisk> Rows(
        IEnumerable<AnalysisTarget> targets, IEnumerable<CatalogPair> catalog, ProposalUnit unit, IEnumerable<Risk> existing, int mostPairs = MostPairs)
    {
        var pairs = catalog.ToLookup(pair => pair.Category);
        var known = existing.Select(risk => Key(risk.Target(), risk.ThreatKey, risk.VulnerabilityKey)).ToHashSet();
        return
        [
            .. from members in targets.GroupBy(target => UnitOf(target, unit))
               let target = TargetOf(members.Key, [.. members])
               from pair in Pairs([.. members], pairs, Math.Clamp(mostPairs, 1, MostPairs))
               where !known.Contains(Key(target, pair.ThreatKey, pair.VulnerabilityKey))
               select new ProposedRisk(target, pair),
        ];
    }

    /// <summary>How many rows these are.</summary>
    public static ProposalCount Count(IReadOnlyCollection<ProposedRisk> rows) => new(
        rows.Count,
        rows.Select(row => row.Target).Distinct().Count(),
        rows.GroupBy(row => row.Pair.Category).ToDictionary(group => group.Key, group => group.Count()));

    private static IEnumerable<CatalogPair> Pairs(IReadOnlyList<AnalysisTarget> members, ILookup<string, CatalogPair> catalog, int most)
    {
        var controls = members.SelectMany(member => member.Controls).ToHashSet();
        var whole = members.Where(member => member.Whole).Select(member => member.Asset.Category).ToHashSet();
        // Taking each category's likeliest pairs in turn keeps a mixed group from being filled by one category.
        return members.GroupBy(member => member.Asset.Category).OrderByDescending(group => group.Count())
            .SelectMany(group => catalog[group.Key].Select((pair, place) => (pair, place, answers: pair.Controls.Any(controls.Contains))))
            .Where(found => found.answers || whole.Contains(found.pair.Category))
            .OrderBy(found => found.answers ? 0 : 1).ThenBy(found => found.place)
            .Select(found => found.pair)
            .DistinctBy(pair => (pair.ThreatKey, pair.VulnerabilityKey))
            .Take(most);
    }

    private static (string? Group, Guid? Asset) UnitOf(AnalysisTarget target, ProposalUnit unit) =>
        unit == ProposalUnit.Group && target.Asset.Group is { } group ? (group, null) : (null, target.Asset.Id.Value);

    private static RiskTarget TargetOf((string? Group, Guid? Asset) unit, IReadOnlyList<AnalysisTarget> members)
    {
        var departments = members.Select(member => member.Asset.DepartmentId).Distinct().ToArray();
        DepartmentId? department = departments.Length == 1 ? departments[0] : null;
        return unit.Group is { } group ? RiskTarget.Group(group, department) : RiskTarget.Asset(members[0].Asset.Id, department);
    }

    private static (Guid? Asset, string? Group, string? Threat, string? Vulnerability) Key(RiskTarget target, string? threat, string? vulnerability) =>
        (target.AssetId?.Value, target.AssetGroup, threat, vulnerability);
}

using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>Everything that could be taken into the register.</summary>
/// <param name="Running">The assessment.</param>
/// <param name="Units">The asset groups and assets that go to detailed analysis, those with something to propose first.</param>
/// <param name="Assets">How many assets go to detailed analysis.</param>
/// <param name="Existing">Risks there are already.</param>
internal sealed record Proposal(RunningAssessment Running, IReadOnlyList<ProposalUnitRow> Units, int Assets, int Existing)
{
    /// <summary>How many rows there would be more.</summary>
    public int Rows => Units.Sum(unit => unit.Rows.Count);

    /// <summary>Joins what was selected with what was proposed.</summary>
    public static Proposal Of(
        RunningAssessment running, IReadOnlyList<AssetRow> assets, IReadOnlyList<AnalysisTarget> targets, IReadOnlyList<ProposedRisk> proposed,
        IReadOnlyList<Risk> existing, ProposalUnit by, DepartmentTree tree)
    {
        var byId = assets.ToDictionary(asset => asset.Id);
        var rows = proposed.ToLookup(row => UnitOf(row.Target.AssetGroup, row.Target.AssetId));
        var there = existing.ToLookup(risk => UnitOf(risk.AssetGroup, risk.AssetId));
        var units = targets.GroupBy(target => by == ProposalUnit.Group && target.Asset.Group is { } group ? group : UnitOf(null, target.Asset.Id))
            .Select(members => Unit(members.Key, [.. members], byId, [.. rows[members.Key]], there[members.Key].Count(), by, tree))
            // What can be taken comes first, then what wants a category, then what has nothing to offer.
            .OrderBy(unit => unit.Rows.Count > 0 ? 0 : unit.Category.Length == 0 ? 1 : 2).ToList();
        return new Proposal(running, units, targets.Count, existing.Count);
    }

    private static ProposalUnitRow Unit(
        string key, IReadOnlyList<AnalysisTarget> members, Dictionary<Domain.Assets.AssetId, AssetRow> assets, IReadOnlyList<ProposedRisk> rows, int existing, ProposalUnit by, DepartmentTree tree)
    {
        var own = members.Select(member => assets[member.Asset.Id]).ToList();
        var grouped = by == ProposalUnit.Group && members[0].Asset.Group is not null;
        var department = own.GroupBy(asset => asset.DepartmentId).OrderByDescending(group => group.Count()).First().Key;
        var categories = members.Select(member => member.Asset.Category).Distinct().ToList();
        return new ProposalUnitRow(
            key, grouped ? members[0].Asset.Group! : own[0].Name, grouped ? null : NumberText.Of(Domain.Assets.Asset.Series, own[0].Number),
            department, tree.PathOf(department), own, members.Any(member => member.Whole), [.. members.SelectMany(member => member.Controls).Distinct()],
            categories is [var one] ? one : "", categories.Count > 1, rows, existing);
    }

    private static string UnitOf(string? group, Domain.Assets.AssetId? asset) => group ?? asset?.Value.ToString("N") ?? "";
}

/// <summary>An asset group, or an asset that stands alone.</summary>
/// <param name="Key">The group's name or the asset's id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Number">The asset's number; null for a group.</param>
/// <param name="DepartmentId">The department most of it belongs to.</param>
/// <param name="Department">Its path.</param>
/// <param name="Assets">The assets.</param>
/// <param name="Whole">True when it is analysed as a whole, for its value.</param>
/// <param name="Controls">The controls that do not or partly conform for it.</param>
/// <param name="Category">The catalogue's category; empty when the words say too little or the members differ.</param>
/// <param name="Mixed">True when the members are of several categories.</param>
/// <param name="Rows">What is proposed.</param>
/// <param name="Existing">Risks it has already.</param>
internal sealed record ProposalUnitRow(
    string Key, string Name, string? Number, DepartmentId DepartmentId, string Department, IReadOnlyList<AssetRow> Assets, bool Whole,
    IReadOnlyList<string> Controls, string Category, bool Mixed, IReadOnlyList<ProposedRisk> Rows, int Existing)
{
    /// <summary>What names a proposal in a form.</summary>
    public string KeyOf(ProposedRisk row) => $"{Key}|{row.Pair.ThreatKey}|{row.Pair.VulnerabilityKey}";

    /// <summary>What is known of the assets and what the catalogue holds likely, for a first rating.</summary>
    public RiskInputs FirstInputs(CatalogPair pair)
    {
        var likelihood = RiskCatalog.Shipped.LikelihoodOf(pair);
        return RiskValues.Of(Assets) with { Threat = likelihood.Threat, Vulnerability = likelihood.Vulnerability };
    }
}

/// <summary>What the ledger gives to a rating.</summary>
internal static class RiskValues
{
    /// <summary>The highest values among assets, as inputs; A, B, C are 3, 2, 1.</summary>
    public static RiskInputs Of(IReadOnlyCollection<AssetRow> assets) => new()
    {
        Confidentiality = assets.Max(asset => asset.Confidentiality),
        Integrity = assets.Max(asset => asset.Integrity),
        Availability = assets.Max(asset => asset.Availability),
        Impact = assets.Max(asset => asset.Impact is { } impact ? 3 - (int)impact : (int?)null),
        PersonalData = assets.Any(asset => asset.PersonalData),
    };
}

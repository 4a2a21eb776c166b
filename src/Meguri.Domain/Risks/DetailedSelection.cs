using Meguri.Domain.Assets;
using Meguri.Domain.Controls;
using Meguri.Domain.Organizations;

namespace Meguri.Domain.Risks;

/// <summary>What the choice between the stages needs to know of an asset.</summary>
/// <param name="Id">Which.</param>
/// <param name="Group">Its group's name; null when it stands alone.</param>
/// <param name="Category">The catalogue's category.</param>
/// <param name="TopValue">True when one of C, I, A has the scale's highest value.</param>
/// <param name="DepartmentId">Whose it is.</param>
public sealed record AnalysedAsset(AssetId Id, string? Group, string Category, bool TopValue, DepartmentId? DepartmentId = null);

/// <summary>An asset that goes to detailed analysis.</summary>
/// <param name="Asset">Which.</param>
/// <param name="Controls">The controls that do not or partly conform, in their order; empty when none does.</param>
/// <param name="Whole">True when it is analysed as a whole, false when only where those controls fail.</param>
public sealed record AnalysisTarget(AnalysedAsset Asset, IReadOnlyList<string> Controls, bool Whole);

/// <summary>Which assets go from gap analysis to detailed analysis, and for which controls.</summary>
public static class DetailedSelection
{
    /// <summary>Where both stages are used: whatever a control does not or partly conform for, and assets of the top value when the assessment says so.</summary>
    public static IReadOnlyList<AnalysisTarget> Of(
        AssessmentApproach approach, bool topValueAlwaysDetailed, IEnumerable<GapEntry> gaps, IEnumerable<AnalysedAsset> assets)
    {
        if (approach == AssessmentApproach.GapOnly) return [];
        if (approach == AssessmentApproach.DetailedOnly) return [.. assets.Select(asset => new AnalysisTarget(asset, [], true))];
        var failing = gaps.Where(gap => gap.NeedsDetail).ToLookup(gap => gap.AssetGroup, gap => gap.Control);
        var targets = new List<AnalysisTarget>();
        foreach (var asset in assets)
        {
            // A verdict without a group was given for the whole organization, so it concerns every asset.
            IEnumerable<string> own = asset.Group is { } group ? failing[group] : [];
            IReadOnlyList<string> controls = [.. failing[null].Concat(own).Distinct(StringComparer.Ordinal).Order(ControlNumber.Order)];
            var whole = topValueAlwaysDetailed && asset.TopValue;
            if (whole || controls.Count > 0) targets.Add(new AnalysisTarget(asset, controls, whole));
        }
        return targets;
    }

    /// <summary>The controls that get an evaluation sheet unless somebody chooses otherwise: those that do not or partly conform, in their order.</summary>
    public static IReadOnlyList<string> SheetControls(IEnumerable<GapEntry> gaps) =>
        [.. gaps.Where(gap => gap.NeedsDetail).Select(gap => gap.Control).Distinct(StringComparer.Ordinal).Order(ControlNumber.Order)];
}

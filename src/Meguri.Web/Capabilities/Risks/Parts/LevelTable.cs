using Meguri.Domain.Risks;
using Meguri.Web.Kit;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>The table of a method's levels, as a preview or as the heat map.</summary>
/// <param name="Rules">The method.</param>
/// <param name="Counts">How many risks lie in a cell; null to show the levels themselves.</param>
/// <param name="Href">Where a cell with risks leads.</param>
/// <param name="Here">The cell to point out.</param>
internal sealed record LevelTable(
    MethodRules Rules, IReadOnlyDictionary<(int Value, int Likelihood), int>? Counts = null, Func<int, int, string>? Href = null, (int? Value, int? Likelihood) Here = default)
{
    /// <summary>The picture, the worst at the top right.</summary>
    public HeatMap Map
    {
        get
        {
            var values = Rules.ValueAxis.Reverse().ToList();
            return new HeatMap(
                MethodAxes.RowsOf(Rules), MethodAxes.ColumnsOf(Rules), [.. values.Select(value => MethodAxes.RowOf(Rules, value))],
                [.. Rules.LikelihoodAxis.Select(likelihood => MethodAxes.ColumnOf(Rules, likelihood))],
                [.. values.Select(value => (IReadOnlyList<HeatCell>)[.. Rules.LikelihoodAxis.Select(likelihood => Cell(value, likelihood))])]);
        }
    }

    /// <summary>The bands that occur, each with the levels in it.</summary>
    public IEnumerable<(AcceptanceBand Band, string Levels)> Bands =>
        from level in Rules.Levels
        group level by Rules.Acceptance.BandOf(level) into band
        let first = Rules.LabelOf(band.First())
        let last = Rules.LabelOf(band.Last())
        select (band.Key, first == last ? first : $"{first}–{last}");

    private HeatCell Cell(int value, int likelihood)
    {
        var score = Rules.ScoreAt(value, likelihood);
        return new HeatCell(RiskText.ToneOf(score.Band), score.Label, Counts?.GetValueOrDefault((value, likelihood)), Href?.Invoke(value, likelihood), Here == (value, likelihood));
    }
}

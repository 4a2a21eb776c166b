namespace Meguri.Web.Kit;

/// <summary>A matrix of levels with how many fall into each: the picture <c>&lt;m-heatmap&gt;</c> draws.</summary>
/// <param name="RowTitle">What the rows are: 影響度.</param>
/// <param name="ColumnTitle">What the columns are: 起こりやすさ.</param>
/// <param name="Rows">Labels from top to bottom.</param>
/// <param name="Columns">Labels from left to right.</param>
/// <param name="Cells">One list per row, one cell per column.</param>
public sealed record HeatMap(
    string RowTitle, string ColumnTitle, IReadOnlyList<string> Rows, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<HeatCell>> Cells);

/// <summary>One cell.</summary>
/// <param name="Tone">The band of its level.</param>
/// <param name="Label">The level in words: 高, 12, A.</param>
/// <param name="Count">How many are in it; null when the matrix shows levels only.</param>
/// <param name="Href">Leads to those; no link when there are none.</param>
/// <param name="Here">Marks the cell that the page is about.</param>
public sealed record HeatCell(Tone Tone, string Label, int? Count = null, string? Href = null, bool Here = false);

namespace Meguri.Domain.Exchange;

/// <summary>A column's header as it may be read: under its parent, or alone.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Parent">What stands above it in a header of two rows; empty otherwise.</param>
/// <param name="Own">Its own text.</param>
internal sealed record HeaderCell(int Index, string Parent, string Own)
{
    /// <summary>As people read it: 評価（１〜３） 機密.</summary>
    public string Text => Parent.Length == 0 || Parent == Own ? Own : $"{Parent} {Own}";
}

/// <summary>Reads one row, or two rows on top of each other, as a header.</summary>
internal static class HeaderTexts
{
    /// <summary>Each filled cell is a column.</summary>
    public static IReadOnlyList<HeaderCell> Single(TopRow row) =>
        [.. row.Cells.Select((cell, i) => new HeaderCell(i, "", OneLine(cell))).Where(cell => cell.Own.Length > 0)];

    /// <summary>The upper row gives the parents; a column without a lower cell is called as its upper cell.</summary>
    public static IReadOnlyList<HeaderCell> Double(TopRow upper, TopRow lower, IReadOnlyList<CellRange> merged)
    {
        var cells = new List<HeaderCell>();
        var spans = merged.Where(range => range.FirstRow <= upper.Number && range.LastRow >= upper.Number).ToArray();
        var parent = "";
        for (var i = 0; i < Math.Max(upper.Cells.Count, lower.Cells.Count); i++)
        {
            var (above, own) = (At(upper, i), At(lower, i));
            if (above.Length > 0) parent = above;
            else if (spans.Length > 0)
            {
                var span = spans.FirstOrDefault(range => range.FirstColumn <= i && range.LastColumn >= i);
                parent = span is null ? "" : At(upper, span.FirstColumn);
            }
            if (own.Length > 0) cells.Add(new(i, parent, own));
            else if (above.Length > 0) cells.Add(new(i, "", above));
        }
        return cells;
    }

    /// <summary>True when the row has merged cells over other columns or rows, and is no title (which is one cell alone).</summary>
    public static bool IsGroupRow(TopRow row, IReadOnlyList<CellRange> merged) =>
        row.Cells.Count(cell => !string.IsNullOrWhiteSpace(cell)) > 1 && merged.Any(range => range.FirstRow == row.Number);

    private static string At(TopRow row, int column) => column < row.Cells.Count ? OneLine(row.Cells[column]) : "";

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

using Meguri.Domain.Exchange;

namespace Meguri.Platform.Exchange;

/// <summary>A cell merged downwards holds its value in its first row only; people read it as the value of every row it covers.</summary>
internal static class MergedCells
{
    /// <summary>Gives each covered row the value, where its own cell is blank. Rows with nothing else in them stay away.</summary>
    public static IEnumerable<SheetRow> FillDown(IEnumerable<SheetRow> rows, IReadOnlyList<CellRange> merged)
    {
        var waiting = new Queue<CellRange>(merged.Where(range => range.LastRow > range.FirstRow).OrderBy(range => range.FirstRow));
        // One per column: merged cells of a sound workbook never overlap, and a forged one shall not cost more.
        var open = new Dictionary<int, (int LastRow, CellValue Value)>();
        foreach (var row in rows)
        {
            while (waiting.TryPeek(out var range) && range.FirstRow <= row.Number)
            {
                waiting.Dequeue();
                if (range.FirstRow == row.Number && row[range.FirstColumn].Text.Length > 0) open[range.FirstColumn] = (range.LastRow, row[range.FirstColumn]);
            }
            yield return open.Count == 0 ? row : Filled(row, open);
        }
    }

    private static SheetRow Filled(SheetRow row, Dictionary<int, (int LastRow, CellValue Value)> open)
    {
        var cells = row.Cells.ToList();
        foreach (var (column, (lastRow, value)) in open)
        {
            if (lastRow < row.Number)
            {
                open.Remove(column);
                continue;
            }
            while (cells.Count <= column) cells.Add(CellValue.Blank);
            if (cells[column].Text.Length == 0) cells[column] = value;
        }
        return row with { Cells = cells };
    }
}

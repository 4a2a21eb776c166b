using Meguri.Domain.Exchange;

namespace Meguri.Platform.Exchange;

/// <summary>
/// A sheet that was checked and read through once, so that reading it again meets no refusal. Needs the file open; one
/// reading at a time.
/// </summary>
public sealed class SheetFile
{
    private readonly Func<CancellationToken, IEnumerable<SheetRow>> rows;

    internal SheetFile(string sheetName, IReadOnlyList<string> sheetNames, IReadOnlyList<CellRange> merged, int lastRow, int filledRows, Func<CancellationToken, IEnumerable<SheetRow>> rows)
    {
        (SheetName, SheetNames, Merged, LastRow, FilledRows) = (sheetName, sheetNames, merged, lastRow, filledRows);
        this.rows = rows;
    }

    /// <summary>The sheet that is read; empty for a text file.</summary>
    public string SheetName { get; }

    /// <summary>The visible sheets; hidden ones are never shown nor read.</summary>
    public IReadOnlyList<string> SheetNames { get; }

    /// <summary>Merged cells, for finding the header.</summary>
    public IReadOnlyList<CellRange> Merged { get; }

    /// <summary>The number of the last row with something in it: the end of a progress bar.</summary>
    public int LastRow { get; }

    /// <summary>How many rows have something in them, titles and headers included.</summary>
    public int FilledRows { get; }

    /// <summary>
    /// The rows with something in them from top to bottom, one at a time; each call begins anew. A cell merged downwards says
    /// the same in every row it covers.
    /// </summary>
    public IEnumerable<SheetRow> Rows(CancellationToken cancellation = default) => MergedCells.FillDown(rows(cancellation), Merged);

    /// <summary>The first rows as they stand, as the header finder takes them.</summary>
    public IReadOnlyList<TopRow> Top(int count = 30) => [.. rows(default).Take(count).Select(row => new TopRow(row.Number, row.Texts))];
}

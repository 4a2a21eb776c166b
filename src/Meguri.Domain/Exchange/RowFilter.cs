using System.Collections.Frozen;
using System.Globalization;

namespace Meguri.Domain.Exchange;

/// <summary>What a row below the header is.</summary>
public enum RowKind
{
    /// <summary>A row of data.</summary>
    Data,

    /// <summary>Nothing in it.</summary>
    Blank,

    /// <summary>A sum, not a thing.</summary>
    Total,
}

/// <summary>Tells data rows from blank rows and total rows.</summary>
public static class RowFilter
{
    private static readonly FrozenSet<string> Totals = new[]
    {
        "合計", "小計", "総計", "総合計", "計", "累計", "合計件数", "総件数", "件数", "total", "totals", "subtotal", "grandtotal", "sum",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// A total row begins (first cell with something in it) with a word for a total and holds only numbers behind it: a thing
    /// that happens to be called 合計 has words beside it.
    /// </summary>
    /// <param name="cells">The texts of the row.</param>
    /// <param name="uncounted">Columns that make no row by themselves: a running number or a formula filled down in advance.</param>
    public static RowKind Kind(IReadOnlyList<string> cells, IReadOnlySet<int>? uncounted = null)
    {
        var first = -1;
        var counted = false;
        for (var i = 0; i < cells.Count; i++)
        {
            if (TextFolding.Key(cells[i]).Length == 0) continue;
            if (first < 0) first = i;
            counted |= uncounted?.Contains(i) != true;
        }
        if (first < 0) return RowKind.Blank;
        if (Totals.Contains(HeaderText.Bare(cells[first])) && cells.Skip(first + 1).All(IsAmountOrBlank)) return RowKind.Total;
        return counted ? RowKind.Data : RowKind.Blank;
    }

    private static bool IsAmountOrBlank(string cell)
    {
        var amount = Numerals.Plain(cell).TrimEnd('件', '個', '点', '円', '人', '台', '%').TrimStart('¥', '\\').Trim();
        return amount.Length == 0 || double.TryParse(amount, NumberStyles.Number, CultureInfo.InvariantCulture, out _);
    }
}

using System.Globalization;
using Meguri.Domain.Exchange;

namespace Meguri.Platform.Exchange;

/// <summary>Names of cells: B12 is column 1 (from 0), row 12 (from 1).</summary>
internal static class CellName
{
    /// <summary>False when it is no name of a cell; <c>$</c> signs are passed over.</summary>
    public static bool TryRead(ReadOnlySpan<char> name, out int column, out int row)
    {
        (column, row) = (0, 0);
        var i = 0;
        if (i < name.Length && name[i] == '$') i++;
        var letters = i;
        for (; i < name.Length && char.IsAsciiLetter(name[i]) && i - letters < 3; i++) column = column * 26 + (char.ToUpperInvariant(name[i]) - 'A' + 1);
        if (i == letters) return false;
        column--;
        if (i < name.Length && name[i] == '$') i++;
        return i < name.Length && int.TryParse(name[i..], NumberStyles.None, CultureInfo.InvariantCulture, out row) && row > 0;
    }

    /// <summary>The letters of a column (from 0).</summary>
    public static string Letters(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : Letters(column / 26 - 1) + (char)('A' + column % 26);

    /// <summary>B4:C4; null when it is no range.</summary>
    public static CellRange? Range(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var last = colon < 0 ? text : text[(colon + 1)..];
        return TryRead(colon < 0 ? text : text.AsSpan(0, colon), out var fromColumn, out var fromRow) && TryRead(last, out var toColumn, out var toRow)
            ? new CellRange(fromRow, fromColumn, toRow, toColumn)
            : null;
    }
}

namespace Meguri.Platform.Exchange;

/// <summary>What a cell says.</summary>
/// <param name="Text">As people read it: a number with up to 15 digits and a point, a date as yyyy-MM-dd, TRUE/FALSE; formula-looking text as it is.</param>
/// <param name="Date">The day of a real date cell.</param>
/// <param name="Uncomputed">The formula of a cell that has no stored value and that we do not compute; null for all others.</param>
public readonly record struct CellValue(string Text, DateOnly? Date = null, string? Uncomputed = null)
{
    /// <summary>Nothing in it.</summary>
    public static CellValue Blank { get; } = new("");
}

/// <summary>A row with something in it.</summary>
/// <param name="Number">As the spreadsheet shows it, from 1; in a text file the record's number, blank ones counted.</param>
/// <param name="Cells">Up to the last filled one.</param>
public sealed record SheetRow(int Number, IReadOnlyList<CellValue> Cells)
{
    /// <summary>The cell of a column (from 0), blank beyond the last.</summary>
    public CellValue this[int column] => column < Cells.Count ? Cells[column] : CellValue.Blank;

    /// <summary>The texts alone, as the reading rules take them.</summary>
    public IReadOnlyList<string> Texts => [.. Cells.Select(cell => cell.Text)];
}

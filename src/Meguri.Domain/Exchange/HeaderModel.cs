namespace Meguri.Domain.Exchange;

/// <summary>A field that a file may bring.</summary>
/// <param name="Key">The field's name in its register.</param>
/// <param name="Required">True when a file without it can't be imported.</param>
/// <param name="Aliases">What offices call it; spaces, brackets, punctuation, width and case do not matter.</param>
public sealed record ColumnDefinition(string Key, bool Required, IReadOnlyList<string> Aliases);

/// <summary>Cells that were merged into one.</summary>
/// <param name="FirstRow">As the spreadsheet counts, from 1.</param>
/// <param name="FirstColumn">From 0.</param>
/// <param name="LastRow">As the spreadsheet counts, from 1.</param>
/// <param name="LastColumn">From 0.</param>
public sealed record CellRange(int FirstRow, int FirstColumn, int LastRow, int LastColumn);

/// <summary>One of the first rows of a sheet.</summary>
/// <param name="Number">As the spreadsheet counts, from 1.</param>
/// <param name="Cells">The texts; may be shorter than the widest row.</param>
public sealed record TopRow(int Number, IReadOnlyList<string> Cells);

/// <summary>A column of the file and what it was taken for.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Text">The header as it reads; two header rows are joined by a space.</param>
/// <param name="Key">The field; null when the file's column was not recognized.</param>
/// <param name="Ignored">True when somebody said that it shall not be read.</param>
public sealed record HeaderColumn(int Index, string Text, string? Key, bool Ignored = false);

/// <summary>Where the header stands and what each column is.</summary>
/// <param name="HeaderRows">Row numbers of the header, one or two.</param>
/// <param name="FirstDataRow">The row number right below.</param>
/// <param name="Columns">Every column with a header text, from left to right.</param>
/// <param name="Missing">Keys of required fields that no column carries.</param>
public sealed record HeaderFinding(IReadOnlyList<int> HeaderRows, int FirstDataRow, IReadOnlyList<HeaderColumn> Columns, IReadOnlyList<string> Missing)
{
    /// <summary>The column of a field, from 0; null when the file has none.</summary>
    public int? ColumnOf(string key) => Columns.FirstOrDefault(column => column.Key == key)?.Index;

    /// <summary>Columns that nobody recognized and nobody said to ignore.</summary>
    public IEnumerable<HeaderColumn> Unmapped => Columns.Where(column => column.Key is null && !column.Ignored);
}

namespace Meguri.Platform.Exchange;

/// <summary>How the cells of a column look; what they are, each value says by its type.</summary>
public enum ColumnKind
{
    /// <summary>Words, to the left.</summary>
    Text,

    /// <summary>Days, as yyyy/mm/dd.</summary>
    Date,

    /// <summary>Numbers, to the right.</summary>
    Number,
}

/// <summary>A column of an export.</summary>
/// <param name="Header">Its header text.</param>
/// <param name="Kind">How its cells look.</param>
/// <param name="Width">In characters of the standard font, 1–255.</param>
/// <param name="Wrap">True lets long words go on in the next line of the cell.</param>
public sealed record ColumnSpec(string Header, ColumnKind Kind = ColumnKind.Text, double Width = 16, bool Wrap = false);

/// <summary>
/// A sheet to be written. Values: null and "" (blank cell), string (always text, formula-looking or not), DateOnly, DateTime,
/// bool (TRUE/FALSE), int, long, short, byte, decimal, double, float, in workbooks <see cref="Heading"/>. Anything else, and NaN or infinity, is a bug and throws.
/// </summary>
/// <param name="Name">The tab; characters a tab can't have become a space, 31 characters are shown at most.</param>
/// <param name="Columns">From left to right; at least one.</param>
/// <param name="Rows">One list per row, in the order of the columns; read once, row by row.</param>
public sealed record SheetSpec(string Name, IReadOnlyList<ColumnSpec> Columns, IAsyncEnumerable<IReadOnlyList<object?>> Rows)
{
    /// <summary>Lines above the header: what it is, of whom, as of when. Left out of text files.</summary>
    public IReadOnlyList<string> TitleLines { get; init; } = [];

    /// <summary>True prints across (A4 landscape), false upright; in both cases as wide as the paper.</summary>
    public bool Landscape { get; init; } = true;

    /// <summary>True for a form of several blocks: no header of the columns, nothing to filter, a null goes on with the cell to its left; blocks head themselves.</summary>
    public bool IsForm { get; init; }
}

/// <summary>A cell in the rows that looks like a header.</summary>
/// <param name="Text">Its text.</param>
public sealed record Heading(string Text);

namespace Meguri.Web.Kit.Registers;

/// <summary>A register as it is printed: all rows the filters leave, up to a limit.</summary>
internal sealed class RegisterPaper
{
    /// <summary>Most rows on paper: some thirty sheets.</summary>
    public const int MostRows = 1000;

    public required IReadOnlyList<Column> Columns { get; init; }

    public required IReadOnlyList<IReadOnlyList<RegisterCell>> Rows { get; init; }

    /// <summary>True when there are more rows than the limit.</summary>
    public required bool Cut { get; init; }

    /// <summary>What narrows the list, in words: the view, the filters, the text looked for.</summary>
    public required IReadOnlyList<string> Conditions { get; init; }

    /// <summary>The query that leads back to the list on screen.</summary>
    public required string Query { get; init; }

    /// <param name="Label">Its head.</param>
    /// <param name="Share">Its share of the sheet's width, in percent.</param>
    public sealed record Column(string Label, double Share);
}

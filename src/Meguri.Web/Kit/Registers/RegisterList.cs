namespace Meguri.Web.Kit.Registers;

/// <summary>One page of a list, ready to be shown.</summary>
internal sealed class RegisterList
{
    /// <summary>Above this, totals are not counted out.</summary>
    public const int CountedUpTo = 1000;

    public required string Path { get; init; }

    public required RegisterQuery Query { get; init; }

    public required IReadOnlyList<Column> Columns { get; init; }

    public required IReadOnlyList<Row> Rows { get; init; }

    /// <summary>How many rows the filters leave; <see cref="CountedUpTo"/> + 1 for more.</summary>
    public required int Total { get; init; }

    public required IReadOnlyList<View> Views { get; init; }

    public required IReadOnlyList<Filter> Filters { get; init; }

    public required string? Next { get; init; }

    public required string? Previous { get; init; }

    /// <summary>Every field, to choose columns from.</summary>
    public required IReadOnlyList<Choice> Choices { get; init; }

    /// <summary>What the kit has for this register besides the list; null when the register is in no manifest.</summary>
    public RegisterDesk.Tools? Tools { get; set; }

    /// <summary>True when nothing narrows the list.</summary>
    public bool IsWhole => Query.IsWhole;

    /// <summary>A count as people read it: <c>1,000+</c> for more than is counted.</summary>
    public static string CountText(int count) => count > CountedUpTo ? $"{CountedUpTo:N0}+" : $"{count:N0}";

    public sealed record Column(string Key, string Label, bool Sortable);

    /// <param name="Key">The field.</param>
    /// <param name="Label">What it is called.</param>
    /// <param name="Chosen">Shown now.</param>
    /// <param name="Fixed">Always shown: it leads to the row's page.</param>
    public sealed record Choice(string Key, string Label, bool Chosen, bool Fixed);

    public sealed record Row(Guid Id, string Href, IReadOnlyList<RegisterCell> Cells, int LinkIndex);

    public sealed record View(string Key, string Label, int? Count, bool Active);

    public sealed record Filter(string Key, string Label, IReadOnlyList<(string Value, string Label)> Choices, string? Chosen);
}

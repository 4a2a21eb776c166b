namespace Meguri.Domain.Exchange;

/// <summary>Gives header cells their fields.</summary>
internal sealed class ColumnMatcher
{
    private readonly Dictionary<string, string> full = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> bare = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> said = new(StringComparer.Ordinal);

    public ColumnMatcher(IReadOnlyList<ColumnDefinition> definitions, IReadOnlyDictionary<string, string>? mapping)
    {
        foreach (var definition in definitions)
        {
            foreach (var alias in definition.Aliases.Append(definition.Key))
            {
                Add(full, HeaderText.Full(alias), definition.Key);
                Add(bare, HeaderText.Bare(alias), definition.Key);
            }
        }
        foreach (var (text, key) in mapping ?? new Dictionary<string, string>()) Add(said, TextFolding.Key(text), key);
    }

    /// <summary>A field goes to the column that matches it best, of equals to the leftmost; the others stay unmapped.</summary>
    public IReadOnlyList<HeaderColumn> Match(IReadOnlyList<HeaderCell> cells)
    {
        var wishes = cells.Select(cell => (Cell: cell, Wish: WishOf(cell))).ToArray();
        var winners = wishes.Where(w => w.Wish is not null)
            .GroupBy(w => w.Wish!.Value.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.MaxBy(w => w.Wish!.Value.Strength).Cell, StringComparer.Ordinal);
        return
        [
            .. wishes.Select(w => w.Wish switch
            {
                { Key: HeaderFinder.Ignore, Strength: Said } => new HeaderColumn(w.Cell.Index, w.Cell.Text, null, Ignored: true),
                { } wish when ReferenceEquals(winners[wish.Key], w.Cell) => new HeaderColumn(w.Cell.Index, w.Cell.Text, wish.Key),
                _ => new HeaderColumn(w.Cell.Index, w.Cell.Text, null),
            }),
        ];
    }

    private const int Said = 9;

    private (string Key, int Strength)? WishOf(HeaderCell cell)
    {
        if (said.TryGetValue(TextFolding.Key(cell.Text), out var key)) return (key, Said);
        if (full.TryGetValue(HeaderText.Full(cell.Text), out key)) return (key, 4);
        if (full.TryGetValue(HeaderText.Full(cell.Own), out key)) return (key, 3);
        if (bare.TryGetValue(HeaderText.Bare(cell.Text), out key)) return (key, 2);
        if (bare.TryGetValue(HeaderText.Bare(cell.Own), out key)) return (key, 1);
        return null;
    }

    private static void Add(Dictionary<string, string> keys, string text, string key)
    {
        if (text.Length > 0) keys.TryAdd(text, key);
    }
}

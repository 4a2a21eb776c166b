using Meguri.Domain.Kernel;

namespace Meguri.Web.Kit.Registers;

/// <summary>What the address asks of a list; lists remember filter and order in it.</summary>
/// <param name="Search">The text looked for.</param>
/// <param name="View">The ready-made view.</param>
/// <param name="Sort">The field ordered by.</param>
/// <param name="Descending">Backwards.</param>
/// <param name="Filters">Field → chosen value.</param>
/// <param name="Columns">The columns chosen; null for the usual ones.</param>
/// <param name="After">The cursor after which the page begins.</param>
/// <param name="Before">The cursor before which the page ends.</param>
internal sealed record RegisterQuery(
    string Search, string View, string Sort, bool Descending, IReadOnlyDictionary<string, string> Filters,
    IReadOnlyList<string>? Columns, string? After, string? Before)
{
    private const int LongestSearch = 200;

    /// <summary>True when nothing narrows the list.</summary>
    public bool IsWhole => Search.Length == 0 && View.Length == 0 && Filters.Count == 0;

    /// <summary>The fields chosen as columns, in the declared order; the one that leads to the row's page is always among them.</summary>
    public IReadOnlyList<RegisterField<T>> ColumnsOf<T>(Register<T> register) where T : Entity =>
        [.. register.Fields.Where(f => Columns is null ? f.Shown : Columns.Contains(f.Key) || f.Key == register.LinkField)];

    /// <summary>Reads an address; null when it asks for what the register does not have.</summary>
    public static RegisterQuery? Read<T>(Register<T> register, IQueryCollection query) where T : Entity
    {
        var sort = query["sort"].ToString() is { Length: > 0 } chosen ? chosen : register.DefaultSort;
        var descending = sort.StartsWith('-');
        var field = sort.TrimStart('-');
        if (register.Find(field)?.Sorting is null) return null;
        var view = query["view"].ToString();
        if (view.Length > 0 && register.Views.All(v => v.Key != view)) return null;
        var filters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in query)
        {
            if (!key.StartsWith("f.", StringComparison.Ordinal) || value.ToString() is not { Length: > 0 } wanted) continue;
            if (register.Find(key[2..])?.Filter is null) return null;
            filters[key[2..]] = wanted;
        }
        var columns = query["cols"].ToString() is { Length: > 0 } cols ? cols.Split(',', StringSplitOptions.RemoveEmptyEntries).Distinct().ToList() : null;
        if (columns?.Any(c => register.Find(c) is null) == true) return null;
        var search = query["q"].ToString().Trim();
        return search.Length > LongestSearch || search.Contains('\0') ? null
            : new RegisterQuery(search, view, field, descending, filters, columns, Text(query["after"]), Text(query["before"]));
    }

    /// <summary>The address of the same list with some parts changed; a changed part begins at the first page.</summary>
    public string Address(string path, params (string Key, string? Value)[] changes) =>
        path + QueryString.Create(Parts(changes).Select(p => KeyValuePair.Create(p.Key, (string?)p.Value)));

    /// <summary>The address of the whole list, in the same order and with the same columns.</summary>
    public string Cleared(string path) => (this with { Search = "", View = "", Filters = new Dictionary<string, string>() }).Address(path);

    /// <summary>What the address holds, some parts changed: the hidden fields of a form that goes on from this list.</summary>
    public IEnumerable<(string Key, string Value)> Parts(params (string Key, string? Value)[] changes)
    {
        var parts = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["q"] = Search, ["view"] = View, ["sort"] = (Descending ? "-" : "") + Sort, ["cols"] = Columns is null ? null : string.Join(',', Columns),
        };
        foreach (var (key, value) in Filters.OrderBy(f => f.Key, StringComparer.Ordinal)) parts["f." + key] = value;
        foreach (var (key, value) in changes) parts[key] = value;
        return parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => (p.Key, p.Value!));
    }

    private static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;
}

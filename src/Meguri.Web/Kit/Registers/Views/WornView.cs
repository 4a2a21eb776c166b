using Microsoft.AspNetCore.WebUtilities;

namespace Meguri.Web.Kit.Registers;

/// <summary>A filter whose value is no longer there, such as a department that was taken back with its import.</summary>
/// <param name="Key">Its key in addresses.</param>
/// <param name="Label">What the field is called.</param>
internal sealed record LostFilter(string Key, string Label);

/// <summary>A saved view some of whose filters lost their value: its list is shown without them. What somebody typed into the address is not forgiven so.</summary>
/// <param name="View">The view.</param>
/// <param name="Lost">The filters that no longer apply.</param>
/// <param name="Left">What is left to ask.</param>
/// <param name="MayRenew">The reader may save it anew.</param>
internal sealed record WornView(SavedView View, IReadOnlyList<LostFilter> Lost, IQueryCollection Left, bool MayRenew)
{
    /// <summary>True when the address is the view's, and neither more nor less.</summary>
    public static bool IsAt(SavedView view, IQueryCollection query)
    {
        var kept = QueryHelpers.ParseQuery(view.Query);
        return kept.Count == query.Count && kept.All(part => query[part.Key] == part.Value);
    }

    /// <summary>An address without the filters that are lost.</summary>
    public static IQueryCollection Without(IQueryCollection query, IReadOnlyList<LostFilter> lost) =>
        new QueryCollection(query.Where(part => lost.All(filter => filter.Key != part.Key)).ToDictionary());
}

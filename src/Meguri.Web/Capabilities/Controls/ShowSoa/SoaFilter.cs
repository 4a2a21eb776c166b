using Meguri.Domain.Controls;
using Meguri.Domain.Exchange;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>What the address asks of the statement.</summary>
internal sealed class SoaFilter
{
    private const int LongestSearch = 200;

    /// <summary>A theme's key, or <see cref="SoaText.OwnGroup"/>.</summary>
    public string? Theme { get; init; }

    /// <summary><c>yes</c>, <c>no</c> or <c>undecided</c>.</summary>
    public string? Applicable { get; init; }

    /// <summary>The name of an <see cref="ImplementationStatus"/>.</summary>
    public string? Status { get; init; }

    /// <summary><c>types:preventive</c>: a value of one of the five attributes.</summary>
    public string? Attribute { get; init; }

    /// <summary><c>changed</c>, <c>advice</c> or <c>incomplete</c>.</summary>
    public string? Show { get; init; }

    /// <summary>The text looked for.</summary>
    public string? Search { get; init; }

    /// <summary>True when nothing narrows the statement.</summary>
    public bool IsWhole => (Theme, Applicable, Status, Attribute, Show, Search) is (null, null, null, null, null, null);

    /// <summary>Reads an address; null when it asks for what there is not.</summary>
    public static SoaFilter? Read(IQueryCollection query)
    {
        var filter = new SoaFilter
        {
            Theme = Text(query["theme"]), Applicable = Text(query["applicable"]), Status = Text(query["status"]),
            Attribute = Text(query["attribute"]), Show = Text(query["show"]), Search = Text(query["q"]),
        };
        var known = (filter.Theme is null or SoaText.OwnGroup || AnnexA.Catalog.Themes.Any(theme => theme.Key == filter.Theme))
            && filter.Applicable is null or "yes" or "no" or "undecided"
            && (filter.Status is null || Enum.TryParse<ImplementationStatus>(filter.Status, out _))
            && (filter.Attribute is null || AnnexA.Catalog.Attributes.Any(a => filter.Attribute.StartsWith(a.Key + ":", StringComparison.Ordinal)))
            && filter.Show is null or "changed" or "advice" or "incomplete"
            && !(filter.Search?.Length > LongestSearch);
        return known ? filter : null;
    }

    /// <summary>True when the statement shows the line.</summary>
    public bool Leaves(SoaLine line) =>
        (Theme is null || SoaText.GroupOf(line.Row.Control).Key == Theme)
        && (Applicable is null || line.Row.Applicable == (Applicable switch { "yes" => true, "no" => false, _ => null }))
        && (Status is null || line.Row.Applicable == true && line.Row.Status?.ToString() == Status)
        && (Attribute is null || HasAttribute(line.Row.Control))
        && Show switch { "changed" => line.Changed, "advice" => line.Advice.Count > 0, "incomplete" => line.Incomplete, _ => true }
        && (Search is null || Contains(line.Row));

    private bool HasAttribute(string control)
    {
        var parts = Attribute!.Split(':', 2);
        return AnnexA.Catalog.Find(control)?.Has(parts[0], parts[1]) == true;
    }

    private bool Contains(SoaRow row)
    {
        var key = TextFolding.Key(Search!);
        return new[] { row.Control, row.Name, row.NameEnglish, SoaText.ReasonsOf(row.Reasons), row.PlanNumber, row.Documents, row.ExclusionReason, row.Department, string.Join(' ', row.Risks) }
            .Any(text => text is not null && TextFolding.Key(text).Contains(key, StringComparison.Ordinal));
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

namespace Meguri.Web.Shell;

/// <summary>Tells the layout what stands around a page for the reader of this request; registered by the host, asked once per page.</summary>
/// <param name="http">The request, its organization and its reader.</param>
public delegate ValueTask<ShellView> ShellViewFactory(HttpContext http);

/// <summary>What stands around every page of an organization. Words come in the reader's language, addresses ready for a link.</summary>
public sealed record ShellView
{
    /// <summary>The organization whose pages these are.</summary>
    public required string OrganizationName { get; init; }

    /// <summary>Its first page.</summary>
    public required string HomeHref { get; init; }

    /// <summary>Where the reader changes to another organization; null when there is but one.</summary>
    public string? OrganizationsHref { get; init; }

    /// <summary>Who is signed in.</summary>
    public required string PersonName { get; init; }

    /// <summary>The person's department and role, as the menu shows them.</summary>
    public string? PersonNote { get; init; }

    /// <summary>The entries above all sections: home, my duties, approvals.</summary>
    public IReadOnlyList<NavEntry> Top { get; init; } = [];

    /// <summary>計画, 実行, 評価, 改善, 審査; a section without entries is not shown.</summary>
    public IReadOnlyList<NavSection> Sections { get; init; } = [];

    /// <summary>At most five entries for the bar at the foot of a phone; none for no bar.</summary>
    public IReadOnlyList<NavEntry> Tabs { get; init; } = [];

    /// <summary>Takes the search by GET as <c>q</c>; null hides the box.</summary>
    public string? SearchHref { get; init; }

    /// <summary>Today in the organization's time zone.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The year in which the present fiscal year began.</summary>
    public required int FiscalYear { get; init; }

    /// <summary>The reader's own settings: password, language.</summary>
    public string? AccountHref { get; init; }

    /// <summary>Takes the sign-out as a POST.</summary>
    public required string SignOutHref { get; init; }

    /// <summary>The day that is looked back to, and the way to the same page today; null in the present.</summary>
    public (DateOnly Day, string BackHref)? Past { get; init; }

    /// <summary>True when the reader may look back.</summary>
    public bool MayLookBack { get; init; }

    /// <summary>One line above everything: that this is a demonstration, that a read-only room ends at six.</summary>
    public string? Notice { get; init; }
}

/// <summary>A step of the yearly round with its pages.</summary>
/// <param name="Title">計画 and its like.</param>
/// <param name="Entries">What the reader may open.</param>
public sealed record NavSection(string Title, IReadOnlyList<NavEntry> Entries);

/// <summary>A way to a page.</summary>
/// <param name="Title">As the page is called.</param>
/// <param name="Href">Its address.</param>
/// <param name="Icon">An outline icon's name.</param>
/// <param name="Active">Whether the reader is there.</param>
/// <param name="Badge">How many wait there; 0 shows nothing.</param>
public sealed record NavEntry(string Title, string Href, string Icon, bool Active = false, int Badge = 0);

/// <summary>Addresses the shell itself needs, the same for every organization.</summary>
public static class ShellLinks
{
    /// <summary>Takes the language by POST: <c>culture</c> (ja or en) and <c>returnUrl</c>, a local address.</summary>
    public const string Language = "/account/language";
}

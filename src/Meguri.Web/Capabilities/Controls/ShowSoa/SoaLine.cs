using Meguri.Domain.Controls;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>A row of the statement as the page shows it.</summary>
/// <param name="Row">The row.</param>
/// <param name="Risks">The risks behind it, each with its page; no page where the number leads nowhere any more.</param>
internal sealed record SoaLine(SoaRow Row, IReadOnlyList<(string Text, string? Path)> Risks)
{
    /// <summary>Why a new version is recommended because of it.</summary>
    public IReadOnlyList<string> Advice { get; init; } = [];

    /// <summary>True when it differs from the version in force.</summary>
    public bool Changed { get; init; }

    /// <summary>True when something is missing before it can be frozen.</summary>
    public bool Incomplete { get; init; }
}

/// <summary>The table of a statement.</summary>
/// <param name="Lines">The rows, in the order of the numbers.</param>
/// <param name="Root">The organization's address.</param>
internal sealed record SoaTable(IReadOnlyList<SoaLine> Lines, string Root)
{
    /// <summary>True when rows lead to the form.</summary>
    public bool MayEdit { get; init; }

    /// <summary>The rows in their groups.</summary>
    public IEnumerable<(string Title, IReadOnlyList<SoaLine> Lines)> Groups => Lines.GroupBy(line => SoaText.GroupOf(line.Row.Control))
        .Select(group => (group.Key.Title, (IReadOnlyList<SoaLine>)[.. group]));
}

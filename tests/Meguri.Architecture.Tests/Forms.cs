using System.Text.RegularExpressions;

namespace Meguri.Architecture;

/// <summary>Every form that changes something has its token, and with it its key (docs/adr/0014-once.md).</summary>
public sealed partial class Forms
{
    [Fact]
    public void Post_CarriesTokenAndKey()
    {
        var posts = Sources.Pages.SelectMany(file => Form().Matches(Repository.Read(file)).Select(m => (File: file, Tag: m.Value))).Where(f => Post().IsMatch(f.Tag)).ToList();
        posts.Count.ShouldBeGreaterThan(50);
        // The tag helper gives both to a form without an address of its own; one that has it must ask for them.
        posts.Where(f => f.Tag.Contains("asp-antiforgery=\"false\"", StringComparison.Ordinal)
            || Action().IsMatch(f.Tag) && !f.Tag.Contains("asp-antiforgery=\"true\"", StringComparison.Ordinal)).Select(f => $"{f.File}: {f.Tag}").ShouldBeEmpty();
    }

    [GeneratedRegex(@"<form\b(?:[^>""']|""[^""]*""|'[^']*')*>")]
    private static partial Regex Form();

    [GeneratedRegex(@"\bmethod=""post""", RegexOptions.IgnoreCase)]
    private static partial Regex Post();

    [GeneratedRegex(@"(?<![\w-])action=")]
    private static partial Regex Action();
}

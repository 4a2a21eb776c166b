using System.Text.RegularExpressions;

namespace Meguri.Architecture;

/// <summary>The sources, as the rules read them.</summary>
internal static partial class Sources
{
    /// <summary>Code of the product, without the scaffolded migrations.</summary>
    public static IReadOnlyList<string> Code { get; } = [.. Repository.Files("src").Where(f => f.EndsWith(".cs", StringComparison.Ordinal) && !f.Contains("/Migrations/", StringComparison.Ordinal))];

    /// <summary>The pages.</summary>
    public static IReadOnlyList<string> Pages { get; } = [.. Repository.Files("src").Where(f => f.EndsWith(".cshtml", StringComparison.Ordinal))];

    /// <summary>The code of a file without its comments.</summary>
    public static string WithoutComments(string path) => Comment().Replace(Repository.Read(path), "");

    /// <summary>The number of the line at a place of a text.</summary>
    public static int LineAt(string text, int index) => text.AsSpan(0, index).Count('\n') + 1;

    /// <summary>Where a pattern stands in code outside a folder: <c>file: what</c>.</summary>
    public static List<string> Find(Regex pattern, Func<string, bool> where) =>
        [.. Code.Where(where).SelectMany(file => pattern.Matches(WithoutComments(file)).Select(m => $"{file}: {m.Value}"))];

    [GeneratedRegex(@"(?<=^|\s)//[^\n]*|/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();
}

using System.Text.RegularExpressions;

namespace Meguri.Platform.Tenancy;

/// <summary>The first segment of an organization's addresses.</summary>
public static partial class Slug
{
    /// <summary>The first segments of all routes that belong to no organization; a test compares them with the routes.</summary>
    public static IReadOnlySet<string> Reserved { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "account", "dist", "error", "health", "organizations", "ready", "reset", "setup", "sign-in", "sign-out",
    };

    /// <summary>3 to 40 characters: a small letter first, then letters, digits and hyphens; none that is reserved.</summary>
    public static bool IsValid(string slug) => Form().IsMatch(slug) && !Reserved.Contains(slug);

    [GeneratedRegex("^[a-z][a-z0-9-]{2,39}\\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}

using Meguri.Platform.Access;

namespace Meguri.Web.Host;

/// <summary>Browser and system out of what a browser says of itself: enough to tell one's own devices apart.</summary>
internal static class DeviceName
{
    // In this order: Edge and Opera call themselves Chrome, too, and everybody calls himself Safari.
    private static readonly (string Mark, string Name)[] Browsers = [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];
    private static readonly (string Mark, string Name)[] Systems = [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"), ("Mac OS X", "macOS"), ("Linux", "Linux")];

    /// <summary><c>Chrome · Windows</c>; the first word of what it says where that is all one can tell.</summary>
    public static string Of(string? userAgent)
    {
        var said = userAgent ?? "";
        var parts = new[] { First(Browsers, said), First(Systems, said) }.OfType<string>().ToList();
        if (parts.Count > 0) return string.Join(" · ", parts);
        var word = new string([.. said.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')]);
        return word.Length == 0 ? "?" : word.Length > Session.LongestDevice ? word[..Session.LongestDevice] : word;
    }

    private static string? First((string Mark, string Name)[] known, string said) =>
        Array.Find(known, k => said.Contains(k.Mark, StringComparison.Ordinal)).Name;
}

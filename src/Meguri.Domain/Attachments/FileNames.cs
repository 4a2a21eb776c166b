using System.Globalization;
using System.Text;
using Meguri.Domain.Exchange;
using Meguri.Domain.Kernel;

namespace Meguri.Domain.Attachments;

/// <summary>Makes of what somebody calls a file a name that every system can show and save. It is never a path of ours.</summary>
public static class FileNames
{
    /// <summary>Longest name, in characters.</summary>
    public const int Longest = 150;

    /// <summary>Longest folded form of a name (<see cref="Attachment.KeyOf"/>): some signs fold into eighteen.</summary>
    public const int LongestKey = 2 * Longest;

    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(1, 9).SelectMany(n => new[] { $"COM{n}", $"LPT{n}" })];

    /// <summary>The name without folders, signs that no system takes, marks that turn the direction of writing, and blanks around it.</summary>
    public static Result<string> Clean(string? said)
    {
        var last = TextFolding.Whole(said ?? "").Normalize(NormalizationForm.FormC).Split('/', '\\')[^1];
        var name = string.Concat(last.Where(IsShown).Select(c => "<>:\"|?*".Contains(c, StringComparison.Ordinal) ? '_' : c)).Trim().TrimEnd('.', ' ');
        if (name.Trim('.', ' ').Length == 0) return AttachmentProblems.NameMissing;
        if (Devices.Contains(name.Split('.')[0].TrimEnd(), StringComparer.OrdinalIgnoreCase)) name = "_" + name;
        for (var most = Longest; ; most /= 2)
            if ((name.Length <= most ? name : Shorten(name, most)) is var fitting && Attachment.KeyOf(fitting).Length <= LongestKey) return fitting;
    }

    /// <summary>The ending in small letters, without its dot; empty when there is none.</summary>
    public static string EndingOf(string name) => name.LastIndexOf('.') is > 0 and var at ? name[(at + 1)..].ToLowerInvariant() : "";

    private static bool IsShown(char c) => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    // The ending stays; no character is cut in two.
    private static string Shorten(string name, int most)
    {
        var ending = EndingOf(name) is { Length: > 0 and <= 10 } known && known.All(char.IsAscii) ? "." + known : "";
        var stem = name[..(most - ending.Length)];
        return (char.IsHighSurrogate(stem[^1]) ? stem[..^1] : stem) + ending;
    }
}

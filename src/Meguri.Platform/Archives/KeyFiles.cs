using System.Text.RegularExpressions;
using Meguri.Platform.Persistence;

namespace Meguri.Platform.Archives;

/// <summary>The keys of an installation as they travel: those that seal cookies and secrets, and the one that signs.</summary>
internal static partial class KeyFiles
{
    /// <summary>Where they stand in an archive.</summary>
    public const string Folder = "keys/";

    private const long Longest = 1 << 20;

    /// <summary>The files; links are nobody's keys.</summary>
    public static IEnumerable<FileInfo> In(DataFolder folder) => new DirectoryInfo(folder.Keys) is not { Exists: true } keys ? [] :
        keys.EnumerateFiles().Where(file => file.LinkTarget is null && IsName(file.Name) && file.Length <= Longest).OrderBy(file => file.Name, StringComparer.Ordinal);

    /// <summary>True for what may become the name of a file: nothing that leads elsewhere.</summary>
    public static bool IsName(string name) => Form().IsMatch(name);

    /// <summary>Writes one, for its owner's eyes only.</summary>
    public static async Task WriteAsync(string folder, string name, Stream content, CancellationToken cancellation)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(Path.Combine(folder, name), options);
        await content.CopyToAsync(file, cancellation);
        file.Flush(flushToDisk: true);
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}

using System.Text;
using Meguri.Domain.Kernel;

namespace Meguri.Domain.Attachments;

/// <summary>What a zip is: an Office document says so in its list of content types (ECMA-376 part 2), an OpenDocument in its first bytes (part 3); any other is a zip and no more.</summary>
internal static class PackageKinds
{
    public const string Zip = "application/zip";

    private const string Office = "application/vnd.openxmlformats-officedocument.", Open = "application/vnd.oasis.opendocument.";

    // The ending, the media type, and what the package says of its main part.
    private static readonly (string Ending, string MediaType, string Main)[] Kinds =
    [
        ("docx", Office + "wordprocessingml.document", "wordprocessingml.document.main+xml"),
        ("xlsx", Office + "spreadsheetml.sheet", "spreadsheetml.sheet.main+xml"),
        ("pptx", Office + "presentationml.presentation", "presentationml.presentation.main+xml"),
        ("vsdx", "application/vnd.ms-visio.drawing", "ms-visio.drawing.main+xml"),
        ("docm", "application/vnd.ms-word.document.macroEnabled.12", "ms-word.document.macroEnabled.main+xml"),
        ("xlsm", "application/vnd.ms-excel.sheet.macroEnabled.12", "ms-excel.sheet.macroEnabled.main+xml"),
        ("pptm", "application/vnd.ms-powerpoint.presentation.macroEnabled.12", "ms-powerpoint.presentation.macroEnabled.main+xml"),
        ("odt", Open + "text", ""), ("ods", Open + "spreadsheet", ""), ("odp", Open + "presentation", ""),
    ];

    /// <summary>The endings that promise a zip of some kind.</summary>
    public static IEnumerable<string> Endings => Kinds.Select(kind => kind.Ending).Prepend("zip");

    /// <summary>The media type of a zip, or why its name promises another kind. Any may be called a zip.</summary>
    public static Result<string> MediaTypeOf(string ending, ReadOnlySpan<byte> head, string? package)
    {
        var first = Encoding.ASCII.GetString(head);
        var found = Array.Find(Kinds, kind => kind.Main.Length > 0 ? package?.Contains(kind.Main, StringComparison.OrdinalIgnoreCase) == true : IsOpen(first, kind.MediaType));
        if (ending == "zip") return Zip;
        if (found.Ending == ending || !Endings.Contains(ending)) return found.MediaType ?? Zip;
        return AttachmentProblems.Otherwise(ending, found.Ending?.ToUpperInvariant() ?? "ZIP");
    }

    // "mimetype" is the first part, stored as it is; templates and others continue with a hyphen.
    private static bool IsOpen(string head, string mediaType) =>
        head.IndexOf("mimetype" + mediaType, StringComparison.Ordinal) is >= 0 and var at && head.AsSpan(at + "mimetype".Length + mediaType.Length) is [] or [not '-', ..];
}

using Meguri.Domain.Kernel;

namespace Meguri.Domain.Attachments;

/// <summary>
/// Says what a file is by its content, and refuses what could run where it is opened and what calls itself something else. The table holds
/// what people attach as evidence; texts may bear any ending that promises nothing else.
/// </summary>
public static class FileKinds
{
    /// <summary>How many bytes from the beginning are looked at.</summary>
    public const int Head = 4096;

    private const string Zip = PackageKinds.Zip;

    private static readonly Family[] Families =
    [
        new("PDF", "application/pdf", h => h.StartsWith("%PDF-"u8), ("pdf", null)),
        new("PNG", "image/png", h => h.StartsWith((byte[])[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ("png", null)),
        new("JPEG", "image/jpeg", h => h.StartsWith((byte[])[0xff, 0xd8, 0xff]), ("jpg", null), ("jpeg", null), ("jfif", null)),
        new("GIF", "image/gif", h => h.StartsWith("GIF8"u8), ("gif", null)),
        new("WebP", "image/webp", h => h.StartsWith("RIFF"u8) && At(h, 8, "WEBP"u8), ("webp", null)),
        new("BMP", "image/bmp", h => h.StartsWith("BM"u8) && At(h, 6, (byte[])[0, 0, 0, 0]), ("bmp", null)),
        new("TIFF", "image/tiff", h => h.StartsWith((byte[])[0x49, 0x49, 0x2a, 0]) || h.StartsWith((byte[])[0x4d, 0x4d, 0, 0x2a]), ("tif", null), ("tiff", null)),
        new("HEIC", "image/heic", h => At(h, 4, "ftyphei"u8) || At(h, 4, "ftypmif1"u8), ("heic", null), ("heif", null)),
        new("MP4", "video/mp4", h => At(h, 4, "ftyp"u8), ("mp4", null), ("m4v", null), ("m4a", "audio/mp4"), ("mov", "video/quicktime")),
        new("WAV", "audio/wav", h => h.StartsWith("RIFF"u8) && At(h, 8, "WAVE"u8), ("wav", null)),
        new("MP3", "audio/mpeg", h => h.StartsWith("ID3"u8), ("mp3", null)),
        new("ZIP", Zip, h => h.StartsWith("PK\x03\x04"u8) || h.StartsWith("PK\x05\x06"u8), [.. PackageKinds.Endings.Select(ending => (ending, (string?)null))]),
        new("Office 97", "application/x-ole-storage", h => h.StartsWith((byte[])[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
            ("doc", "application/msword"), ("xls", "application/vnd.ms-excel"), ("ppt", "application/vnd.ms-powerpoint"), ("msg", "application/vnd.ms-outlook"), ("vsd", "application/vnd.visio")),
        new("7z", "application/x-7z-compressed", h => h.StartsWith((byte[])[0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]), ("7z", null)),
        new("gzip", "application/gzip", h => h.StartsWith((byte[])[0x1f, 0x8b, 8]), ("gz", null), ("tgz", null)),
    ];

    private static readonly Family Text = new("Text", "text/plain", TextContent.Is, ("txt", null), ("csv", "text/csv"), ("tsv", "text/tab-separated-values"), ("md", "text/markdown"), ("json", "application/json"), ("eml", "message/rfc822"), ("ics", "text/calendar"));

    private static readonly Family[] Programs =
    [
        new("Windows", "", h => h.StartsWith("MZ"u8)),
        new("Linux", "", h => h.StartsWith((byte[])[0x7f, 0x45, 0x4c, 0x46])),
        new("macOS", "", h => h.StartsWith((byte[])[0xcf, 0xfa, 0xed, 0xfe]) || h.StartsWith((byte[])[0xce, 0xfa, 0xed, 0xfe]) || h.StartsWith((byte[])[0xca, 0xfe, 0xba, 0xbe])),
        new("LNK", "", h => h.StartsWith((byte[])[0x4c, 0, 0, 0, 1, 0x14, 2, 0])),
        new("#!", "", h => h.StartsWith("#!"u8)),
        new("SVG", "", h => TextContent.FirstElement(h) is "svg"),
        new("HTML", "", h => TextContent.FirstElement(h) is "html" or "head" or "body" or "script" or "iframe" or "title" or "style" or "meta" or "base" or "object" or "embed"),
    ];

    private static readonly HashSet<string> Runs = new(StringComparer.Ordinal)
    {
        "exe", "dll", "com", "scr", "msi", "msp", "cpl", "pif", "lnk", "bat", "cmd", "ps1", "psm1", "vbs", "vbe", "js", "mjs", "jse", "wsf", "wsh", "hta", "jar", "sh", "app", "reg", "url", "scf", "xll", "wsc", "sct", "inf", "jnlp", "desktop", "command", "ps1xml", "psd1", "application",
        "msc", "ws", "vb", "py", "pyw", "pyz", "rb", "pl", "ahk", "mst", "gadget", "settingcontent-ms", "library-ms", "searchconnector-ms", "search-ms", "appref-ms", "appinstaller", "theme", "iqy", "oqy", "rqy", "slk", "rdp", "ade", "adp", "accde",
        "msix", "msixbundle", "appx", "appxbundle", "xla", "xlam", "xltm", "dotm", "potm", "ppam", "ppsm", "sldm", "vsto", "xpi", "crx", "vhdx", "dmg", "pkg",
        "html", "htm", "xhtml", "xht", "mht", "mhtml", "svg", "svgz", "shtml", "chm", "iso", "img", "vhd", "apk", "deb", "rpm",
    };

    /// <summary>The media type of a file, or why it is not taken.</summary>
    /// <param name="name">Its name, cleaned.</param>
    /// <param name="head">Its first bytes, <see cref="Head"/> of them or all.</param>
    /// <param name="package">What a zip says of itself: the list of content types of an Office document; null where there is none.</param>
    public static Result<string> MediaTypeOf(string name, ReadOnlySpan<byte> head, string? package = null)
    {
        var ending = FileNames.EndingOf(name);
        if (head.IsEmpty) return AttachmentProblems.Empty;
        if (Runs.Contains(ending)) return AttachmentProblems.Program("." + ending);
        foreach (var program in Programs)
            if (program.Is(head)) return AttachmentProblems.Program(program.Name);
        foreach (var family in Families.Append(Text))
            if (family.Is(head)) return Promised(ending) is { } other && other != family ? AttachmentProblems.Otherwise(ending, family.Name)
                : family.MediaType == Zip ? PackageKinds.MediaTypeOf(ending, head, package) : family.TypeOf(ending);
        return AttachmentProblems.Unknown;
    }

    private static Family? Promised(string ending) => Families.Append(Text).FirstOrDefault(family => family.Endings.Any(e => e.Ending == ending));

    private static bool At(ReadOnlySpan<byte> head, int at, ReadOnlySpan<byte> sign) => head.Length >= at + sign.Length && head.Slice(at, sign.Length).SequenceEqual(sign);

    private delegate bool Sign(ReadOnlySpan<byte> head);

    private sealed record Family(string Name, string MediaType, Sign Is, params (string Ending, string? MediaType)[] Endings)
    {
        public string TypeOf(string ending) => Endings.FirstOrDefault(e => e.Ending == ending).MediaType ?? MediaType;
    }
}

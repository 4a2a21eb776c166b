using System.Text;
using System.Xml;

namespace Meguri.Platform.Exchange;

/// <summary>Reads the XML of a workbook: no DTD, no resolver, broken XML as a refusal.</summary>
internal static class OpenXml
{
    private const int Deepest = 64;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    /// <summary>A reader over a part; null when the workbook has no such part.</summary>
    public static XmlReader? Reader(ZipParts parts, string name) => parts.Open(name) is { } stream ? XmlReader.Create(stream, Settings) : null;

    /// <summary>The next node; deeper than any workbook goes is refused, since a reader remembers every open element.</summary>
    public static bool Step(XmlReader reader)
    {
        if (reader.Depth > Deepest) throw new XmlException("Nested too deeply.");
        return reader.Read();
    }

    /// <summary>Runs what reads a part, with broken XML and broken numbers as <c>corrupt_archive</c>.</summary>
    public static void Guarded(string part, Action read)
    {
        try { read(); }
        catch (Exception e) when (e is XmlException or FormatException or OverflowException or InvalidDataException)
        {
            throw new RefusedFileException(FileProblems.CorruptArchive(part));
        }
    }

    /// <summary>Excel writes characters that XML cannot hold, and some that it can, as _x000D_.</summary>
    public static string Unescaped(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal)) return text;
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '_' && i + 7 <= text.Length && text[i + 1] == 'x' && text[i + 6] == '_' && IsHex(text.AsSpan(i + 2, 4)))
            {
                plain.Append((char)Convert.ToInt32(text.Substring(i + 2, 4), 16));
                i += 6;
            }
            else plain.Append(text[i]);
        }
        return plain.ToString();
    }

    private static bool IsHex(ReadOnlySpan<char> text)
    {
        foreach (var c in text) if (!char.IsAsciiHexDigit(c)) return false;
        return true;
    }
}

using System.Text;
using System.Xml;

namespace Meguri.Platform.Exchange;

/// <summary>Reads the texts of cells with one buffer for all of them; a text longer than a cell may be is refused before it is in memory.</summary>
internal sealed class XmlTexts
{
    private readonly char[] block = new char[4096];
    private readonly StringBuilder text = new();

    /// <summary>
    /// All text of an item (<c>si</c>, <c>is</c>) without the reading aids of Japanese input (<c>rPh</c>); the reader stands on
    /// its element and ends behind it. Longer than a cell may be: <c>cell_too_long</c>.
    /// </summary>
    public string ItemText(XmlReader reader, int row)
    {
        if (reader.IsEmptyElement) return "";
        text.Clear();
        var depth = reader.Depth;
        while (OpenXml.Step(reader) && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "rPh") SkipInside(reader);
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA)
                Append(reader, row);
        }
        return OpenXml.Unescaped(text.ToString());
    }

    /// <summary>The text right inside an element; the reader stands on it and ends behind it.</summary>
    public string ElementText(XmlReader reader, int row)
    {
        if (reader.IsEmptyElement) return "";
        text.Clear();
        while (OpenXml.Step(reader) && reader.NodeType != XmlNodeType.EndElement)
            if (reader.HasValue) Append(reader, row);
        return text.ToString();
    }

    private void Append(XmlReader reader, int row)
    {
        for (int read; (read = reader.ReadValueChunk(block, 0, block.Length)) > 0;)
        {
            text.Append(block, 0, read);
            if (text.Length > ImportLimits.CellCharacters * 2) throw new RefusedFileException(FileProblems.CellTooLong(row));
        }
    }

    private static void SkipInside(XmlReader reader)
    {
        var depth = reader.Depth;
        if (reader.IsEmptyElement) return;
        while (OpenXml.Step(reader) && reader.Depth > depth) { }
    }
}

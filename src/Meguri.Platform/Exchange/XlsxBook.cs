using System.Globalization;
using System.Xml;

namespace Meguri.Platform.Exchange;

/// <summary>What the sheets of a workbook have in common, and which of them may be seen.</summary>
internal sealed class XlsxBook
{
    private readonly List<NumberFormat> formats = [];

    private XlsxBook(ZipParts parts) => Parts = parts;

    public ZipParts Parts { get; }

    /// <summary>Visible worksheets in the order of their tabs: name and part.</summary>
    public List<(string Name, string Part)> Sheets { get; } = [];

    /// <summary>Days count from 1904 (old Macintosh workbooks).</summary>
    public bool From1904 { get; private set; }

    public SharedTexts Texts { get; private set; } = null!;

    public NumberFormat Format(int style) => style >= 0 && style < formats.Count ? formats[style] : NumberFormat.General;

    public static XlsxBook Read(ZipParts parts)
    {
        var book = new XlsxBook(parts);
        var main = Relations.ReadPart(parts, "_rels/.rels").FirstOrDefault(relation => relation.Type.EndsWith("/officeDocument", StringComparison.Ordinal))?.Target
            ?? throw new RefusedFileException(FileProblems.NotAWorkbook);
        var relations = Relations.Of(parts, main);
        book.ReadMain(main, relations);
        book.Texts = SharedTexts.Read(parts, relations.FirstOrDefault(relation => relation.Type.EndsWith("/sharedStrings", StringComparison.Ordinal))?.Target);
        if (relations.FirstOrDefault(relation => relation.Type.EndsWith("/styles", StringComparison.Ordinal)) is { } styles) book.ReadStyles(styles.Target);
        return book;
    }

    private void ReadMain(string main, IReadOnlyList<Relation> relations)
    {
        using var reader = OpenXml.Reader(Parts, main) ?? throw new RefusedFileException(FileProblems.NotAWorkbook);
        OpenXml.Guarded(main, () =>
        {
            while (OpenXml.Step(reader))
            {
                if (reader.NodeType != XmlNodeType.Element) continue;
                if (reader.LocalName == "workbookPr") From1904 = reader.GetAttribute("date1904") is "1" or "true";
                else if (reader.LocalName == "sheet" && reader.GetAttribute("state") is null or "visible") AddSheet(reader, relations);
            }
        });
    }

    private void AddSheet(XmlReader reader, IReadOnlyList<Relation> relations)
    {
        if (reader.LocalName != "sheet" || reader.GetAttribute("name") is not { } name) return;
        string? id = null;
        while (reader.MoveToNextAttribute())
            if (reader.LocalName == "id" && reader.Prefix.Length > 0) id = reader.Value;
        if (relations.FirstOrDefault(r => r.Id == id && r.Type.EndsWith("/worksheet", StringComparison.Ordinal)) is { } sheet) Sheets.Add((OpenXml.Unescaped(name), sheet.Target));
    }

    private void ReadStyles(string part)
    {
        var codes = new Dictionary<int, string>();
        var inCells = false;
        using var reader = OpenXml.Reader(Parts, part);
        if (reader is null) return;
        OpenXml.Guarded(part, () =>
        {
            while (OpenXml.Step(reader))
            {
                if (reader.LocalName == "cellXfs") inCells = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
                if (reader.NodeType != XmlNodeType.Element) continue;
                if (reader.LocalName == "numFmt") codes[Number(reader, "numFmtId")] = reader.GetAttribute("formatCode") ?? "";
                else if (inCells && reader.LocalName == "xf")
                {
                    var id = Number(reader, "numFmtId");
                    formats.Add(NumberFormat.Of(id, codes.GetValueOrDefault(id)));
                }
            }
        });
    }

    private static int Number(XmlReader reader, string name) => int.Parse(reader.GetAttribute(name) ?? "0", NumberStyles.None, CultureInfo.InvariantCulture);
}

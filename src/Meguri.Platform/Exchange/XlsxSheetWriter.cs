using System.Globalization;
using System.Text;
using System.Xml;

namespace Meguri.Platform.Exchange;

/// <summary>Writes one sheet into its part, a block at a time.</summary>
internal sealed class XlsxSheetWriter : IDisposable
{
    private const int Block = 65_536;
    private const double LineHeight = 13.5;
    private static readonly DateOnly FirstTrueDay = new(1900, 3, 1);
    private readonly MemoryStream block = new(Block + 8192);
    private readonly XmlWriter xml;
    private readonly SheetSpec sheet;
    private readonly SharedPool pool;
    private readonly int[] pooled;
    private int row;
    private readonly List<string> merged = [];

    private XlsxSheetWriter(SheetSpec sheet, SharedPool pool)
    {
        (this.sheet, this.pool, pooled) = (sheet, pool, new int[sheet.Columns.Count]);
        xml = XmlWriter.Create(block, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None });
    }

    public static async Task<XlsxArea> WriteAsync(Stream part, SheetSpec sheet, string name, SharedPool pool, bool first, CancellationToken cancellation)
    {
        using var writer = new XlsxSheetWriter(sheet, pool);
        var header = sheet.IsForm ? sheet.TitleLines.Count + 1 : sheet.TitleLines.Count == 0 ? 1 : sheet.TitleLines.Count + 2;
        writer.Begin(header, first);
        await foreach (var values in sheet.Rows.WithCancellation(cancellation))
        {
            writer.Row(values);
            if (writer.block.Length >= Block) await writer.Send(part, cancellation);
        }
        var area = new XlsxArea(name, header, writer.row, CellName.Letters(sheet.Columns.Count - 1), !sheet.IsForm);
        writer.End(area);
        await writer.Send(part, cancellation);
        return area;
    }

    public void Dispose()
    {
        xml.Dispose();
        block.Dispose();
    }

    private async Task Send(Stream part, CancellationToken cancellation)
    {
        xml.Flush();
        await part.WriteAsync(block.GetBuffer().AsMemory(0, (int)block.Length), cancellation);
        block.SetLength(0);
    }

    private void Begin(int header, bool first)
    {
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("worksheet", XlsxParts.Main);
        xml.WriteRaw("""<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView""" + (first ? """ tabSelected="1" """ : " ")
            + """workbookViewId="0">"""
            + (sheet.IsForm ? "" : string.Create(CultureInfo.InvariantCulture, $"""<pane ySplit="{header}" topLeftCell="A{header + 1}" activePane="bottomLeft" state="frozen"/>"""))
            + """</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>""");
        for (var i = 0; i < sheet.Columns.Count; i++)
            xml.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"""<col min="{i + 1}" max="{i + 1}" width="{Math.Clamp(sheet.Columns[i].Width, 1, 255)}" customWidth="1"/>"""));
        xml.WriteRaw("</cols>");
        xml.WriteStartElement("sheetData");
        foreach (var line in sheet.TitleLines)
        {
            StartRow();
            Text(0, line, row == 1 ? XlsxStyles.Title : 0);
            xml.WriteEndElement();
        }
        row = header - 1;
        if (sheet.IsForm) return;
        StartRow();
        for (var i = 0; i < sheet.Columns.Count; i++) Text(i, sheet.Columns[i].Header, XlsxStyles.Header);
        xml.WriteEndElement();
    }

    private void Row(IReadOnlyList<object?> values)
    {
        if (values.Count != sheet.Columns.Count) throw new ArgumentException($"A row of {values.Count} values in a sheet of {sheet.Columns.Count} columns.");
        if (row >= ImportLimits.Rows) throw new ArgumentException($"A sheet holds {ImportLimits.Rows} rows.");
        StartRow();
        var lines = Lines(values);
        // Excel finds the height by itself, other programs do not; without customHeight it stays only a proposal.
        if (lines > 1) xml.WriteAttributeString("ht", Math.Min(409, lines * LineHeight + 2).ToString(CultureInfo.InvariantCulture));
        for (var i = 0; i < values.Count; i++)
        {
            Cell(i, values[i]);
            if (sheet.IsForm && values[i] is not null) i = Widen(i, values);
        }
        xml.WriteEndElement();
    }

    // In a form a null goes on with the cell to its left; each of them draws its part of the frame.
    private int Widen(int column, IReadOnlyList<object?> values)
    {
        var end = EndOf(column, values);
        if (end == column) return column;
        for (var i = column + 1; i <= end; i++)
        {
            StartCell(i, values[column] is Heading ? XlsxStyles.Header : XlsxStyles.Text, null);
            xml.WriteEndElement();
        }
        merged.Add($"{CellName.Letters(column)}{row}:{CellName.Letters(end)}{row}");
        return end;
    }

    private int EndOf(int column, IReadOnlyList<object?> values)
    {
        var end = column;
        while (sheet.IsForm && end + 1 < values.Count && values[end + 1] is null) end++;
        return end;
    }

    // How many lines the longest wrapped text takes; Japanese characters are two wide.
    private int Lines(IReadOnlyList<object?> values)
    {
        var most = 1;
        for (var i = 0; i < values.Count; i++)
        {
            if (!sheet.Columns[i].Wrap || values[i] is not string text) continue;
            var width = sheet.Columns.Take(EndOf(i, values) + 1).Skip(i).Sum(column => Math.Clamp(column.Width, 1, 255));
            most = Math.Max(most, text.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(line.Sum(c => c < 0x1100 ? 1 : 2) / width))));
        }
        return most;
    }

    private void Cell(int column, object? value)
    {
        var wrap = sheet.Columns[column].Wrap ? XlsxStyles.Wrapped : 0;
        switch (value)
        {
            case null when sheet.IsForm:
                break;
            case Heading heading:
                Text(column, heading.Text, XlsxStyles.Header);
                break;
            case null or "":
                StartCell(column, wrap + StyleOf(sheet.Columns[column].Kind), null);
                xml.WriteEndElement();
                break;
            case string text:
                Text(column, text, wrap + XlsxStyles.Text + (FormulaText.Is(text) ? XlsxStyles.Quoted : 0));
                break;
            case bool yes:
                Number(column, wrap + XlsxStyles.Fraction, "b", yes ? "1" : "0");
                break;
            case DateOnly day when day >= FirstTrueDay:
                Number(column, wrap + XlsxStyles.Date, null, day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture));
                break;
            case DateOnly old:
                Text(column, old.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture), wrap + XlsxStyles.Text);
                break;
            case DateTime moment:
                Number(column, wrap + XlsxStyles.Moment, null, moment.ToOADate().ToString("R", CultureInfo.InvariantCulture));
                break;
            default:
                var number = CellText.Number(value) ?? throw CellText.Unknown(value);
                Number(column, wrap + (value is int or long or short or byte ? XlsxStyles.Whole : XlsxStyles.Fraction), null, number);
                break;
        }
    }

    private static int StyleOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Date => XlsxStyles.Date,
        ColumnKind.Number => XlsxStyles.Whole,
        _ => XlsxStyles.Text,
    };

    private void Text(int column, string text, int style)
    {
        if (pool.PlaceOf(text, ref pooled[column]) is { } place)
        {
            Number(column, style, "s", place.ToString(CultureInfo.InvariantCulture));
            return;
        }
        StartCell(column, style, "inlineStr");
        xml.WriteStartElement("is");
        xml.WriteStartElement("t");
        if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || text.Contains('\n')) xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(CellText.Escaped(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void Number(int column, int style, string? type, string value)
    {
        StartCell(column, style, type);
        xml.WriteElementString("v", value);
        xml.WriteEndElement();
    }

    private void StartCell(int column, int style, string? type)
    {
        xml.WriteStartElement("c");
        xml.WriteAttributeString("r", CellName.Letters(column) + row.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        if (type is not null) xml.WriteAttributeString("t", type);
    }

    private void StartRow()
    {
        row++;
        xml.WriteStartElement("row");
        xml.WriteAttributeString("r", row.ToString(CultureInfo.InvariantCulture));
    }

    private void End(XlsxArea area)
    {
        xml.WriteEndElement();
        xml.WriteRaw((merged.Count > 0 ? $"""<mergeCells count="{merged.Count}">{string.Concat(merged.Select(cells => $"<mergeCell ref=\"{cells}\"/>"))}</mergeCells>""" : "") + (area.IsTable ? $"""<autoFilter ref="{area.Table}"/>""" : "") + $"""<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="{(sheet.Landscape ? "landscape" : "portrait")}" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>""");
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }
}

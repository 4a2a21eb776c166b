using System.Globalization;
using System.Xml;
using Meguri.Domain.Exchange;

namespace Meguri.Platform.Exchange;

/// <summary>One reading of a worksheet from top to bottom; holds one row at a time.</summary>
internal sealed class XlsxRows(XlsxBook book, string part)
{
    private const int MostMerged = 100_000;
    private readonly List<XlsxCell> cells = [];
    private readonly XmlTexts texts = new();
    private readonly Dictionary<string, (string Formula, int Column, int Row)> shared = new(StringComparer.Ordinal);
    private readonly Dictionary<int, (string Text, int Column, int Row)> formulas = [];
    private int row;

    /// <summary>Merged cells, complete after the last row was read; beyond 100,000 they are passed over.</summary>
    public List<CellRange> Merged { get; } = [];

    public IEnumerable<SheetRow> Read(CancellationToken cancellation)
    {
        using var reader = OpenXml.Reader(book.Parts, part) ?? throw Corrupt();
        SheetRow? next = null;
        while (Guarded(reader, ref next))
        {
            cancellation.ThrowIfCancellationRequested();
            if (next is not null) yield return next;
        }
    }

    private bool Guarded(XmlReader reader, ref SheetRow? next)
    {
        SheetRow? read = null;
        var more = false;
        OpenXml.Guarded(part, () => more = Next(reader, out read));
        next = read;
        return more;
    }

    private bool Next(XmlReader reader, out SheetRow? read)
    {
        read = null;
        while (OpenXml.Step(reader))
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "mergeCell" && CellName.Range(reader.GetAttribute("ref") ?? "") is { } range && Merged.Count < MostMerged) Merged.Add(range);
            if (reader.LocalName != "row") continue;
            var number = reader.GetAttribute("r") is { } r ? int.Parse(r, NumberStyles.None, CultureInfo.InvariantCulture) : row + 1;
            if (number <= row) throw Corrupt();
            if (number > ImportLimits.Rows) throw new RefusedFileException(FileProblems.TooManyRows);
            row = number;
            ReadCells(reader);
            read = Row();
            return true;
        }
        return false;
    }

    private void ReadCells(XmlReader reader)
    {
        cells.Clear();
        if (reader.IsEmptyElement) return;
        var (depth, column) = (reader.Depth, -1);
        while (OpenXml.Step(reader) && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "c") continue;
            if (reader.GetAttribute("r") is not { } name) column++;
            else if (!CellName.TryRead(name, out column, out var named) || named != row) throw Corrupt();
            ReadCell(reader, column);
        }
    }

    private void ReadCell(XmlReader reader, int column)
    {
        if (reader.IsEmptyElement) return;
        var (type, style) = (reader.GetAttribute("t"), reader.GetAttribute("s"));
        var depth = reader.Depth;
        string? stored = null;
        var formula = default((string Text, int Column, int Row)?);
        while (OpenXml.Step(reader) && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "v") stored = texts.ElementText(reader, row);
            else if (reader.LocalName == "is") stored = texts.ItemText(reader, row);
            else if (reader.LocalName == "f") formula = Formula(reader, column);
        }
        var value = stored is null or "" ? CellValue.Blank : Value(type, style, stored);
        // A formula that gave an empty text stored it as type str: that is its value, nothing is missing.
        var waiting = formula is not null && string.IsNullOrEmpty(stored) && type != "str" ? formula : null;
        if (value.Text.Length == 0 && waiting is null) return;
        if (value.Text.Length > ImportLimits.CellCharacters) throw new RefusedFileException(FileProblems.CellTooLong(row));
        if (column >= ImportLimits.Columns) throw new RefusedFileException(FileProblems.TooManyColumns(row));
        cells.Add(new XlsxCell(column, value, waiting));
    }

    private CellValue Value(string? type, string? style, string stored)
    {
        switch (type)
        {
            case "s": return new(book.Texts[int.Parse(stored, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture)]);
            case "inlineStr": return new(stored);
            case "str": return new(OpenXml.Unescaped(stored));
            case "b": return new(stored.Trim() is "1" or "true" ? "TRUE" : "FALSE");
            case "e": return new(stored);
            case "d":
                return DateReading.TryRead(stored, out var day) ? new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day) : new(stored);
            default:
                var format = book.Format(style is null ? 0 : int.Parse(style, NumberStyles.None, CultureInfo.InvariantCulture));
                var (text, date) = format.Read(stored.Trim(), book.From1904);
                return new(text, date);
        }
    }

    private (string Text, int Column, int Row)? Formula(XmlReader reader, int column)
    {
        var (kind, group) = (reader.GetAttribute("t"), reader.GetAttribute("si"));
        var text = texts.ElementText(reader, row);
        if (kind != "shared" || group is null) return (text, column, row);
        if (text.Length > 0) shared[group] = (text, column, row);
        return shared.TryGetValue(group, out var written) ? written : (text, column, row);
    }

    private SheetRow? Row()
    {
        if (cells.Count == 0) return null;
        var values = new CellValue[cells.Max(cell => cell.Column) + 1];
        Array.Fill(values, CellValue.Blank);
        formulas.Clear();
        foreach (var cell in cells)
        {
            values[cell.Column] = cell.Value;
            if (cell.Waiting is { } formula) formulas[cell.Column] = formula;
        }
        foreach (var cell in cells) Compute(values, cell.Column);
        return new SheetRow(row, values);
    }

    // Each formula is taken out before it is computed: one that needs itself finds no value and is given up.
    private void Compute(CellValue[] values, int column)
    {
        if (!formulas.Remove(column, out var waiting)) return;
        values[column] = CellValue.Blank with { Uncomputed = waiting.Text };
        var result = CellFormula.Compute(waiting.Text, TextOf, row - waiting.Row, column - waiting.Column);
        if (result is not null) values[column] = new(result);

        string? TextOf(int at, int inRow)
        {
            if (inRow != row) return null;
            if (at >= values.Length) return "";
            Compute(values, at);
            return values[at].Uncomputed is null ? values[at].Text : null;
        }
    }

    private RefusedFileException Corrupt() => new(FileProblems.CorruptArchive(part));

    private sealed record XlsxCell(int Column, CellValue Value, (string Text, int Column, int Row)? Waiting);
}

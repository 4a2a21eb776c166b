using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>The pieces that a document with one wide table is made of.</summary>
internal static class DocumentParts
{
    private const string Edge = "8A9594", Shade = "F0F3F2";

    /// <summary>Small type, and a title; the fonts are those that Word and LibreOffice have for Japanese.</summary>
    public static Styles Styles() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(new RunFonts { Ascii = "Yu Gothic", HighAnsi = "Yu Gothic", EastAsia = "Yu Gothic", ComplexScript = "Yu Gothic" }, new FontSize { Val = "16" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { Before = "0", After = "0", Line = "250", LineRule = LineSpacingRuleValues.Auto }))),
        new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
        new Style(
            new StyleName { Val = "Title" }, new BasedOn { Val = "Normal" }, new PrimaryStyle(),
            new StyleParagraphProperties(new SpacingBetweenLines { After = "60" }), new StyleRunProperties(new Bold(), new FontSize { Val = "32" }))
        { Type = StyleValues.Paragraph, StyleId = "Title" });

    /// <summary>The foot of every page: what it is, and the page of how many.</summary>
    public static Footer Footer(string text) => new(new Paragraph(
        new ParagraphProperties(new Tabs(new TabStop { Val = TabStopValues.Right, Position = 15398 })),
        new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve }), new Run(new TabChar()),
        Field("PAGE"), new Run(new Text(" / ") { Space = SpaceProcessingModeValues.Preserve }), Field("NUMPAGES")));

    /// <summary>A4 across, with the foot.</summary>
    public static SectionProperties Landscape(string footer) => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = footer },
        new PageSize { Width = 16838, Height = 11906, Orient = PageOrientationValues.Landscape },
        new PageMargin { Top = 720, Right = 720, Bottom = 720, Left = 720, Header = 400, Footer = 400, Gutter = 0 });

    /// <summary>A paragraph; line feeds of the text stay.</summary>
    public static Paragraph Paragraph(string text, string? style = null, bool bold = false)
    {
        var paragraph = new Paragraph();
        if (style is not null) paragraph.Append(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        var run = new Run();
        if (bold) run.Append(new RunProperties(new Bold()));
        foreach (var (line, index) in Clean(text).Split('\n').Select((line, index) => (line, index)))
        {
            if (index > 0) run.Append(new Break());
            run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }
        paragraph.Append(run);
        return paragraph;
    }

    /// <summary>A table with lines and columns of fixed widths.</summary>
    public static Table Table(IReadOnlyList<int> widths) => new(
        new TableProperties(
            new TableWidth { Width = widths.Sum().ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
            new TableBorders(
                Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(), Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>()),
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableCellMarginDefault(
                new TopMargin { Width = "30", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = 70, Type = TableWidthValues.Dxa },
                new BottomMargin { Width = "30", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = 70, Type = TableWidthValues.Dxa })),
        new TableGrid(widths.Select(width => new GridColumn { Width = width.ToString(CultureInfo.InvariantCulture) })));

    /// <summary>The head, repeated on every page.</summary>
    public static TableRow HeadRow(IEnumerable<string> texts) => new(
        [new TableRowProperties(new CantSplit(), new TableHeader()), .. texts.Select(text => Cell(text, bold: true, shade: true))]);

    /// <summary>A row across the table; it stays with the row below it.</summary>
    public static TableRow GroupRow(string text, int columns)
    {
        var cell = Cell(text, bold: true, shade: true);
        cell.TableCellProperties!.InsertAt(new GridSpan { Val = columns }, 0);
        cell.GetFirstChild<Paragraph>()!.PrependChild(new ParagraphProperties(new KeepNext()));
        return new TableRow(new TableRowProperties(new CantSplit()), cell);
    }

    /// <summary>A row of texts, never torn between two pages.</summary>
    public static TableRow Row(IEnumerable<string?> texts) => new([new TableRowProperties(new CantSplit()), .. texts.Select(text => Cell(text ?? ""))]);

    private static TableCell Cell(string text, bool bold = false, bool shade = false)
    {
        var properties = new TableCellProperties();
        if (shade) properties.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = Shade });
        return new TableCell(properties, Paragraph(text, bold: bold));
    }

    private static T Line<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Color = Edge };

    private static SimpleField Field(string code) => new(new Run(new Text("1"))) { Instruction = code };

    // XML 1.0 cannot hold these at all; a text with one of them would make the document unreadable.
    private static string Clean(string text) => string.Concat(text.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c) && !char.IsSurrogate(c) && c is not ('\uFFFE' or '\uFFFF') || char.IsSurrogate(c)));
}

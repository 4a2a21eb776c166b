namespace Meguri.Platform.Exchange;

/// <summary>Small workbooks of which a test says the part it is about.</summary>
internal static class TestBook
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public const string SheetPart = "xl/worksheets/sheet1.xml";

    private const string BookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    /// <summary>A workbook of one sheet with these rows (<c>row</c> elements).</summary>
    public static MemoryStream Of(string rows, string behind = "", string? shared = null, string? styles = null, string book = "") =>
        ForgedZip.Write(Parts(Sheet(rows, behind), shared, styles, book));

    public static string Sheet(string rows, string behind = "") => $"""<worksheet xmlns="{Main}"><sheetData>{rows}</sheetData>{behind}</worksheet>""";

    /// <summary>All parts, for a test that changes one.</summary>
    public static ForgedPart[] Parts(string? sheet = null, string? shared = null, string? styles = null, string book = "", string type = BookType) =>
    [
        ForgedPart.Text("[Content_Types].xml", $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{type}"/></Types>"""),
        ForgedPart.Text("_rels/.rels", Relations($"""<Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/>""")),
        ForgedPart.Text("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Office}">{book}<sheets><sheet name="台帳" sheetId="1" r:id="rId1"/></sheets></workbook>"""),
        ForgedPart.Text("xl/_rels/workbook.xml.rels", Relations($"""<Relationship Id="rId1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Office}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rId3" Type="{Office}/styles" Target="styles.xml"/>""")),
        ForgedPart.Text(SheetPart, sheet ?? Sheet("""<row r="1"><c r="A1" t="inlineStr"><is><t>名称</t></is></c></row>""")),
        ForgedPart.Text("xl/sharedStrings.xml", $"""<sst xmlns="{Main}">{shared}</sst>"""),
        ForgedPart.Text("xl/styles.xml", $"""<styleSheet xmlns="{Main}">{styles}</styleSheet>"""),
    ];

    public static string Relations(string relations) => $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>""";

    /// <summary>The only cell of a workbook whose first row is this one cell.</summary>
    public static CellValue Cell(string cell, string? shared = null, string? styles = null, string book = "") =>
        TestData.Sheet(Of($"""<row r="1">{cell}</row>""", shared: shared, styles: styles, book: book)).All().Single().Cells[^1];
}

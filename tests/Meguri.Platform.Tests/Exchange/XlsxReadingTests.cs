using Meguri.Domain.Exchange;

namespace Meguri.Platform.Exchange;

public sealed class XlsxReadingTests
{
    [Theory]
    [InlineData("""<c r="A1" t="inlineStr"><is><t>紙</t></is></c>""", "紙")]
    [InlineData("""<c t="inlineStr"><is><t xml:space="preserve"> 紙 </t></is></c>""", " 紙 ")]
    [InlineData("""<c t="inlineStr"><is><r><t>機密</t></r><r><rPr><b/></rPr><t>性</t></r></is></c>""", "機密性")]
    [InlineData("""<c t="inlineStr"><is><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></is></c>""", "東京")]
    [InlineData("""<c t="inlineStr"><is><t>一行目_x000D_&#10;二行目</t></is></c>""", "一行目\r\n二行目")]
    [InlineData("""<c t="inlineStr"><is><t>_x005F_x0041_ _x00</t></is></c>""", "_x0041_ _x00")]
    [InlineData("""<c t="inlineStr"><is><t><![CDATA[a<b]]></t></is></c>""", "a<b")]
    [InlineData("""<c t="inlineStr"><is><t>=cmd|'/c calc'!A1</t></is></c>""", "=cmd|'/c calc'!A1")]
    [InlineData("""<c t="s"><v>1</v></c>""", "共有")]
    [InlineData("""<c t="s"><v>2</v></c>""", "東京")]
    [InlineData("""<c t="str"><f>A2</f><v>文字</v></c>""", "文字")]
    [InlineData("""<c t="b"><v>1</v></c>""", "TRUE")]
    [InlineData("""<c t="b"><v>0</v></c>""", "FALSE")]
    [InlineData("""<c t="e"><f>1/0</f><v>#DIV/0!</v></c>""", "#DIV/0!")]
    [InlineData("""<c t="d"><v>2026-04-16T00:00:00</v></c>""", "2026-04-16")]
    [InlineData("""<c><v>3</v></c>""", "3")]
    [InlineData("""<c t="n"><v>3.0</v></c>""", "3")]
    [InlineData("""<c><v>0.10000000000000001</v></c>""", "0.1")]
    [InlineData("""<c><v>1.2E3</v></c>""", "1200")]
    [InlineData("""<c><v>123456789012345</v></c>""", "123456789012345")]
    [InlineData("""<c><v>1e400</v></c>""", "1e400")]
    [InlineData("""<c><v>NaN</v></c>""", "NaN")]
    [InlineData("""<c s="9999"><v>5</v></c>""", "5")]
    public void Cell_OfEachType_SaysWhatPeopleRead(string cell, string text) =>
        TestBook.Cell(cell, shared: "<si><t>零</t></si><si><t>共有</t></si><si><r><t>東</t></r><r><t>京</t></r><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh></si>").Text.ShouldBe(text);

    [Theory]
    [InlineData("yyyy-mm-dd", true)]
    [InlineData("yyyy/m/d;@", true)]
    [InlineData("[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@", true)]
    [InlineData("yyyy\\年m\\月d\\日", true)]
    [InlineData("m/d", true)]
    [InlineData("mmm\\-yy", true)]
    [InlineData("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", true)]
    [InlineData("yyyy/mm/dd hh:mm", true)]
    [InlineData("[Red]yyyy/m/d", true)]
    [InlineData("General", false)]
    [InlineData("0.00E+00", false)]
    [InlineData("#,##0", false)]
    [InlineData("0&quot;年&quot;", false)]
    [InlineData("0&quot;day&quot;", false)]
    [InlineData("[h]:mm:ss", false)]
    [InlineData("hh:mm", false)]
    [InlineData("[Red]0", false)]
    [InlineData("@", false)]
    [InlineData("_ * #,##0_ ", false)]
    public void Number_WithAFormat_IsADateOrNot(string code, bool date)
    {
        var styles = $"""<numFmts count="1"><numFmt numFmtId="164" formatCode="{code}"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>""";
        TestBook.Cell("""<c s="1"><v>46128</v></c>""", styles: styles).Date.ShouldBe(date ? new DateOnly(2026, 4, 16) : null);
    }

    [Theory]
    [InlineData(14, true)]
    [InlineData(22, true)]
    [InlineData(27, true)]
    [InlineData(31, true)]
    [InlineData(57, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(20, false)]
    [InlineData(49, false)]
    public void Number_WithABuiltInFormat_IsADateOrNot(int id, bool date) =>
        TestBook.Cell("""<c s="0"><v>46128</v></c>""", styles: $"""<cellXfs><xf numFmtId="{id}"/></cellXfs>""").Date.HasValue.ShouldBe(date);

    [Theory]
    [InlineData("46128", "", "2026-04-16")]
    [InlineData("46128.5", "", "2026-04-16 12:00:00")]
    [InlineData("44666", """<workbookPr date1904="1"/>""", "2026-04-16")]
    [InlineData("0", "", "0")]
    [InlineData("-3", "", "-3")]
    [InlineData("999999", "", "999999")]
    public void DateCell_Text_IsTheDayOrTheNumberWhenThereIsNone(string stored, string book, string text) =>
        TestBook.Cell($"""<c s="0"><v>{stored}</v></c>""", styles: """<cellXfs><xf numFmtId="14"/></cellXfs>""", book: book).Text.ShouldBe(text);

    [Theory]
    [InlineData("0000", "42", "0042")]
    [InlineData("0000", "12345", "12345")]
    [InlineData("&quot;E&quot;0000", "42", "E0042")]
    [InlineData("&quot;A-&quot;0000", "42", "A-0042")]
    [InlineData("0000", "4.5", "4.5")]
    [InlineData("0", "42", "42")]
    [InlineData("#,##0", "4200", "4200")]
    [InlineData("0.0", "42", "42")]
    [InlineData("000-0000", "1000001", "1000001")]
    public void Number_ShownWithLeadingZeros_KeepsThem(string code, string stored, string text)
    {
        var styles = $"""<numFmts count="1"><numFmt numFmtId="164" formatCode="{code}"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs>""";
        TestBook.Cell($"""<c s="0"><v>{stored}</v></c>""", styles: styles).Text.ShouldBe(text);
    }

    [Fact]
    public void Rows_AndCellsWithoutNames_FollowEachOther()
    {
        var rows = TestData.Sheet(TestBook.Of("""<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c/><c><v>3</v></c></row><row r="9"><c r="C9"><v>4</v></c><c><v>5</v></c></row>""")).All();
        rows.Select(row => $"{row.Number}:{string.Join('|', row.Texts)}").ShouldBe(["1:1|2", "3:|3", "9:||4|5"]);
    }

    [Theory]
    [InlineData("""<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>""", "corrupt_archive")]
    [InlineData("""<row r="2"><c r="A2"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>""", "corrupt_archive")]
    [InlineData("""<row r="2"><c r="A3"><v>1</v></c></row>""", "corrupt_archive")]
    [InlineData("""<row r="x"><c r="A3"><v>1</v></c></row>""", "corrupt_archive")]
    [InlineData("""<row r="1"><c r="A1" t="s"><v>7</v></c></row>""", "corrupt_archive")]
    [InlineData("""<row r="1"><c r="A1" t="s"><v>-1</v></c></row>""", "corrupt_archive")]
    [InlineData("""<row r="1"><c r="A1"><v>1</c></row>""", "corrupt_archive")]
    [InlineData("""<row r="1048577"><c r="A1048577"><v>1</v></c></row>""", "too_many_rows")]
    [InlineData("""<row r="1"><c r="IW1"><v>1</v></c></row>""", "too_many_columns")]
    [InlineData("""<row r="1"/>""", "sheet_not_found")]
    [InlineData("", "sheet_not_found")]
    public void Sheet_ThatCannotBeRead_RefusesTheWholeFile(string rows, string code) => TestData.RefusalOf(TestBook.Of(rows)).ShouldBe(code);

    [Fact]
    public void Cell_LongerThanASpreadsheetHolds_IsRefusedWithItsRow()
    {
        var random = new Random(1);
        var text = string.Concat(Enumerable.Range(0, 11_000).Select(_ => random.Next(100, 999)));
        TestData.Try(TestBook.Of($"""<row r="7"><c r="A7" t="inlineStr"><is><t>{text}</t></is></c></row>""")).Problems.Single().ShouldBeEquivalentTo(FileProblems.CellTooLong(7));
        TestData.Sheet(TestBook.Of($"""<row r="7"><c r="A7" t="inlineStr"><is><t>{text[..32_767]}</t></is></c></row>""")).All()[0][0].Text.Length.ShouldBe(32_767);
    }

    [Fact]
    public void Columns_EmptyButFormatted_DoNotCount() =>
        TestData.Sheet(TestBook.Of("""<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row>""")).All().Single().Cells.Count.ShouldBe(1);

    [Fact]
    public void Sheets_HiddenOrEmpty_ArePassedOver()
    {
        var parts = TestBook.Parts().ToList();
        parts[2] = ForgedPart.Text("xl/workbook.xml", $"""<x:workbook xmlns:x="{TestBook.Main}" xmlns:q="{TestBook.Office}"><x:sheets><x:sheet name="隠し" sheetId="3" state="veryHidden" q:id="rId1"/><x:sheet name="空" sheetId="1" q:id="rId8"/><x:sheet name="二番" sheetId="2" state="visible" q:id="rId9"/></x:sheets></x:workbook>""");
        parts[3] = ForgedPart.Text("xl/_rels/workbook.xml.rels", TestBook.Relations($"""<Relationship Id="rId1" Type="{TestBook.Office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId8" Type="{TestBook.Office}/worksheet" Target="worksheets/sheet8.xml"/><Relationship Id="rId9" Type="{TestBook.Office}/worksheet" Target="../xl/worksheets/./sheet9.xml"/>"""));
        parts.Add(ForgedPart.Text("xl/worksheets/sheet8.xml", TestBook.Sheet("""<row r="1"><c r="A1" s="0"/></row>""")));
        parts.Add(ForgedPart.Text("xl/worksheets/sheet9.xml", TestBook.Sheet("""<row r="1"><c r="A1"><v>9</v></c></row>""")));
        using var file = ForgedZip.Write([.. parts]);

        var sheet = TestData.Sheet(file);
        (sheet.SheetName, sheet.LastRow, sheet.FilledRows).ShouldBe(("二番", 1, 1));
        sheet.SheetNames.ShouldBe(["空", "二番"]);
        TestData.Try(file, "隠し").Problems.Single().ShouldBeEquivalentTo(FileProblems.SheetNotFound("隠し"));
        TestData.Try(file, "二番").Ok.ShouldBeTrue();
    }

    [Fact]
    public void Cells_MergedDownwards_SayTheSameInEveryRow()
    {
        var sheet = TestData.Sheet(TestBook.Of(
            """<row r="1"><c r="A1"><v>7</v></c><c r="B1"><v>1</v></c></row><row r="2"><c r="A2" s="0"/><c r="B2"><v>2</v></c></row><row r="4"><c r="B4"><v>4</v></c></row><row r="5"><c r="B5"><v>5</v></c></row>""",
            """<mergeCells count="2"><mergeCell ref="A1:A4"/><mergeCell ref="D1:E1"/></mergeCells>"""));

        sheet.All().Select(row => $"{row.Number}:{string.Join('|', row.Texts)}").ShouldBe(["1:7|1", "2:7|2", "4:7|4", "5:|5"]);
        sheet.Merged.ShouldBe([new CellRange(1, 0, 4, 0), new CellRange(1, 3, 1, 4)]);
        sheet.Top(2).Select(row => row.Cells[0]).ShouldBe(["7", ""]);
    }
}

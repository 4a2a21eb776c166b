using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;

namespace Meguri.Platform.Exchange;

public sealed class WritingTests
{
    private static readonly string[] Dangerous =
    [
        "=cmd|'/c calc'!A1", "=HYPERLINK(\"http://192.0.2.1/\",\"x\")", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x", "−1",
        " =1", "　=1", "\"=1", "'=1", "''=1", "\n=1", "\u200B=1", "“=1", "=",
    ];

    private static readonly string[] Harmless =
    [
        "顧客台帳", "1=1", "A.5.1", "'引用", "", "a\nb", "a\"b", "a,b", "a;b", " 前後 ", "_x0041_", "_x005F_", "00123", "2026/4/1", "<&>", "😀葛\U000E0100", "A-0042", "\uFEFFx",
    ];

    public static TheoryData<string> Texts => [.. Dangerous, .. Harmless];

    [Theory]
    [MemberData(nameof(Texts))]
    [Requirement("E01")]
    public async Task Xlsx_AnyText_ComesBackAsItWas(string text)
    {
        var rows = await Xlsx(Sheet([new("文")], [[text], ["終"]]));
        (rows.Length == 3 ? rows[1][0].Text : "").ShouldBe(text);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    [Requirement("E01")]
    public async Task Csv_AnyText_ComesBackAsItWas(string text)
    {
        var rows = await Csv(Sheet([new("文"), new("終")], [[text, "終"]]));
        rows[1][0].Text.ShouldBe(text);
    }

    [Fact]
    public async Task Exports_OfTwoThousandRandomTexts_ComeBackAsTheyWere()
    {
        string[] pieces = ["=", "+", "-", "@", "'", "\"", ",", ";", "\t", "\n", "\r", " ", "　", "＝", "_x", "_x000D_", "_", "0041_", "&amp;", "<", "]]>", "機密", "ｶﾞ", "😀", "\u200B", "\u0007", "1", "a"];
        var random = new Random(20260401);
        object?[][] rows = [.. Enumerable.Range(0, 2000).Select(_ => new object?[] { string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => pieces[random.Next(pieces.Length)])), "終" })];
        var sheet = Sheet([new("文", Wrap: true), new("終")], rows);

        (await Xlsx(sheet)).Skip(1).Select(row => row[0].Text).ShouldBe(rows.Select(row => (string)row[0]!));
        (await Csv(sheet)).Skip(1).Select(row => row[0].Text).ShouldBe(rows.Select(row => (string)row[0]!));
    }

    [Fact]
    [Requirement("E01")]
    public void Disarm_MarksWhatActs_AndNothingElse()
    {
        Dangerous.ShouldAllBe(text => FormulaText.Disarm(text) == "'" + text);
        Harmless.ShouldAllBe(text => FormulaText.Disarm(text) == text);
        foreach (var text in Dangerous.Concat(Harmless)) FormulaText.Restore(FormulaText.Disarm(text)).ShouldBe(text);
    }

    [Fact]
    public async Task Csv_Bytes_AreWhatExcelOpens()
    {
        using var file = new MemoryStream();
        await CsvWriter.WriteAsync(file, Sheet([new("名称"), new("=数"), new("日"), new("可")], [["a\"b", -5, new DateOnly(2026, 4, 1), true], ["=1", 1.5m, null, ""]]), TestData.Stop);
        Encoding.UTF8.GetString(file.ToArray()).ShouldBe("\uFEFF\"名称\",\"'=数\",\"日\",\"可\"\r\n\"a\"\"b\",-5,2026/04/01,TRUE\r\n\"'=1\",1.5,,\r\n");
    }

    [Fact]
    public async Task Xlsx_Values_KeepTheirTypes()
    {
        object?[] row = ["A.5.1", 42, -7L, 1.25m, new DateOnly(2026, 4, 1), new DateTime(2026, 4, 1, 9, 30, 0), true, null, new DateOnly(1899, 1, 1), 0.1];
        var read = (await Xlsx(Sheet([.. row.Select((_, i) => new ColumnSpec($"列{i}"))], [row])))[1];

        read.Texts.ShouldBe(["A.5.1", "42", "-7", "1.25", "2026-04-01", "2026-04-01 09:30:00", "TRUE", "", "1899/01/01", "0.1"]);
        read[4].Date.ShouldBe(new DateOnly(2026, 4, 1));
        read[0].Date.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Xlsx_TextBehindManyOthers_ComesBackToo(string text)
    {
        object?[][] rows = [.. Enumerable.Range(0, 400).Select(i => new object?[] { $"資産{i}" }), [text], ["資産1"], ["終"]];
        var read = await Xlsx(Sheet([new("文")], rows));
        read.Skip(401).Select(row => row[0].Text).Where(one => one.Length > 0).ShouldBe(new[] { text, "資産1", "終" }.Where(one => one.Length > 0));
    }

    [Fact]
    public async Task Xlsx_ReadByAnotherReader_SaysTheSame()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var file = await Written(Sheet([new("名称"), new("日", ColumnKind.Date), new("数", ColumnKind.Number)], [["=1+1", new DateOnly(2026, 4, 1), 3]]));
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(file);
        reader.Read().ShouldBeTrue();
        reader.Read().ShouldBeTrue();
        Enumerable.Range(0, 3).Select(reader.GetValue).ShouldBe(["=1+1", new DateTime(2026, 4, 1), 3.0]);
    }

    [Fact]
    public async Task Xlsx_FollowsTheSchema()
    {
        var first = Sheet([new("名称", Width: 40, Wrap: true), new("日", ColumnKind.Date), new("数", ColumnKind.Number)], [["=1+1", new DateOnly(2026, 4, 1), 3], [null, null, null]]) with { TitleLines = ["情報資産管理台帳", "2026年4月1日現在"] };
        using var file = await Written(first, first with { Name = "資産/台帳'", Rows = Rows([]), Landscape = false });
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        new OpenXmlValidator().Validate(document, TestData.Stop).Select(error => $"{error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
    }

    [Fact]
    public async Task Xlsx_TitleLines_StandAboveTheHeader()
    {
        using var file = await Written(Sheet([new("名称"), new("部門")], [["顧客台帳", "経理課"]]) with { TitleLines = ["台帳", "2026年度"] });
        TestData.Sheet(file).All().Select(row => $"{row.Number}:{string.Join('|', row.Texts)}").ShouldBe(["1:台帳", "2:2026年度", "4:名称|部門", "5:顧客台帳|経理課"]);
    }

    [Fact]
    public async Task Xlsx_Form_NullGoesOnWithTheCellToItsLeft()
    {
        var sheet = Sheet([new("", Width: 5), new("", Width: 5, Wrap: true), new("", Width: 5), new("", Width: 5)],
            [[new Heading("見出し"), null, "一二三四五", null], [null, null, null, null], ["a", "b", "c", ""]]) with
        { IsForm = true };

        using var file = await Written(sheet);

        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        new OpenXmlValidator().Validate(document, TestData.Stop).Select(error => error.Description).ShouldBeEmpty();
        document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.MergeCell>().Select(cells => cells.Reference!.Value).ShouldBe(["A1:B1", "C1:D1"]);
    }

    [Fact]
    public async Task Xlsx_Tabs_AreMadeValidAndDifferent()
    {
        var sheet = Sheet([new("a")], [["x"]]);
        using var file = await Written(sheet with { Name = "資産[1]:台帳/2026?" }, sheet with { Name = "'" }, sheet with { Name = new string('長', 40) }, sheet with { Name = new string('長', 50) }, sheet with { Name = "A&B" });
        TestData.Sheet(file).SheetNames.ShouldBe(["資産 1  台帳 2026", "Sheet", new string('長', 31), new string('長', 27) + " (2)", "A&B"]);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(float.NaN)]
    [InlineData('c')]
    public async Task Value_ThatNoCellHolds_Throws(object value)
    {
        await Should.ThrowAsync<ArgumentException>(() => Written(Sheet([new("a")], [[value]])));
        await Should.ThrowAsync<ArgumentException>(() => CsvWriter.WriteAsync(new MemoryStream(), Sheet([new("a")], [[value]]), TestData.Stop));
    }

    [Theory]
    [InlineData('\uD800')]
    [InlineData('\uDC00')]
    public async Task Text_Broken_Throws(char half)
    {
        await Should.ThrowAsync<ArgumentException>(() => Written(Sheet([new("a")], [[$"a{half}b"]])));
        await Should.ThrowAsync<ArgumentException>(() => Written(Sheet([new("a")], [[$"a{half}b" + new string('x', 100)]])));
        await Should.ThrowAsync<ArgumentException>(() => CsvWriter.WriteAsync(new MemoryStream(), Sheet([new("a")], [[$"a{half}b"]]), TestData.Stop));
    }

    [Fact]
    public async Task Text_TooLongForACell_ThrowsInsteadOfBeingCut() =>
        await Should.ThrowAsync<ArgumentException>(() => Written(Sheet([new("a")], [[new string('x', 32_768)]])));

    [Fact]
    public async Task Row_OfAnotherWidth_Throws() => await Should.ThrowAsync<ArgumentException>(() => Written(Sheet([new("a")], [["x", "y"]])));

    [Theory]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public async Task Export_UnderAnyCulture_IsTheSame(string culture)
    {
        object?[] row = [-1.5m, new DateOnly(2026, 4, 1), "I", 1_000_000];
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        (await Xlsx(Sheet([new("a"), new("b"), new("c"), new("d")], [row])))[1].Texts.ShouldBe(["-1.5", "2026-04-01", "I", "1000000"]);
        (await Csv(Sheet([new("a"), new("b"), new("c"), new("d")], [row])))[1].Texts.ShouldBe(["-1.5", "2026/04/01", "I", "1000000"]);
    }

    private static SheetSpec Sheet(ColumnSpec[] columns, object?[][] rows) => new("台帳", columns, Rows(rows));

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Rows(object?[][] rows)
    {
        await Task.CompletedTask;
        foreach (var row in rows) yield return row;
    }

    private static async Task<MemoryStream> Written(params SheetSpec[] sheets)
    {
        var file = new MemoryStream();
        await XlsxWriter.WriteAsync(file, sheets, TestData.Stop);
        return file;
    }

    private static async Task<SheetRow[]> Xlsx(SheetSpec sheet) => TestData.Sheet(await Written(sheet)).All();

    private static async Task<SheetRow[]> Csv(SheetSpec sheet)
    {
        var file = new MemoryStream();
        await CsvWriter.WriteAsync(file, sheet, TestData.Stop);
        return TestData.Sheet(file).All();
    }
}

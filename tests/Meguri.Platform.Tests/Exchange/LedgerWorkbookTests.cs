using System.Globalization;
using System.Text;
using ExcelDataReader;
using Meguri.Domain.Exchange;

namespace Meguri.Platform.Exchange;

[Requirement("S2-10")]
public sealed class LedgerWorkbookTests
{
    private static readonly ColumnDefinition[] Columns =
    [
        new("number", false, ["社員番号", "資産番号"]),
        new("name", true, ["名称", "資産名称", "情報資産の名称", "情報資産名称", "氏名"]),
        new("kind", false, ["種類", "媒体・保存先"]),
        new("department", false, ["部門", "管理部署"]),
        new("custodian", false, ["担当者", "情報資産の管理者"]),
        new("owner", false, ["リスク所有者"]),
        new("place", false, ["情報資産の保管場所", "保管場所"]),
        new("confidentiality", false, ["機密性", "機密"]),
        new("integrity", false, ["完全性", "完全"]),
        new("availability", false, ["可用性", "可用"]),
        new("value", false, ["重要度"]),
        new("retention", false, ["保管期間", "情報資産の保管期間", "保存期限"]),
        new("registered", false, ["記入日", "登録日", "入社日"]),
    ];

    [Theory]
    [InlineData("people.xlsx", 1, 40, 0)]
    [InlineData("ledger-5-fields.xlsx", 1, 60, 0)]
    [InlineData("ledger-risk-sheet.xlsx", 1, 80, 0)]
    [InlineData("ledger-messy.xlsx", 5, 68, 1)]
    public void Rows_OfEachWorkbook_AreCountedAsPeopleCountThem(string file, int lastHeaderRow, int data, int totals)
    {
        using var stream = TestData.Open(file);
        var sheet = TestData.Sheet(stream);
        var header = HeaderFinder.Find(sheet.Top(), Columns, sheet.Merged).Value.ShouldNotBeNull();

        header.HeaderRows[^1].ShouldBe(lastHeaderRow);
        header.Missing.ShouldBeEmpty();
        var kinds = sheet.All().Where(row => row.Number >= header.FirstDataRow).Select(row => RowFilter.Kind(row.Texts)).ToArray();
        kinds.Count(kind => kind == RowKind.Data).ShouldBe(data);
        kinds.Count(kind => kind == RowKind.Total).ShouldBe(totals);
    }

    [Fact]
    public void Rows_BlankOnesBetween_KeepTheNumbersExcelShows()
    {
        using var stream = TestData.Open("ledger-messy.xlsx");
        var sheet = TestData.Sheet(stream);

        var numbers = sheet.All().Select(row => row.Number).ToArray();
        numbers.ShouldContain(10);
        numbers.ShouldNotContain(11);
        numbers[^1].ShouldBe(79);
        sheet.LastRow.ShouldBe(79);
    }

    [Fact]
    public void Header_TwoMergedRowsBelowTitles_IsFoundWithItsParents()
    {
        using var stream = TestData.Open("ledger-messy.xlsx");
        var sheet = TestData.Sheet(stream);
        var header = HeaderFinder.Find(sheet.Top(), Columns, sheet.Merged).Value.ShouldNotBeNull();

        header.HeaderRows.ShouldBe([4, 5]);
        header.Columns.Select(column => (column.Text, column.Key)).ShouldBe(
        [
            ("No.", null), ("資産 名称", "name"), ("資産 種類", "kind"), ("管理 部門", "department"), ("管理 担当者", "custodian"),
            ("評価（１〜３） 機密", "confidentiality"), ("評価（１〜３） 完全", "integrity"), ("評価（１〜３） 可用", "availability"), ("保管期間", "retention"),
        ]);
    }

    [Fact]
    public void HiddenSheet_IsNeitherListedNorRead()
    {
        using var stream = TestData.Open("ledger-messy.xlsx");
        var sheet = TestData.Sheet(stream);

        sheet.SheetNames.ShouldBe(["台帳（最新）"]);
        sheet.All().SelectMany(row => row.Texts).ShouldNotContain(text => text.StartsWith("旧資産"));
        TestData.Try(stream, "旧版（使用禁止）").Problems.Single().Code.ShouldBe("sheet_not_found");
    }

    [Fact]
    public void ComputedColumn_WithoutStoredValue_IsComputedInEveryRow()
    {
        using var stream = TestData.Open("ledger-risk-sheet.xlsx");
        var sheet = TestData.Sheet(stream);

        var rows = sheet.All().Skip(1).ToArray();
        rows.Length.ShouldBe(80);
        foreach (var row in rows)
            row[13].Text.ShouldBe(new[] { row[10].Text, row[11].Text, row[12].Text }.Max());
    }

    [Fact]
    public void DateCells_AndDatesAsText_ReadAsTheSameKindOfDay()
    {
        using var stream = TestData.Open("ledger-5-fields.xlsx");
        var rows = TestData.Sheet(stream).All().Skip(1).ToArray();

        rows[0][3].ShouldBe(new CellValue("2031年2月9日"));
        rows[1][3].Date.ShouldBe(new DateOnly(2028, 2, 16));
        foreach (var row in rows)
            for (var column = 3; column <= 4; column++) DateReading.TryRead(row[column].Text, out _).ShouldBeTrue(row[column].Text);
    }

    [Fact]
    public void FormulaLookingText_StaysText()
    {
        using var stream = TestData.Open("ledger-messy.xlsx");
        var rows = TestData.Sheet(stream).All().ToDictionary(row => row.Number);

        rows[9][1].ShouldBe(new CellValue("=HYPERLINK(\"http://192.0.2.1/\",\"人事評価記録・4号\")"));
        rows[27][1].ShouldBe(new CellValue("@顧客への提案書・21号"));
    }

    [Theory]
    [InlineData("people.xlsx")]
    [InlineData("ledger-5-fields.xlsx")]
    [InlineData("ledger-risk-sheet.xlsx")]
    [InlineData("ledger-messy.xlsx")]
    public void Cells_OfEachWorkbook_AreWhatAnotherReaderReads(string file)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var stream = TestData.Open(file);
        var ours = TestData.Sheet(stream).All().ToDictionary(row => row.Number);
        using var other = ExcelReaderFactory.CreateOpenXmlReader(stream);
        var compared = 0;
        for (var number = 1; other.Read(); number++)
        {
            for (var column = 0; column < other.FieldCount; column++)
            {
                var (cell, value) = (ours.TryGetValue(number, out var row) ? row[column] : CellValue.Blank, other.GetValue(column));
                if (value is DateTime day) cell.Date.ShouldBe(DateOnly.FromDateTime(day));
                else if (value is not null) cell.Text.ShouldBe(Convert.ToString(value, CultureInfo.InvariantCulture));
                compared += value is null ? 0 : 1;
            }
        }
        compared.ShouldBeGreaterThan(100);
    }
}

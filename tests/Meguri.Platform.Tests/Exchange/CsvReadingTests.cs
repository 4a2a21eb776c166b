using System.Text;

namespace Meguri.Platform.Exchange;

public sealed class CsvReadingTests
{
    [Theory]
    [InlineData("名称,部門\r\n顧客台帳,経理課\r\n", "1:名称|部門", "2:顧客台帳|経理課")]
    [InlineData("名称,部門\n顧客台帳,経理課", "1:名称|部門", "2:顧客台帳|経理課")]
    [InlineData("名称,部門\r顧客台帳,経理課\r", "1:名称|部門", "2:顧客台帳|経理課")]
    [InlineData("名称;部門\n顧客台帳;経理課,総務課", "1:名称|部門", "2:顧客台帳|経理課,総務課")]
    [InlineData("名称\t部門\n顧客台帳\t経理課", "1:名称|部門", "2:顧客台帳|経理課")]
    [InlineData("sep=;\n名称;部門\na,b;c", "1:名称|部門", "2:a,b|c")]
    [InlineData("台帳　第3版\n\n名称;部門\nx;y", "1:台帳　第3版", "3:名称|部門", "4:x|y")]
    [InlineData("\"名,称\",\"部\"\"門\"\n\"a\r\nb\",c", "1:名,称|部\"門", "2:a\r\nb|c")]
    [InlineData("\"a\nb\nc\",d\ne,f", "1:a\nb\nc|d", "2:e|f")]
    [InlineData("5\" disk,x\n\"a\"b,y", "1:5\" disk|x", "2:ab|y")]
    [InlineData("a,b,,,\n,,,\n,c", "1:a|b", "3:|c")]
    [InlineData("名称\n顧客台帳", "1:名称", "2:顧客台帳")]
    [InlineData("a,\"\"\n\"\",b", "1:a", "2:|b")]
    [InlineData("a,'=1+1\nb,'@x\nc,'note", "1:a|=1+1", "2:b|@x", "3:c|'note")]
    public void Text_OfEachKind_IsCutIntoRows(string text, params string[] rows) => RowsOf(Encoding.UTF8.GetBytes(text)).ShouldBe(rows);

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("shift_jis", false)]
    [Requirement("F06")]
    public void Encoding_IsFoundByLooking(string name, bool mark)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes("名称,部門\r\n髙橋①,経理課～\r\n")];
        RowsOf(bytes).ShouldBe(["1:名称|部門", "2:髙橋①|経理課～"]);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Encoding_WideWithoutMark_IsFoundByItsZeros(string name) =>
        RowsOf(Encoding.GetEncoding(name).GetBytes("name,department\nledger,accounting\n")).ShouldBe(["1:name|department", "2:ledger|accounting"]);

    [Theory]
    [InlineData("612C620A632C0064", 2)]
    [InlineData("612C620A632C640A650066", 3)]
    [InlineData("EFBBBF612C620AFF2C64", 2)]
    [InlineData("4361660A4361662C202E2E2E0AE92C20610A", 3)]
    [InlineData("FFFE00D8", 1)]
    [Requirement("F06")]
    public void Bytes_ThatAreNoText_AreRefusedWithTheLine(string bytes, int line) =>
        TestData.Try(new MemoryStream(Convert.FromHexString(bytes))).Problems.Single().ShouldBeEquivalentTo(FileProblems.UnreadableText(line));

    [Theory]
    [InlineData("a,b\n\"c,d\ne,f\n", 2)]
    [InlineData("\"", 1)]
    [InlineData("a\n\"b\n\nc\",d\n\n\"e", 6)]
    [Requirement("F06")]
    public void Quote_LeftOpen_IsRefusedWithTheLine(string text, int line) =>
        TestData.Try(new MemoryStream(Encoding.UTF8.GetBytes(text))).Problems.Single().ShouldBeEquivalentTo(FileProblems.UnclosedQuote(line));

    [Fact]
    [Requirement("F06")]
    public void Cell_OfAMegabyte_IsRefusedWithItsRow()
    {
        var text = "a,b\nc," + new string('x', 1_000_000) + "\n";
        TestData.Try(new MemoryStream(Encoding.UTF8.GetBytes(text))).Problems.Single().ShouldBeEquivalentTo(FileProblems.CellTooLong(2));
    }

    [Fact]
    public void Quote_LeftOpenInALongFile_IsToldFromALongCell()
    {
        var text = "a,b\n\"c," + string.Concat(Enumerable.Repeat("x,y\n", 50_000));
        TestData.Try(new MemoryStream(Encoding.UTF8.GetBytes(text))).Problems.Single().ShouldBeEquivalentTo(FileProblems.UnclosedQuote(2));
    }

    [Fact]
    public void Columns_TooMany_AreRefusedWithTheRow() =>
        TestData.Try(new MemoryStream(Encoding.UTF8.GetBytes("a,b\n" + new string(',', 256) + "x"))).Problems.Single().ShouldBeEquivalentTo(FileProblems.TooManyColumns(2));

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData(",,\n")]
    public void File_WithNothingInIt_IsRefused(string text) => TestData.RefusalOf(new MemoryStream(Encoding.UTF8.GetBytes(text))).ShouldBe("empty_file");

    [Fact]
    public void Rows_ReadTwice_AreTheSame()
    {
        var sheet = TestData.Sheet(new MemoryStream(Encoding.UTF8.GetBytes("名称,部門\n顧客台帳,経理課")));
        sheet.All().Select(row => row.Texts).ShouldBeEquivalentTo(sheet.All().Select(row => row.Texts));
        (sheet.LastRow, sheet.FilledRows, sheet.SheetName).ShouldBe((2, 2, ""));
    }

    private static IEnumerable<string> RowsOf(byte[] bytes) =>
        TestData.Sheet(new MemoryStream(bytes)).All().Select(row => $"{row.Number}:{string.Join('|', row.Texts)}");
}

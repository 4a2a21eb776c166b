using System.Text;

namespace Meguri.Platform.Exchange;

public sealed class WorkbookGuardTests
{
    [Fact]
    public void Book_Sound_IsRead() => TestData.Sheet(ForgedZip.Write(TestBook.Parts())).All().Single().Texts.ShouldBe(["名称"]);

    public static TheoryData<string, string> Forgeries => new()
    {
        { "size smaller", "corrupt_archive" },
        { "size larger", "corrupt_archive" },
        { "size and check sum of the beginning", "corrupt_archive" },
        { "check sum", "corrupt_archive" },
        { "local size", "corrupt_archive" },
        { "local name", "corrupt_archive" },
        { "stored but smaller", "corrupt_archive" },
        { "other method", "corrupt_archive" },
        { "encrypted", "password_protected" },
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    [Requirement("F04")]
    public void Part_Forged_RefusesTheWholeFile(string forgery, string code)
    {
        var parts = TestBook.Parts();
        var at = Array.FindIndex(parts, part => part.Name == TestBook.SheetPart);
        var content = parts[at].Content;
        parts[at] = forgery switch
        {
            "size smaller" => parts[at] with { Size = 10 },
            "size larger" => parts[at] with { Size = (uint)content.Length + 1 },
            "size and check sum of the beginning" => parts[at] with { Size = 10, Crc = ForgedZip.CrcOf(content[..10]) },
            "check sum" => parts[at] with { Crc = 1 },
            "local size" => parts[at] with { LocalSize = 10 },
            "local name" => parts[at] with { LocalName = "xl/worksheets/sheet2.xml" },
            "stored but smaller" => parts[at] with { Method = 0, Size = (uint)content.Length - 1 },
            "other method" => parts[at] with { Method = 12 },
            _ => parts[at] with { Flags = 1 },
        };
        TestData.RefusalOf(ForgedZip.Write(parts)).ShouldBe(code);
    }

    [Theory]
    [InlineData("../evil.xml")]
    [InlineData("xl/../../evil.xml")]
    [InlineData("/etc/evil.xml")]
    [InlineData("C:/evil.xml")]
    [InlineData("xl\\evil.xml")]
    [InlineData("xl/\0evil.xml")]
    [InlineData("XL/worksheets/SHEET1.xml")]
    [Requirement("F02")]
    public void Name_LeadsOutsideOrComesTwice_RefusesTheWholeFile(string name) =>
        TestData.RefusalOf(ForgedZip.Write([.. TestBook.Parts(), ForgedPart.Text(name, "<a/>")])).ShouldBe("corrupt_archive");

    [Theory]
    [InlineData(0xA000)]
    [InlineData(0x6000)]
    [InlineData(0x1000)]
    [Requirement("F02")]
    public void Link_OrDevice_RefusesTheWholeFile(int kind) =>
        TestData.RefusalOf(ForgedZip.Write([.. TestBook.Parts(), ForgedPart.Text("xl/link.xml", "/etc/passwd") with { Attributes = (uint)kind << 16 }])).ShouldBe("corrupt_archive");

    [Fact]
    [Requirement("F03")]
    public void Part_InsideOfAnother_RefusesTheWholeFile()
    {
        var inner = ForgedPart.Text("xl/inner.xml", "<a/>");
        var outer = new ForgedPart("xl/outer.xml", ForgedZip.LocalRecord(inner)) { Method = 0 };
        TestData.Try(ForgedZip.Write([.. TestBook.Parts(), outer])).Ok.ShouldBeTrue();
        TestData.RefusalOf(ForgedZip.Write([.. TestBook.Parts(), outer, inner with { InsideOfTheOneBefore = true }])).ShouldBe("corrupt_archive");
    }

    [Fact]
    [Requirement("F03")]
    public void Bomb_OfOnePart_StopsAtTheRatio()
    {
        var file = ForgedZip.Write([.. TestBook.Parts(), new ForgedPart("xl/media/bomb.bin", new byte[5_000_000])]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var problem = TestData.Try(file).Problems.Single();

        problem.ShouldBeEquivalentTo(FileProblems.ArchiveTooLarge("ratio", ImportLimits.Ratio));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(2_000_000);
    }

    [Fact]
    [Requirement("F03")]
    public void Bomb_OfManyParts_StopsAtTheSum()
    {
        // Each part stays below the size from which the ratio counts.
        var bytes = new byte[990_000];
        var crc = ForgedZip.CrcOf(bytes);
        var parts = Enumerable.Range(0, 210).Select(i => new ForgedPart($"xl/media/{i}.bin", bytes) { Crc = crc });
        TestData.Try(ForgedZip.Write([.. TestBook.Parts(), .. parts])).Problems.Single()
            .ShouldBeEquivalentTo(FileProblems.ArchiveTooLarge("bytes", ImportLimits.UnpackedBytes));
    }

    [Fact]
    [Requirement("F03")]
    public void Parts_TooMany_AreNotEvenLookedAt() =>
        TestData.Try(ForgedZip.Write([.. Enumerable.Range(0, 10_001).Select(i => ForgedPart.Text($"{i}.xml", ""))])).Problems.Single()
            .ShouldBeEquivalentTo(FileProblems.ArchiveTooLarge("parts", ImportLimits.Parts));

    [Theory]
    [InlineData("xl/vbaProject.bin", "macros_not_allowed")]
    [InlineData("xl/macrosheets/sheet1.xml", "macros_not_allowed")]
    [InlineData("xl/externalLinks/externalLink1.xml", "external_content")]
    [InlineData("xl/embeddings/oleObject1.bin", "external_content")]
    [InlineData("xl/activeX/activeX1.xml", "external_content")]
    [InlineData("xl/connections.xml", "external_content")]
    [Requirement("F05")]
    public void Part_ThatActsOrReachesOutside_RefusesTheWholeFile(string name, string code) =>
        TestData.RefusalOf(ForgedZip.Write([.. TestBook.Parts(), ForgedPart.Text(name, "<a/>")])).ShouldBe(code);

    [Theory]
    [InlineData("application/vnd.ms-excel.sheet.macroEnabled.main+xml", "macros_not_allowed")]
    [InlineData("application/vnd.ms-excel.sheet.binary.macroEnabled.main", "not_a_workbook")]
    [InlineData("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "not_a_workbook")]
    public void Book_OfAnotherType_IsRefused(string type, string code) => TestData.RefusalOf(ForgedZip.Write(TestBook.Parts(type: type))).ShouldBe(code);

    [Theory]
    [InlineData("attachedTemplate", "external_content")]
    [InlineData("image", "external_content")]
    [InlineData("hyperlink", null)]
    [Requirement("F05")]
    public void Relation_ToOutside_IsRefusedUnlessItIsALinkToClick(string type, string? code)
    {
        var relations = TestBook.Relations($"""<Relationship Id="rId1" Type="{TestBook.Office}/{type}" Target="http://192.0.2.1/x" TargetMode="External"/>""");
        var read = TestData.Try(ForgedZip.Write([.. TestBook.Parts(), ForgedPart.Text("xl/worksheets/_rels/sheet1.xml.rels", relations)]));
        read.Problems.SingleOrDefault()?.Code.ShouldBe(code);
        read.Ok.ShouldBe(code is null);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(81_915)]
    [InlineData(81_919)]
    [InlineData(300_000)]
    [Requirement("F05")]
    public void DocumentType_AnywhereInAnyPart_RefusesTheWholeFile(int before)
    {
        var noise = new StringBuilder();
        while (noise.Length < before) noise.Append(noise.Length * 7919 % 1000);
        var text = noise.ToString()[..before] + "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>";
        TestData.RefusalOf(ForgedZip.Write([.. TestBook.Parts(), ForgedPart.Text("docProps/app.xml", text)])).ShouldBe("external_content");
    }

    [Fact]
    public void DocumentType_InTheSheetInUtf16_IsNotRead()
    {
        var sheet = "<?xml version=\"1.0\" encoding=\"utf-16\"?><!DOCTYPE a [<!ENTITY x \"boom\">]>" + TestBook.Sheet("""<row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row>""");
        var parts = TestBook.Parts();
        parts[4] = parts[4] with { Content = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(sheet)] };
        TestData.RefusalOf(ForgedZip.Write(parts)).ShouldBe("corrupt_archive");
    }

    [Fact]
    public void Tag_ThatWouldFillTheMemory_IsRefused()
    {
        var random = new Random(1);
        var value = string.Join('>', Enumerable.Range(0, 30_000).Select(_ => random.Next(100, 999)));
        TestData.RefusalOf(TestBook.Of($"""<row r="1" spans="{value}>"/>""")).ShouldBe("corrupt_archive");
    }

    [Fact]
    public void Tags_NestedWithoutEnd_AreRefused() =>
        TestData.RefusalOf(TestBook.Of(string.Concat(Enumerable.Repeat("<x>", 1000)) + string.Concat(Enumerable.Repeat("</x>", 1000)))).ShouldBe("corrupt_archive");

    [Theory]
    [InlineData("", "empty_file")]
    [InlineData("D0CF11E0A1B11AE1 00000000", "not_a_workbook")]
    [InlineData("3C68746D6C3E", "not_a_workbook")]
    [InlineData("EFBBBF3C3F786D6C20", "not_a_workbook")]
    [InlineData("255044462D312E37", "not_a_workbook")]
    [InlineData("504B0304", "corrupt_archive")]
    [InlineData("504B0506 000000000000000000000000000000000000", "not_a_workbook")]
    public void File_OfAnotherKind_IsRefused(string bytes, string code) => TestData.RefusalOf(new MemoryStream(Convert.FromHexString(bytes.Replace(" ", "")))).ShouldBe(code);

    [Fact]
    public void Book_WithAPassword_SaysSo()
    {
        byte[] file = [0xD0, 0xCF, 0x11, 0xE0, .. new byte[100_000], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[100]];
        TestData.RefusalOf(new MemoryStream(file)).ShouldBe("password_protected");
    }

    [Fact]
    [Requirement("F04")]
    public void Book_CutAnywhere_IsRefused()
    {
        var whole = ForgedZip.Write(TestBook.Parts()).ToArray();
        for (var length = 0; length < whole.Length; length += 7)
            TestData.Try(new MemoryStream(whole[..length])).Ok.ShouldBeFalse(length.ToString());
    }

    [Fact]
    [Requirement("F04")]
    public void Book_WithAnyByteChanged_IsRefusedOrReadsTheSame()
    {
        var whole = ForgedZip.Write(TestBook.Parts()).ToArray();
        var refused = 0;
        for (var at = 0; at < whole.Length; at++)
        {
            var bytes = whole.ToArray();
            bytes[at] ^= 0x21;
            var read = TestData.Try(new MemoryStream(bytes));
            if (read.Ok) read.Value.All().Single().Texts.ShouldBe(["名称"], at.ToString());
            else refused++;
        }
        refused.ShouldBeGreaterThan(whole.Length / 2);
    }

    [Fact]
    public void Book_RefusedForOneReason_LeavesTheFileOpen()
    {
        using var file = ForgedZip.Write([.. TestBook.Parts(), ForgedPart.Text("xl/vbaProject.bin", "")]);
        WorkbookGuard.Check(file, TestData.Stop).Problems.Single().Code.ShouldBe("macros_not_allowed");
        file.CanRead.ShouldBeTrue();
    }
}

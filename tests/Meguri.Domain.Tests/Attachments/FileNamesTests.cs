using Meguri.Tests;

namespace Meguri.Domain.Attachments;

[Requirement("F01")]
public sealed class FileNamesTests
{
    [Theory]
    [InlineData("教育の記録.pdf", "教育の記録.pdf")]
    [InlineData("../../etc/cron.d/x", "x")]
    [InlineData("D:" + @"\共有\報告.xlsx", "報告.xlsx")]
    [InlineData("a/../b", "b")]
    [InlineData("CON", "_CON")]
    [InlineData("nul.txt", "_nul.txt")]
    [InlineData("com1.pdf", "_com1.pdf")]
    [InlineData("a\0b.txt", "ab.txt")]
    [InlineData("a\r\nSet-Cookie: x.txt", "aSet-Cookie_ x.txt")]
    [InlineData("invoice‮fdp.exe", "invoicefdp.exe")]
    [InlineData("what?<b>|*.txt", "what__b___.txt")]
    [InlineData("  blanks . ", "blanks")]
    [InlineData("が.txt", "が.txt")]
    [InlineData("a\ufffe.txt", "a\ufffd.txt")]
    public void Name_IsMadeOneThatCanBeShown(string said, string name) => FileNames.Clean(said).Value.ShouldBe(name);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("...")]
    [InlineData(" . . ")]
    [InlineData("folder/")]
    [InlineData("\u200b\u0007")]
    public void Name_OfNothing_IsRefused(string? said) => FileNames.Clean(said).Problems.ShouldHaveSingleItem().Code.ShouldBe("attachment_name_missing");

    [Theory]
    [InlineData('\ufdfa', 17)]
    [InlineData('\ufdfa', 140)]
    [InlineData('㍿', 140)]
    public void Name_ThatUnfoldsIntoMuch_IsShortenedUntilItsKeyFits(char sign, int times)
    {
        var name = FileNames.Clean(new string(sign, times) + ".pdf").Value!;
        name.ShouldEndWith(sign + ".pdf");
        Attachment.KeyOf(name).Length.ShouldBeInRange(1, FileNames.LongestKey);
    }

    [Fact]
    public void Name_ThatIsLong_IsShortenedAndKeepsItsEnding()
    {
        var name = FileNames.Clean(new string('あ', 300) + ".pdf").Value!;
        name.Length.ShouldBe(FileNames.Longest);
        name.ShouldEndWith("あ.pdf");
        FileNames.Clean(string.Concat(Enumerable.Repeat("𠮷", 200)) + ".txt").Value!.Normalize().ShouldEndWith("𠮷.txt");
    }
}

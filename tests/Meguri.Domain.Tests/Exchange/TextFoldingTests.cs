namespace Meguri.Domain.Exchange;

public sealed class TextFoldingTests
{
    [Theory]
    [InlineData("ＵＳＢメモリ", "usbメモリ")]
    [InlineData("USBﾒﾓﾘ", "USBメモリ")]
    [InlineData("経理課　　高橋 健", " 経理課 高橋\n健 ")]
    [InlineData("カ\u3099", "ガ")]
    [InlineData("é", "e\u0301")]
    [InlineData("顧客\u200B台帳", "顧客台帳")]
    [InlineData("葛\U000E0100城", "葛城")]
    [InlineData("STRASSE", "straße")]
    [InlineData("\u0130STANBUL", "i\u0307stanbul")]
    [InlineData("ΟΔΟΣ", "οδος")]
    [InlineData("①", "1")]
    [InlineData("Ⅲ", "iii")]
    [InlineData("(株)", "㈱")]
    [InlineData("\uFEFF名称", "名称")]
    public void Key_SpellingsOfOneName_Meet(string one, string other) => TextFolding.Key(one).ShouldBe(TextFolding.Key(other));

    [Theory]
    [InlineData("顧客台帳", "顧客 台帳")]
    [InlineData("台帳1", "台帳2")]
    [InlineData("データ", "テータ")]
    [InlineData("カ", "力")]
    [InlineData("😀", "😁")]
    [InlineData("I", "ı")]
    public void Key_DifferentNames_StayApart(string one, string other) => TextFolding.Key(one).ShouldNotBe(TextFolding.Key(other));

    [Theory]
    [InlineData('\uD800')]
    [InlineData('\uDC00')]
    [InlineData('\uFFFF')]
    [InlineData('\0')]
    public void Key_BrokenText_HasAKeyToo(char broken) => TextFolding.Key($"A{broken}b").ShouldStartWith("a");

    [Fact]
    public void Key_OfNothing_IsEmpty() => TextFolding.Key(null).ShouldBe("");

    [Theory]
    [InlineData("İstanbul")]
    [InlineData("ﬁle ﬃ ẞ")]
    [InlineData("ｶﾞｷﾞ ㍿ ﾊﾟ")]
    [InlineData("ϓ ΐ ŉ")]
    public void Key_OfAKey_IsItself(string text) => TextFolding.Key(TextFolding.Key(text)).ShouldBe(TextFolding.Key(text));

    [Theory]
    [InlineData("機密性及び完全性", "機密性および完全性")]
    [InlineData("紙又は電子", "紙または電子")]
    [InlineData("脆弱性", "ぜい弱性")]
    [InlineData("ぜいじゃく性", "脆弱性")]
    public void Search_SpellingsOfTheTrade_Meet(string one, string other) => TextFolding.Search(one).ShouldBe(TextFolding.Search(other));

    [Theory]
    [InlineData("　顧客台帳 ", "顧客台帳")]
    [InlineData("一行目\r\n二行目\r三行目", "一行目\n二行目\n三行目")]
    [InlineData("ｶﾞ\u200D😀é", "ｶﾞ\u200D😀é")]
    [InlineData("", "")]
    [InlineData("\u200B\uFEFF", "")]
    [InlineData(null, "")]
    public void Clean_Text_StaysAsWritten(string? written, string stored) => TextFolding.Clean(written).Value.ShouldBe(stored);

    [Fact]
    public void Clean_FieldOfOneLine_PutsASpaceForALineEnd() => TextFolding.Clean("顧客\r\n台帳\t1", lines: false).Value.ShouldBe("顧客 台帳 1");

    [Theory]
    [InlineData('\0', "b", "control_character", "U+0000")]
    [InlineData('\u001B', "b", "control_character", "U+001B")]
    [InlineData('\u0085', "b", "control_character", "U+0085")]
    [InlineData('\uD800', "b", "broken_text", "U+D800")]
    [InlineData('\uD800', "", "broken_text", "U+D800")]
    [InlineData('\uDC00', "b", "broken_text", "U+DC00")]
    [InlineData('\uFFFF', "", "broken_text", "U+FFFF")]
    public void Clean_WhatIsNoText_IsRefusedByName(char broken, string behind, string code, string character)
    {
        var problem = TextFolding.Clean($"a{broken}{behind}").Problems.Single();
        problem.Code.ShouldBe(code);
        problem.Values.ShouldBe([character]);
    }

    [Fact]
    public void Clean_TooLong_IsRefusedAndNeverCut()
    {
        TextFolding.Clean(" あいう ", most: 3).Value.ShouldBe("あいう");
        TextFolding.Clean("あいうえ", most: 3).Problems.Single().ShouldSatisfyAllConditions(p => p.Code.ShouldBe("too_long"), p => p.Values.ShouldBe([4, 3]));
    }
}

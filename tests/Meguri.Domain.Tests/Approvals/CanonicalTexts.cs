using System.Text.Json;
using Meguri.Domain.Approvals;

namespace Meguri.Domain.Tests.Approvals;

public class CanonicalTexts
{
    [Fact]
    public void Write_AnyOrderOfProperties_IsTheSameText() =>
        CanonicalJson.Write(new { b = 1, a = "x", C = true }).ShouldBe(CanonicalJson.Write(new { C = true, a = "x", b = 1 }));

    [Theory]
    [InlineData("経理課 高橋", "{\"text\":\"経理課 高橋\"}")]
    [InlineData("a\"b\\c", "{\"text\":\"a\\\"b\\\\c\"}")]
    [InlineData("a\nb\u0001", "{\"text\":\"a\\nb\\u0001\"}")]
    [InlineData("<&'😀", "{\"text\":\"<&'😀\"}")]
    [InlineData(null, "{}")]
    public void Write_Texts_EscapesOnlyWhatMustBe(string? text, string json) => CanonicalJson.Write(new { text }).ShouldBe(json);

    [Fact]
    public void Write_ValuesListsAndAbsentOnes_IsCompact() =>
        CanonicalJson.Write(new { On = new DateOnly(2026, 11, 22), Yen = 38_000_000_000L, Part = DayOfWeek.Sunday, List = new int?[] { 1, null }, None = (string?)null })
            .ShouldBe("""{"list":[1,null],"on":"2026-11-22","part":"Sunday","yen":38000000000}""");

    [Fact]
    public void HashText_KnownText_IsSha256() =>
        CanonicalJson.HashText("abc").ShouldBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

    [Fact]
    public void Read_NotOfThatType_Throws() => Should.Throw<JsonException>(() => CanonicalJson.Read<int>("null"));
}

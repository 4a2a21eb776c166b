namespace Meguri.Domain.Exchange;

public sealed class ValueReadingTests
{
    [Theory]
    [InlineData("2", 2)]
    [InlineData("２", 2)]
    [InlineData(" 3 ", 3)]
    [InlineData("3.0", 3)]
    [InlineData("3.", 3)]
    [InlineData("３．００", 3)]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("-5", -5)]
    [InlineData("−5", -5)]
    [InlineData("+5", 5)]
    [InlineData("1,200", 1200)]
    [InlineData("１，２００，０００", 1_200_000)]
    [InlineData("007", 7)]
    public void Number_Whole_IsRead(string written, int number) => WholeNumberReading.Read(written).Value.ShouldBe(number);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("高")]
    [InlineData("1,5")]
    [InlineData("1.5")]
    [InlineData("12,00")]
    [InlineData("1,2000")]
    [InlineData("1e3")]
    [InlineData("1e400")]
    [InlineData("1E+400")]
    [InlineData("NaN")]
    [InlineData("∞")]
    [InlineData("Infinity")]
    [InlineData("0x10")]
    [InlineData("1 2")]
    [InlineData("--1")]
    [InlineData("3点")]
    public void Number_NotWhole_IsRefused(string? written) => WholeNumberReading.Read(written).Problems.Single().Code.ShouldBe("not_a_number");

    [Theory]
    [InlineData("9", 1, 3)]
    [InlineData("0", 1, 3)]
    [InlineData("-1", 1, 3)]
    [InlineData("2147483648", int.MinValue, int.MaxValue)]
    [InlineData("9223372036854775808", int.MinValue, int.MaxValue)]
    [InlineData("99999999999999999999999999", int.MinValue, int.MaxValue)]
    public void Number_OutsideOfTheScale_NamesTheScale(string written, int least, int most)
    {
        var problem = WholeNumberReading.Read(written, least, most).Problems.Single();
        problem.Code.ShouldBe("out_of_range");
        problem.Values.ShouldBe([written, (long)least, (long)most]);
    }

    [Fact]
    public void Number_Money_FitsALong() => WholeNumberReading.ReadLong("9223372036854775807").Value.ShouldBe(long.MaxValue);

    [Theory]
    [InlineData("有", true)]
    [InlineData("あり", true)]
    [InlineData("○", true)]
    [InlineData("〇", true)]
    [InlineData("◯", true)]
    [InlineData("はい", true)]
    [InlineData("1", true)]
    [InlineData("１", true)]
    [InlineData("TRUE", true)]
    [InlineData("Yes", true)]
    [InlineData("ＹＥＳ", true)]
    [InlineData("✓", true)]
    [InlineData("☑", true)]
    [InlineData("レ", true)]
    [InlineData("ﾚ", true)]
    [InlineData("■", true)]
    [InlineData(" 有 ", true)]
    [InlineData("無", false)]
    [InlineData("なし", false)]
    [InlineData("×", false)]
    [InlineData("-", false)]
    [InlineData("－", false)]
    [InlineData("ー", false)]
    [InlineData("―", false)]
    [InlineData("0", false)]
    [InlineData("いいえ", false)]
    [InlineData("No", false)]
    [InlineData("FALSE", false)]
    [InlineData("□", false)]
    [InlineData("", null)]
    [InlineData("　", null)]
    [InlineData(null, null)]
    public void YesNo_Mark_IsRead(string? written, bool? meaning)
    {
        var read = YesNoReading.Read(written);
        read.Problems.ShouldBeEmpty();
        read.Value.ShouldBe(meaning);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("？")]
    [InlineData("△")]
    [InlineData("一部")]
    [InlineData("2")]
    public void YesNo_Unclear_IsRefused(string written)
    {
        var problem = YesNoReading.Read(written).Problems.Single();
        problem.Code.ShouldBe("unreadable_yes_no");
        problem.Values.ShouldBe([written]);
    }
}

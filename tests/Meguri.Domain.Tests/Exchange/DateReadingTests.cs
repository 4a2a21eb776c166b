namespace Meguri.Domain.Exchange;

public sealed class DateReadingTests
{
    [Theory]
    [InlineData("2030年12月25日", "2030-12-25")]
    [InlineData("2030年 1月 5日", "2030-01-05")]
    [InlineData("２０３０年１２月２５日", "2030-12-25")]
    [InlineData("二〇三〇年十二月二十五日", "2030-12-25")]
    [InlineData("2020/4/16", "2020-04-16")]
    [InlineData("2020/ 4/16", "2020-04-16")]
    [InlineData("2020／０４／１６", "2020-04-16")]
    [InlineData("2020-04-16", "2020-04-16")]
    [InlineData("2020.4.16", "2020-04-16")]
    [InlineData("20200416", "2020-04-16")]
    [InlineData("  2020/4/16　", "2020-04-16")]
    [InlineData("2020/4/16(木)", "2020-04-16")]
    [InlineData("2020年4月16日（木曜日）", "2020-04-16")]
    [InlineData("2020/4/16 0:00:00", "2020-04-16")]
    [InlineData("2020-04-16T09:30:00Z", "2020-04-16")]
    [InlineData("2020-04-16 09:30", "2020-04-16")]
    [InlineData("16 Apr 2020", "2020-04-16")]
    [InlineData("April 16, 2020", "2020-04-16")]
    [InlineData("2028/2/29", "2028-02-29")]
    public void Read_WesternYear_IsThatDay(string written, string day) => DateReading.Read(written).Value.ShouldBe(DateOnly.ParseExact(day, "yyyy-MM-dd"));

    [Theory]
    [InlineData("令和8年10月1日", "2026-10-01")]
    [InlineData("令和１３年３月３１日", "2031-03-31")]
    [InlineData("令和八年十月一日", "2026-10-01")]
    [InlineData("令和 8年 10月 1日", "2026-10-01")]
    [InlineData("㋿8年10月1日", "2026-10-01")]
    [InlineData("令和元年5月1日", "2019-05-01")]
    [InlineData("平成30年4月1日", "2018-04-01")]
    [InlineData("平成元年1月8日", "1989-01-08")]
    [InlineData("平成40年4月1日", "2028-04-01")]
    [InlineData("昭和64年1月7日", "1989-01-07")]
    [InlineData("大正12年9月1日", "1923-09-01")]
    [InlineData("明治元年10月23日", "1868-10-23")]
    [InlineData("R8.10.1", "2026-10-01")]
    [InlineData("Ｒ８．１０．１", "2026-10-01")]
    [InlineData("r8/10/1", "2026-10-01")]
    [InlineData("H30/4/1", "2018-04-01")]
    [InlineData("S60-4-1", "1985-04-01")]
    [InlineData("H.30.4.1", "2018-04-01")]
    [InlineData("R元.5.1", "2019-05-01")]
    public void Read_EraYear_IsThatDay(string written, string day) => DateReading.Read(written).Value.ShouldBe(DateOnly.ParseExact(day, "yyyy-MM-dd"));

    [Theory]
    [InlineData("令和9年2月31日")]
    [InlineData("令和0年1月1日")]
    [InlineData("2026/2/29")]
    [InlineData("2026/13/1")]
    [InlineData("2026/0/1")]
    [InlineData("2026-04-31")]
    [InlineData("20260431")]
    [InlineData("0001-01-01")]
    [InlineData("1867/12/31")]
    [InlineData("2201/1/1")]
    [InlineData("9999/12/31")]
    [InlineData("大正0年1月1日")]
    public void Read_NoSuchDay_IsImpossible(string written)
    {
        var problem = DateReading.Read(written).Problems.Single();
        problem.Code.ShouldBe("impossible_date");
        problem.Values.ShouldBe([written]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("未定")]
    [InlineData("7年")]
    [InlineData("永年")]
    [InlineData("2026-W53")]
    [InlineData("2030年12月")]
    [InlineData("令和8年度末")]
    [InlineData("令和8年10月")]
    [InlineData("12/25/2030")]
    [InlineData("2020/4-16")]
    [InlineData("46139")]
    [InlineData("2020/4/16/1")]
    [InlineData("約2020/4/16")]
    [InlineData("Q8.10.1")]
    public void Read_NoDate_IsUnreadable(string? written) => DateReading.Read(written).Problems.Single().Code.ShouldBe("unreadable_date");

    [Theory]
    [InlineData(1, false, "1900-01-01")]
    [InlineData(59, false, "1900-02-28")]
    [InlineData(61, false, "1900-03-01")]
    [InlineData(42095, false, "2015-04-01")]
    [InlineData(46139.75, false, "2026-04-27")]
    [InlineData(44677, true, "2026-04-27")]
    [InlineData(0, true, "1904-01-01")]
    public void FromSerial_OfExcel_IsThatDay(double serial, bool from1904, string day) =>
        DateReading.FromSerial(serial, from1904).Value.ShouldBe(DateOnly.ParseExact(day, "yyyy-MM-dd"));

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(60)]
    [InlineData(-1)]
    [InlineData(2958465)]
    [InlineData(1e300)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void FromSerial_NoSuchDay_IsImpossible(double serial) => DateReading.FromSerial(serial).Problems.Single().Code.ShouldBe("impossible_date");

    [Fact]
    public void Read_DaysOfThreeCenturies_InEverySpelling_AreThoseDays()
    {
        var wrong = new List<string>();
        for (var day = new DateOnly(1868, 10, 23); day.Year <= 2200; day = day.AddDays(37))
        {
            string[] spellings =
            [
                $"{day.Year}年{day.Month}月{day.Day}日", $"{day.Year}/{day.Month:00}/{day.Day:00}", $"{day.Year}-{day.Month:00}-{day.Day:00}",
                $"{day.Year}.{day.Month}.{day.Day}", $"{day.Year:0000}{day.Month:00}{day.Day:00}",
                .. day.Year is >= 2019 and < 2118 ? [$"令和{day.Year - 2018}年{day.Month}月{day.Day}日", $"R{day.Year - 2018}.{day.Month}.{day.Day}"] : Array.Empty<string>(),
            ];
            wrong.AddRange(spellings.Where(spelling => DateReading.Read(spelling) is not { Ok: true } read || read.Value != day));
            if (day >= new DateOnly(1900, 3, 1) && DateReading.FromSerial(day.DayNumber - new DateOnly(1899, 12, 30).DayNumber).Value != day) wrong.Add($"serial of {day}");
        }
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Read_LongGarbage_IsRefused()
    {
        var garbage = new string('令', 25_000) + new string('1', 25_000);
        DateReading.Read(garbage).Ok.ShouldBeFalse();
        DateReading.Read(new string(' ', 50_000) + "x").Ok.ShouldBeFalse();
    }
}

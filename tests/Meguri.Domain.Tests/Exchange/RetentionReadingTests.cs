using Meguri.Tests;

namespace Meguri.Domain.Exchange;

[Requirement("S2-14")]
public sealed class RetentionReadingTests
{
    [Theory]
    [InlineData("7年", 7, null, null, null)]
    [InlineData("７年", 7, null, null, null)]
    [InlineData("七年", 7, null, null, null)]
    [InlineData("10年間", 10, null, null, null)]
    [InlineData("10年間保存", 10, null, null, null)]
    [InlineData("6か月", null, 6, null, null)]
    [InlineData("6ヶ月", null, 6, null, null)]
    [InlineData("６カ月間", null, 6, null, null)]
    [InlineData("半年", null, 6, null, null)]
    [InlineData("90日", null, null, 90, null)]
    [InlineData("90日間", null, null, 90, null)]
    [InlineData("2週間", null, null, 14, null)]
    [InlineData("1年6か月", 1, 6, null, null)]
    [InlineData("1年半", 1, 6, null, null)]
    [InlineData("契約終了後5年", 5, null, null, "契約終了")]
    [InlineData("契約終了後 ５年間", 5, null, null, "契約終了")]
    [InlineData("退職後7年", 7, null, null, "退職")]
    [InlineData("退職日から7年", 7, null, null, "退職日")]
    [InlineData("廃止後3年", 3, null, null, "廃止")]
    [InlineData("取得の日から5年", 5, null, null, "取得")]
    [InlineData("サービス終了後90日", null, null, 90, "サービス終了")]
    [InlineData("登録日から7年", 7, null, null, null)]
    [InlineData("7 years", 7, null, null, null)]
    public void Read_Length_IsCounted(string written, int? years, int? months, int? days, string? from) =>
        RetentionReading.Read(written).ShouldBe(new RetentionText(years, months, days, false, from, written));

    [Theory]
    [InlineData("永年")]
    [InlineData("永久")]
    [InlineData("永久保存")]
    [InlineData("無期限")]
    [InlineData(" 永年 ")]
    public void Read_ForEver_IsPermanent(string written) =>
        RetentionReading.Read(written).ShouldBe(new RetentionText(null, null, null, true, null, written.Trim()));

    [Theory]
    [InlineData("")]
    [InlineData("法令の定めによる")]
    [InlineData("文書管理規程に従う")]
    [InlineData("契約終了後")]
    [InlineData("2031年度末")]
    [InlineData("2031年2月9日")]
    [InlineData("なし")]
    public void Read_AnythingElse_IsARule(string written)
    {
        var read = RetentionReading.Read(written);
        read.IsRule.ShouldBeTrue();
        read.Original.ShouldBe(written);
    }
}

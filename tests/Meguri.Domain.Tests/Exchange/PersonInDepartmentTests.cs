namespace Meguri.Domain.Exchange;

public sealed class PersonInDepartmentTests
{
    private static readonly HashSet<string> Known = new[]
    {
        "経理課", "営業部", "総務部", "総務部 人事課", "総務部/人事課", "データセンター事業部A課", "IT Support",
    }.Select(TextFolding.Key).ToHashSet();

    [Theory]
    [InlineData("経理課 高橋 健", "経理課", "高橋 健", true)]
    [InlineData("経理課　高橋　健", "経理課", "高橋 健", true)]
    [InlineData("  経理課  高橋 ", "経理課", "高橋", true)]
    [InlineData("総務部 人事課 鈴木 花子", "総務部 人事課", "鈴木 花子", true)]
    [InlineData("総務部/人事課 鈴木 花子", "総務部/人事課", "鈴木 花子", true)]
    [InlineData("ﾃﾞｰﾀｾﾝﾀｰ事業部Ａ課 山本 隆", "ﾃﾞｰﾀｾﾝﾀｰ事業部Ａ課", "山本 隆", true)]
    [InlineData("経理課：高橋 健", "経理課", "高橋 健", true)]
    [InlineData("経理課・高橋", "経理課", "高橋", true)]
    [InlineData("経理課（高橋 健）", "経理課", "高橋 健", true)]
    [InlineData("高橋 健（経理課）", "経理課", "高橋 健", true)]
    [InlineData("高橋 健 (IT Support)", "IT Support", "高橋 健", true)]
    [InlineData("高橋 健（主任）", null, "高橋 健（主任）", false)]
    [InlineData("IT Support Ken Smith", "IT Support", "Ken Smith", true)]
    [InlineData("経理課", "経理課", null, true)]
    [InlineData("存在しない部門 高橋 健", "存在しない部門", "高橋 健", false)]
    [InlineData("広報室", "広報室", null, false)]
    [InlineData("営業部長 佐藤 一郎", null, "営業部長 佐藤 一郎", false)]
    [InlineData("高橋 健", null, "高橋 健", false)]
    [InlineData("高橋", null, "高橋", false)]
    [InlineData("", null, null, false)]
    [InlineData("　", null, null, false)]
    public void Split_Cell_IsDepartmentAndPerson(string cell, string? department, string? person, bool known) =>
        PersonInDepartment.Split(cell, name => Known.Contains(TextFolding.Key(name))).ShouldBe(new PersonInDepartment(department, person, known));
}

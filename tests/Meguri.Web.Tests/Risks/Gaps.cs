using System.Net;
using Meguri.Domain.Risks;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Risks;

public sealed class Gaps(Installations installations) : RiskRound(installations)
{
    [Theory, Databases]
    [Requirement("S3-33"), Requirement("S3-34")]
    public async Task Judge_ManyAtOnce_SavesThemAllAndCounts(Database database)
    {
        var cast = await RunningAsync(database);
        var form = (await cast.Office.GetAsync("/risks/gap")).Form("まとめて保存する");
        form.Choose("A.5.1 の判定", "適合").Choose("A.5.2 の判定", "一部適合").Fill("A.5.2 でわかったこと", "任命状がない")
            .Choose("A.7.10 の判定", "不適合").Fill("A.7.10 でわかったこと", "暗号化していない").Choose("A.8.28 の判定", "適用外").Fill("A.8.28 でわかったこと", "開発しない");
        var page = await form.SubmitAsync();
        page.ShouldBeAt("/risks/gap").ShouldSay("4件の判定を保存しました。").ShouldSay("4 / 93 件 判定済み").ShouldSay("不適合 1");
        page.Form("まとめて保存する")["A.7.10 でわかったこと"].ShouldBe("暗号化していない");
    }

    [Theory]
    [Databases("一部適合")]
    [Databases("不適合")]
    [Databases("適用外")]
    public async Task Judge_WithoutAFinding_SavesNothingAndKeepsWhatWasTyped(Database database, string verdict)
    {
        var cast = await RunningAsync(database);
        var form = (await cast.Office.GetAsync("/risks/gap")).Form("まとめて保存する").Choose("A.5.1 の判定", "適合").Choose("A.5.2 の判定", verdict);
        var page = await form.SubmitAsync();
        page.ShouldBe(HttpStatusCode.UnprocessableEntity).Problems.ShouldBe(["A.5.2: 「適合」以外は、わかったことを書いてください。"]);
        page.Form("まとめて保存する")["A.5.1 の判定"].ShouldBe("Conforms");
        (await cast.Organization.FindAsync(db => db.Set<GapEntry>().CountAsync())).ShouldBe(0);
    }

    [Theory, Databases]
    public async Task Judge_TwoPeopleOtherRows_LosesNothing(Database database)
    {
        var cast = await RunningAsync(database);
        var (first, second) = ((await cast.Office.GetAsync("/risks/gap")).Form("まとめて保存する"), (await cast.Office.GetAsync("/risks/gap")).Form("まとめて保存する"));
        await first.Choose("A.5.1 の判定", "適合").SubmitAsync();
        (await second.Choose("A.5.2 の判定", "適合").SubmitAsync()).ShouldSay("2 / 93 件 判定済み");
    }

    [Theory, Databases]
    public async Task Judge_SameRowSavedSince_Returns409AndKeepsWhatWasTyped(Database database)
    {
        var cast = await RunningAsync(database);
        var (first, second) = ((await cast.Office.GetAsync("/risks/gap")).Form("まとめて保存する"), (await cast.Office.GetAsync("/risks/gap")).Form("まとめて保存する"));
        await first.Choose("A.5.1 の判定", "適合").SubmitAsync();
        var page = await second.Choose("A.5.1 の判定", "不適合").Fill("A.5.1 でわかったこと", "古い").SubmitAsync();
        page.ShouldBe(HttpStatusCode.Conflict).Form("まとめて保存する")["A.5.1 でわかったこと"].ShouldBe("古い");
        (await cast.Organization.FindAsync(db => db.Set<GapEntry>().SingleAsync())).Verdict.ShouldBe(GapVerdict.Conforms);
    }

    [Theory]
    [Databases("?theme=physical", 14)]
    [Databases("?theme=people", 8)]
    [Databases("?theme=physical&attribute=types:detective", 2)]
    [Databases("?show=open", 93)]
    [Databases("?show=failing", 0)]
    public async Task Filter_ShowsWhatMatches(Database database, string query, int rows)
    {
        var cast = await RunningAsync(database);
        (await cast.Office.GetAsync("/risks/gap" + query)).Document.QuerySelectorAll(".gap-table tbody tr").Length.ShouldBe(rows);
    }

    [Theory, Databases]
    public async Task Judge_ForAGroup_StandsBesideTheWhole(Database database)
    {
        var cast = await RunningAsync(database);
        await cast.Organization.AssetAsync("営業用パソコン", cast.Department, fields => fields with { Group = "パソコン" });
        await (await cast.Office.GetAsync("/risks/gap")).Form("まとめて保存する").Choose("A.8.1 の判定", "適合").SubmitAsync();
        var page = await (await cast.Office.GetAsync("/risks/gap?group=" + Uri.EscapeDataString("パソコン"))).Form("まとめて保存する")
            .Choose("A.8.1 の判定", "不適合").Fill("A.8.1 でわかったこと", "暗号化していない").SubmitAsync();
        page.ShouldBe(HttpStatusCode.OK).ShouldSay("1 / 93 件 判定済み").ShouldSay("不適合 1");
        (await cast.Office.GetAsync("/risks/gap")).ShouldSay("不適合 0").ShouldSay("適合 1");
    }

    [Theory, Databases]
    public async Task Judge_BySomebodyWhoOnlyReads_IsForbidden(Database database)
    {
        var cast = await RunningAsync(database);
        var page = await cast.Ciso.GetAsync("/risks/gap");
        page.ShouldBe(HttpStatusCode.OK).Document.QuerySelectorAll(".gap-table input[type=radio]").Length.ShouldBe(4 * 93);
        page.Forms("まとめて保存する").ShouldBeEmpty();
    }
}

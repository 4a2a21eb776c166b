using System.Net;
using Meguri.Domain.Risks;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Risks;

public sealed class Proposals(Installations installations) : RiskRound(installations)
{
    private const string Take = "選んだリスクを登録する";

    [Theory, Databases]
    [Requirement("S3-32"), Requirement("S3-34")]
    public async Task Detailed_BothStages_TakesWhatFailsAndTheTopValue(Database database)
    {
        var cast = await RunningAsync(database);
        await AssetAsync(cast, "領収書", 1);
        await AssetAsync(cast, "契約書", 3);
        (await cast.Office.GetAsync("/risks/detailed")).ShouldSay("対象: 資産 1件").ShouldSay("契約書").ShouldSay("価値が最高").ShouldNotSay("領収書");
        await (await cast.Office.GetAsync("/risks/gap")).Form("まとめて保存する").Choose("A.7.10 の判定", "不適合").Fill("A.7.10 でわかったこと", "持出しの記録がない").SubmitAsync();
        (await cast.Office.GetAsync("/risks/detailed")).ShouldSay("対象: 資産 2件").ShouldSay("領収書").ShouldSay("不適合の管理策 1件");
    }

    [Theory]
    [Databases("詳細分析だけ", "対象: 資産 1件")]
    [Databases("ギャップ分析だけ", "このアセスメントはギャップ分析だけで行います")]
    [Requirement("S3-32")]
    public async Task Detailed_OneStageAlone_TakesAllOrNothing(Database database, string approach, string says)
    {
        var cast = await RunningAsync(database, approach);
        await AssetAsync(cast, "領収書", 1);
        (await cast.Office.GetAsync("/risks/detailed")).ShouldSay(says);
    }

    [Theory, Databases]
    [Requirement("S2-16"), Requirement("S2-18")]
    public async Task Take_Picked_MakesRisksWithOwnerConsequenceAndLevel(Database database)
    {
        var cast = await RunningAsync(database);
        await AssetAsync(cast, "契約書", 3);
        var proposal = await cast.Office.GetAsync("/risks/detailed");
        proposal.ShouldSay("5 件を提案").ShouldSay("5 件になります");
        var picks = proposal.Form(Take).Values.Count(v => v.Name == "Pick");
        picks.ShouldBe(5);
        (await proposal.Form(Take).SubmitAsync(Take)).ShouldBeAt("/risks/rate").ShouldSay("5件のリスクを登録しました。");
        var risks = await cast.Organization.FindAsync(db => db.Set<Risk>().ToListAsync());
        risks.Count.ShouldBe(5);
        risks.ShouldAllBe(r => r.OwnerId == cast.Head.Id && r.Consequence != null && r.BeforeLevel != null && r.Controls.Count > 0);
        (await cast.Office.GetAsync("/risks/detailed")).ShouldSay("0 件を提案").ShouldSay("5 件が登録済み");
    }

    [Theory, Databases]
    public async Task Take_TwoTicked_MakesTwo(Database database)
    {
        var cast = await RunningAsync(database);
        await AssetAsync(cast, "契約書", 3);
        var form = (await cast.Office.GetAsync("/risks/detailed")).Form(Take);
        var picks = form.Values.Where(v => v.Name == "Pick").Select(v => v.Value).ToList();
        (await form.Forge("Pick", picks[0]).SubmitAsync(Take)).ShouldSay("1件のリスクを登録しました。");
    }

    [Theory, Databases]
    public async Task Classify_AnAssetTheWordsSayTooLittleOf_IsProposedFor(Database database)
    {
        var cast = await RunningAsync(database);
        await AssetAsync(cast, "あれこれ", 3);
        var page = await cast.Office.GetAsync("/risks/detailed");
        page.ShouldSay("0 件を提案").ShouldSay("種類を選んでください");
        page = await page.Form(Take).Choose("あれこれ の種類", "紙の文書").SubmitAsync("選んだ種類で提案し直す");
        page.ShouldBeAt("/risks/detailed").ShouldSay("5 件を提案");
    }

    [Theory, Databases]
    public async Task Rate_ManyAtOnce_SavesThoseTouched(Database database)
    {
        var cast = await RunningAsync(database);
        await AssetAsync(cast, "契約書", 3);
        var form = (await cast.Office.GetAsync("/risks/detailed")).Form(Take).Tick("脅威・ぜい弱性に、カタログのめやすを入れて評価する", ticked: false);
        var page = await form.SubmitAsync(Take);
        page.Rows.ShouldAllBe(r => r["対応前"] == "未評価");
        page = await page.Form("まとめて保存する").Fill("R-0001 脅威（1〜3）", "3").Fill("R-0001 ぜい弱性（1〜3）", "3").Fill("R-0002 脅威（1〜3）", "2").SubmitAsync();
        page.ShouldBe(HttpStatusCode.UnprocessableEntity).Problems.ShouldBe(["R-0002: 評価に必要な値が空です。"]);
        page = await page.Form("まとめて保存する").Fill("R-0002 ぜい弱性（1〜3）", "1").SubmitAsync();
        page.ShouldBeAt("/risks/rate").ShouldSay("2件を評価しました。").Rows.Take(3).Select(r => r["対応前"]).ShouldBe(["27", "6", "未評価"]);
    }

    [Theory]
    [Databases("4", "R-0001: 1〜3 の値にしてください。")]
    [Databases("", "R-0001: 評価に必要な値が空です。")]
    public async Task Rate_OffTheScale_IsRefusedBesideTheCell(Database database, string typed, string message)
    {
        var cast = await RunningAsync(database);
        await RiskAsync(cast, await AssetAsync(cast, "契約書", 3));
        var page = await (await cast.Office.GetAsync("/risks/rate")).Form("まとめて保存する").Fill("R-0001 脅威（1〜3）", typed).SubmitAsync();
        page.ShouldBe(HttpStatusCode.UnprocessableEntity).Problems.ShouldBe([message]);
        page.Form("まとめて保存する")["R-0001 脅威（1〜3）"].ShouldBe(typed);
    }

    [Theory, Databases]
    public async Task Rate_SavedBySomebodySince_Returns409(Database database)
    {
        var cast = await RunningAsync(database);
        await RiskAsync(cast, await AssetAsync(cast, "契約書", 3));
        var (first, second) = ((await cast.Office.GetAsync("/risks/rate")).Form("まとめて保存する"), (await cast.Office.GetAsync("/risks/rate")).Form("まとめて保存する"));
        await first.Fill("R-0001 脅威（1〜3）", "1").SubmitAsync();
        (await second.Fill("R-0001 脅威（1〜3）", "2").SubmitAsync()).ShouldBe(HttpStatusCode.Conflict).ShouldSay("R-0001 は、画面を開いた後に別の人が変更しました。");
    }
}

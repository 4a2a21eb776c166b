using System.Net;
using Meguri.Domain.Risks;
using Meguri.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Risks;

public sealed class Registering(Installations installations) : RiskRound(installations)
{
    [Theory, Databases]
    [Requirement("S1-12"), Requirement("S2-18"), Requirement("S0-20")]
    public async Task Add_RatedRisk_StandsInTheRegisterWithItsLevelAndOwner(Database database)
    {
        var cast = await RunningAsync(database);
        var page = await RiskAsync(cast, await AssetAsync(cast, "顧客名簿", 3), 2, 3);
        page.ShouldSay("R-0001 を保存しました。").ShouldSay("取引先を失う").ShouldSay("資産価値（機密性） 3（高） × 脅威 2（中） × ぜい弱性 3（高） = 18");
        var row = (await cast.Office.GetAsync("/risks")).Rows.ShouldHaveSingleItem();
        (row["番号"], row["対応前"], row["リスク所有者"]).ShouldBe(("R-0001", "18", "田中 美咲"));
        row["資産・業務"].ShouldBe("顧客名簿 A-0001");
    }

    [Theory, Databases]
    [Requirement("S4-5")]
    public async Task Add_ScenarioWithoutAnAsset_IsARiskOfItsOwn(Database database)
    {
        var cast = await RunningAsync(database);
        var page = await (await cast.Office.GetAsync("/risks/add")).Form("保存する").Choose("対象", "業務・出来事").Fill("業務・出来事の内容", "大地震で本社に入れない")
            .Choose("部門", "営業部").Choose("どんな脅威か", "地震").Choose("失われる性質", "可用性").Fill("資産価値（可用性）", "3").Fill("脅威", "1").Fill("ぜい弱性", "2").SubmitAsync();
        page.ShouldBe(HttpStatusCode.OK).ShouldSay("大地震で本社に入れない").ShouldSay("資産価値（可用性） 3（高） × 脅威 1（低） × ぜい弱性 2（中） = 6").ShouldSay("田中 美咲");
    }

    [Theory]
    [Databases("資産の番号か名称", "A-9999", "資産「A-9999」が見つからないか、複数あります。番号で指定してください。")]
    [Databases("脅威", "4", "1〜3 の値にしてください。")]
    public async Task Add_BadInput_IsRefusedBesideTheField(Database database, string field, string value, string message)
    {
        var cast = await RunningAsync(database);
        await AssetAsync(cast, "顧客名簿", 3);
        var page = await (await cast.Office.GetAsync("/risks/add")).Form("保存する").Fill("資産の番号か名称", "A-0001").Fill("脅威（自分の言葉で）", "紛失").Fill("脅威", "1").Fill("ぜい弱性", "2")
            .Fill(field, value).SubmitAsync();
        page.ShouldRefuse(field, message);
        page.Form("保存する")["脅威（自分の言葉で）"].ShouldBe("紛失");
    }

    [Theory, Databases]
    public async Task Add_WithoutAThreat_IsRefused(Database database)
    {
        var cast = await RunningAsync(database);
        await AssetAsync(cast, "顧客名簿", 3);
        (await (await cast.Office.GetAsync("/risks/add")).Form("保存する").Fill("資産の番号か名称", "A-0001").SubmitAsync())
            .ShouldBe(HttpStatusCode.UnprocessableEntity).Problems.ShouldBe(["脅威を選ぶか、自分の言葉で書いてください。"]);
    }

    [Theory, Databases]
    public async Task HeatMap_Cell_LeadsToItsRisks(Database database)
    {
        var cast = await RunningAsync(database);
        var (list, book) = (await AssetAsync(cast, "顧客名簿", 3), await AssetAsync(cast, "台帳", 1));
        await RiskAsync(cast, list, 3, 3);
        await RiskAsync(cast, list, 3, 3);
        await RiskAsync(cast, book, 1, 1);
        var map = await cast.Office.GetAsync("/risks/map");
        var cells = map.Document.QuerySelector(".heatmap")!.QuerySelectorAll("a.heatmap-count").Select(a => (a.FirstChild!.TextContent, a.GetAttribute("href")!)).ToList();
        cells.Select(c => c.TextContent).ShouldBe(["2", "1"]);
        (await cast.Office.Outside.GetAsync(cells[0].Item2)).Rows.Select(r => r["対応前"]).ShouldBe(["27", "27"]);
    }

    [Theory]
    [Databases("", 2)]
    [Databases("?view=above", 1)]
    [Databases("?f.Band=Acceptable", 1)]
    [Databases("?q=" + "顧客", 1)]
    [Databases("?q=R-0002", 1)]
    [Databases("?f.Property=Integrity", 0)]
    [Databases("?view=untreated", 2)]
    public async Task List_NarrowsByViewFilterAndSearch(Database database, string query, int rows)
    {
        var cast = await RunningAsync(database);
        await RiskAsync(cast, await AssetAsync(cast, "顧客名簿", 3), 3, 3);
        await RiskAsync(cast, await AssetAsync(cast, "台帳", 1), 1, 1);
        (await cast.Office.GetAsync("/risks" + query)).ShouldBe(HttpStatusCode.OK).Rows.Count.ShouldBe(rows);
    }

    [Theory]
    [Databases("?f.Band=Wrong")]
    [Databases("?sort=Nothing")]
    [Databases("?f.BeforeLevel=3x")]
    public async Task List_UnknownQuery_Returns400(Database database, string query)
    {
        var cast = await RunningAsync(database);
        (await cast.Office.GetAsync("/risks" + query)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory, Databases]
    public async Task Export_HoldsEveryFieldOfEveryRisk(Database database)
    {
        var cast = await RunningAsync(database);
        await RiskAsync(cast, await AssetAsync(cast, "顧客名簿", 3), 3, 3);
        var csv = System.Text.Encoding.UTF8.GetString(await cast.Office.DownloadAsync("/risks/export?format=csv"));
        csv.Replace("\"", "", StringComparison.Ordinal).ShouldContain("R-0001,顧客名簿,A-0001,紛失,持出しの記録がない,取引先を失う,機密性,営業部,27,受容基準超え");
        (await cast.Office.DownloadAsync("/risks/export"))[..2].ShouldBe("PK"u8.ToArray());
    }

    [Theory, Databases]
    public async Task Asset_ShowsItsRisks(Database database)
    {
        var cast = await RunningAsync(database);
        var asset = await AssetAsync(cast, "顧客名簿", 3);
        await RiskAsync(cast, asset, 3, 3);
        var page = await (await cast.Office.GetAsync($"/assets/{asset.Id.Value}")).FollowAsync("R-0001 紛失");
        page.ShouldBe(HttpStatusCode.OK).Heading.ShouldBe("顧客名簿");
    }

    [Theory, Databases]
    public async Task Staff_OfAnotherDepartment_SeesButDoesNotChange(Database database)
    {
        var cast = await RunningAsync(database);
        var risk = await RiskAsync(cast, await AssetAsync(cast, "顧客名簿", 3));
        var staff = await SignInAsync(cast.Organization, await cast.Organization.PersonAsync("高橋 健", await cast.Organization.DepartmentAsync("経理部")), Role.DepartmentStaff);
        (await staff.GetAsync(Below(cast, risk))).ShouldBe(HttpStatusCode.OK).Link("リスクを直す").ShouldBeNull();
        (await staff.GetAsync(Below(cast, risk) + "/edit")).ShouldBe(HttpStatusCode.NotFound);
        (await staff.GetAsync(Below(cast, risk) + "/treat")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, Databases]
    public async Task Finish_WithIncompleteRisks_NamesThem_ThenCarriesOver(Database database)
    {
        var cast = await RunningAsync(database);
        var asset = await AssetAsync(cast, "顧客名簿", 3);
        await (await cast.Office.GetAsync($"/risks/add?asset={asset.Id.Value}")).Form("保存する").Fill("脅威（自分の言葉で）", "紛失").SubmitAsync();
        const string finish = "アセスメントを終了する";
        (await (await cast.Office.GetAsync("/risks/assessment")).Form(finish).SubmitAsync(finish)).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("R-0001");
        await (await cast.Office.GetAsync("/risks")).FollowAsync("R-0001");
        var id = (await cast.Organization.FindAsync(db => db.Set<Risk>().SingleAsync())).Id.Value;
        await (await cast.Office.GetAsync($"/risks/{id}/edit")).Form("保存する").Fill("起こり得る影響", "信用を失う").Fill("脅威", "1").Fill("ぜい弱性", "1").SubmitAsync();
        (await (await cast.Office.GetAsync("/risks/assessment")).Form(finish).SubmitAsync(finish)).ShouldBeAt("/risks/assessment");
        (await cast.Office.GetAsync($"/risks/{id}/edit")).ShouldBeAt($"/risks/{id}").ShouldSay("終了したアセスメントの評価は変更できません");
        await StartAsync(cast, "詳細分析だけ");
        var row = (await cast.Office.GetAsync("/risks")).Rows.ShouldHaveSingleItem();
        (row["番号"], row["対応前"]).ShouldBe(("R-0001", "—"));
    }
}

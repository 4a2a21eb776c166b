using System.Net;
using Meguri.Domain.Assets;
using Meguri.Domain.Risks;
using Meguri.Platform.Access;
using Meguri.Platform.Exchange;
using Meguri.Web.Http;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Risks;

/// <summary>What changed since the last assessment.</summary>
public sealed class ComparingAssessments(Installations installations) : RiskRound(installations)
{
    private const string Finish = "アセスメントを終了する";

    [Theory, Databases]
    public async Task Compare_BeforeThereAreTwo_SaysSo(Database database)
    {
        var cast = await RunningAsync(database);

        (await cast.Office.GetAsync("/risks/changes")).ShouldBe(HttpStatusCode.OK).ShouldSay("比べるアセスメントがありません").Link("Excel").ShouldBeNull();

        (await cast.Office.GetAsync("/risks/changes/export")).ShouldBe(HttpStatusCode.NotFound);
        (await cast.Office.GetAsync("/risks/assessment")).Link("前回からの変化").ShouldBeNull();
    }

    [Theory, Databases]
    public async Task Compare_TwoRounds_ShowsAddedGoneHigherAndLower(Database database)
    {
        var cast = await TwiceAsync(database);

        var page = await (await cast.Office.GetAsync("/risks/assessment")).FollowAsync("前回からの変化");

        page.ShouldBeAt("/risks/changes").Rows.Select(row => (row["変化"], row["資産・業務"].Split(' ')[^1], row["前回"], row["今回"])).ShouldBe(
        [
            ("新規", "社員名簿", "なし", "R-0008 27"), ("なくなった", "委託契約書", "R-0004 12", "なし"), ("上がった", "見積書", "R-0002 4", "R-0006 18"), ("下がった", "顧客名簿", "R-0001 27", "R-0005 3"),
        ]);
        page.Document.QuerySelectorAll(".chip").Select(WebPage.Text).ShouldBe(["変わったもの", "新規 1", "なくなった 1", "上がった 1", "下がった 1", "同じ 1", "比べられない 0"]);
    }

    [Theory]
    [Databases("Added", "社員名簿")]
    [Databases("Gone", "委託契約書")]
    [Databases("Higher", "見積書")]
    [Databases("Lower", "顧客名簿")]
    [Databases("Same", "設計書")]
    [Databases("Unrated", "")]
    public async Task Compare_OneKind_ShowsThoseOnly(Database database, string kind, string target)
    {
        var cast = await TwiceAsync(database);

        var page = (await cast.Office.GetAsync("/risks/changes?kind=" + kind)).ShouldBe(HttpStatusCode.OK);

        page.Rows.Select(row => row["資産・業務"].Split(' ')[^1]).ShouldBe(target.Length > 0 ? [target] : []);
        if (target.Length == 0) page.ShouldSay("当てはまるリスクはありません");
    }

    [Theory, Databases]
    public async Task Export_HoldsEveryRiskOfBoth(Database database)
    {
        var cast = await TwiceAsync(database);

        using var file = new MemoryStream(await cast.Office.DownloadAsync("/risks/changes/export"));
        var rows = SheetReader.Open(file, null, Stop).Value!.Rows(Stop).Select(row => row.Cells.Select(cell => cell.Text).ToList()).ToList();

        var head = rows.FindIndex(row => row[0] == "変化");
        rows.Skip(head + 1).Select(row => $"{row[0]} {row[4]}→{row[6]} {row[5]}→{row[7]}").ShouldBe(
            ["新規 →R-0008 →27", "なくなった R-0004→ 12→", "上がった R-0002→R-0006 4→18", "下がった R-0001→R-0005 27→3", "同じ R-0003→R-0007 8→8"], ignoreOrder: true);
    }

    [Theory]
    [Databases("?kind=Nonsense", HttpStatusCode.BadRequest)]
    [Databases("?from=x", HttpStatusCode.BadRequest)]
    [Databases("?from=0197aaaa-0000-7000-8000-000000000000", HttpStatusCode.NotFound)]
    public async Task Compare_WithNonsense_Is4xx(Database database, string query, HttpStatusCode status)
    {
        var cast = await TwiceAsync(database);

        (await cast.Office.GetAsync("/risks/changes" + query)).ShouldBe(status);
    }

    [Theory, Databases]
    [Requirement("Z01", "Z12")]
    public async Task Compare_ShowsEachReaderOnlyTheRisksTheySee(Database database)
    {
        var cast = await TwiceAsync(database);
        (await cast.HeadVisitor.GetAsync("/risks/changes")).ShouldBe(HttpStatusCode.Forbidden);
        var other = await SignInAsync(cast.Organization, await cast.Organization.PersonAsync("前川 俊", await cast.Organization.DepartmentAsync("総務部")), Role.DepartmentStaff);
        (await other.GetAsync("/risks/changes")).Rows.Count.ShouldBe(4);

        await (await cast.Office.GetAsync("/settings")).Form("保存する").Tick("部門どうしで台帳を見られる", false).SubmitAsync("保存する");

        (await other.GetAsync("/risks/changes")).ShouldBe(HttpStatusCode.OK).ShouldNotSay("名簿").Document.QuerySelectorAll(".chip").Select(WebPage.Text).ShouldContain("新規 0");
    }

    [Theory, Databases]
    public async Task Compare_CarriedOver_IsOneRiskThatIsToBeRatedAgain(Database database)
    {
        var cast = await RunningAsync(database, "詳細分析だけ");
        await RiskAsync(cast, await AssetAsync(cast, "顧客名簿", 3));
        await FinishAsync(cast);
        await StartAsync(cast, "詳細分析だけ");

        var row = (await cast.Office.GetAsync("/risks/changes")).Rows.ShouldHaveSingleItem();

        (row["変化"], row["前回"], row["今回"]).ShouldBe(("比べられない", "R-0001 27", "R-0001 未評価"));
    }

    [Theory, Databases]
    public async Task Compare_WithTwoRoundsBack_PairsByNumberThoughWordsChanged(Database database)
    {
        var cast = await RunningAsync(database, "詳細分析だけ");
        await RiskAsync(cast, await AssetAsync(cast, "顧客名簿", 3));
        var first = (await cast.Organization.FindAsync(db => db.Set<RiskAssessment>().SingleAsync())).Id.Value;
        foreach (var threat in new[] { "置き忘れ", "盗難" })
        {
            await FinishAsync(cast);
            await StartAsync(cast, "詳細分析だけ");
            var form = (await (await (await cast.Office.GetAsync("/risks")).FollowAsync("R-0001")).FollowAsync("リスクを直す")).Form("保存する");
            (await form.Fill("脅威（自分の言葉で）", threat).Fill("脅威", "3").Fill("ぜい弱性", "3").SubmitAsync()).ShouldBe(HttpStatusCode.OK);
        }

        var row = (await cast.Office.GetAsync($"/risks/changes?kind=Same&from={first}")).Rows.ShouldHaveSingleItem();

        (row["脅威"], row["前回"], row["今回"]).ShouldBe(("盗難", "R-0001 27", "R-0001 27"));
    }

    /// <summary>Four risks; the next round finds one lower, one higher, one the same, one no more, one new.</summary>
    private async Task<Cast> TwiceAsync(Database database)
    {
        var cast = await RunningAsync(database, "詳細分析だけ");
        var assets = new Dictionary<string, Asset>();
        foreach (var (name, value) in new[] { ("顧客名簿", 3), ("見積書", 2), ("設計書", 2), ("委託契約書", 2), ("社員名簿", 3) }) assets[name] = await AssetAsync(cast, name, value);
        foreach (var (name, threat, vulnerability) in new[] { ("顧客名簿", 3, 3), ("見積書", 1, 2), ("設計書", 2, 2), ("委託契約書", 3, 2) }) await RiskAsync(cast, assets[name], threat, vulnerability);
        await FinishAsync(cast);
        (await (await cast.Office.GetAsync("/risks/assessment")).Form("始める").Choose("進め方", "詳細分析だけ").Fill("名称", "再評価").Tick("「2026年度 リスクアセスメント」のリスクを引き継ぐ", false).SubmitAsync("始める")).ShouldBe(HttpStatusCode.OK);
        foreach (var (name, threat, vulnerability) in new[] { ("顧客名簿", 1, 1), ("見積書", 3, 3), ("設計書", 2, 2), ("社員名簿", 3, 3) }) await RiskAsync(cast, assets[name], threat, vulnerability);
        return cast;
    }

    private static async Task FinishAsync(Cast cast) => (await (await cast.Office.GetAsync("/risks/assessment")).Form(Finish).SubmitAsync(Finish)).ShouldBe(HttpStatusCode.OK);
}

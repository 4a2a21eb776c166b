using System.Net;
using Meguri.Domain.Controls;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Meguri.Web.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Risks;

/// <summary>The year after: risks keep their numbers, and rating, treating, asking and accepting them takes a step each, not one for every risk.</summary>
public sealed class SecondYear(Installations installations) : YearRound(installations)
{
    private const string Together = "残留リスクをまとめて受容", Ask = "リスク所有者に受容を依頼する（2件）";

    [Theory, Databases]
    [Requirement("S1-13")]
    public async Task CarriedOver_IsTheSameRiskWithAReadingForEachYear(Database database)
    {
        var cast = await NextYearAsync(database);

        (await cast.Office.GetAsync("/risks?view=unrated")).Rows.Select(row => (row["番号"], row["対応前"])).ShouldBe([("R-0001", "—"), ("R-0002", "—")], ignoreOrder: true);

        var page = await (await cast.Office.GetAsync("/risks")).FollowAsync("R-0001");
        page.ShouldSay("年ごとの評価").ShouldSay("27 → 3");
        (await page.FollowAsync("2026年度 リスクアセスメント")).ShouldSay("27").ShouldSay("低減");
        (await RiskAsync(cast, await AssetAsync(cast, "設計書", 2))).ShouldSay("R-0003");
    }

    [Theory, Databases]
    [Requirement("S1-13")]
    public async Task Round_AfterTheFirst_TakesOneStepForAllRisks(Database database)
    {
        var cast = await NextYearAsync(database);

        var grid = (await cast.Office.GetAsync("/risks/rate")).ShouldSay("前回の値を入れてあります。");
        (await grid.Form("まとめて保存する").SubmitAsync()).ShouldSay("2件").ShouldNotSay("前回の値を入れてあります。");
        (await (await cast.Office.GetAsync("/risks")).FollowAsync("R-0001")).Link("対応を決める").ShouldNotBeNull();
        await TreatAsync(cast, "前回と同じ対応", "R-0001", "R-0002");
        (await cast.Office.GetAsync("/risks")).Rows.Select(row => (row["番号"], row["対応前"], row["対応"], row["残留"])).ShouldBe([("R-0001", "27", "低減", "3"), ("R-0002", "1", "対応不要", "1")], ignoreOrder: true);
        (await (await cast.Office.GetAsync("/risks/assessment")).Form(Ask).SubmitAsync(Ask)).ShouldSay("2件の受容を、リスク所有者に依頼しました。").Forms(Ask).ShouldBeEmpty();

        var page = await (await cast.HeadVisitor.GetAsync("/approvals")).FollowAsync(Together);
        page = await page.Form(Accept).Tick("R-0001 を選ぶ").Tick("R-0002 を選ぶ").SubmitAsync(Accept);

        page.ShouldBe(HttpStatusCode.OK).ShouldSay("2件の残留リスクを受容しました。").ShouldSay("受容を待っているリスクはありません");
        (await cast.Organization.FindAsync(db => db.Set<Risk>().CountAsync(r => r.Acceptance == AcceptanceState.Accepted))).ShouldBe(4, "two in each year");
        (await cast.HeadVisitor.GetAsync("/approvals")).ShouldSay("承認待ちはありません");
    }

    [Theory, Databases]
    public async Task Accept_OneRiskChangedMeanwhile_AcceptsNone(Database database)
    {
        var cast = await FirstYearAsync(database);
        var form = (await cast.HeadVisitor.GetAsync("/risks/accept")).Form(Accept).Tick("R-0001 を選ぶ").Tick("R-0002 を選ぶ");
        await (await (await (await cast.Office.GetAsync("/risks")).FollowAsync("R-0001")).FollowAsync("対応を決める")).Form("保存する").Tick("A.8.24 暗号の使用").SubmitAsync();

        (await form.SubmitAsync(Accept)).ShouldBe(HttpStatusCode.UnprocessableEntity).Problems.ShouldBe(["R-0001 は、画面を開いた後に別の人が変更しました。再表示して確かめてください。"]);

        (await AcceptedAsync(cast)).ShouldBe(0);
    }

    [Theory, Databases]
    public async Task Accept_WhatNeedsMoreThanATick_IsDecidedOnItsOwnPage(Database database)
    {
        var cast = await FirstYearAsync(database, threat: 2, vulnerability: 3);

        var page = await cast.HeadVisitor.GetAsync("/risks/accept");

        page.Rows.Select(row => row["番号"]).ShouldBe(["R-0002"]);
        (await page.FollowAsync("R-0001 顧客名簿")).ShouldSay("見直し期限を決めてください。");
    }

    [Theory]
    [Databases("none", HttpStatusCode.UnprocessableEntity)]
    [Databases("", HttpStatusCode.BadRequest)]
    [Databases("x", HttpStatusCode.BadRequest)]
    [Databases("0197aaaa-0000-7000-8000-000000000000:0", HttpStatusCode.UnprocessableEntity)]
    public async Task Accept_Nonsense_Is4xxAndChangesNothing(Database database, string row, HttpStatusCode status)
    {
        var cast = await FirstYearAsync(database);
        var form = (await cast.HeadVisitor.GetAsync("/risks/accept")).Form(Accept);

        (await (row == "none" ? form : form.Add("row", row)).SubmitAsync(Accept)).ShouldBe(status);

        (await AcceptedAsync(cast)).ShouldBe(0);
    }

    [Theory, Databases]
    [Requirement("Z16")]
    public async Task Accept_RisksOfSomebodyElse_IsNeitherShownNorTaken(Database database)
    {
        var cast = await FirstYearAsync(database);
        var key = (await cast.HeadVisitor.GetAsync("/risks/accept")).Document.QuerySelector("input[name=row]")!.GetAttribute("value")!;
        var mine = await RiskOfOfficeAsync(cast);
        var page = await cast.Office.GetAsync("/risks/accept");
        page.Rows.Select(row => row["番号"]).ShouldBe([mine]);

        (await page.Form(Accept).Add("row", key).SubmitAsync(Accept)).ShouldBe(HttpStatusCode.UnprocessableEntity).Problems.ShouldBe(["あなたの受容を待っていないリスクが含まれています。一覧を再表示して、選び直してください。"]);

        (await AcceptedAsync(cast)).ShouldBe(0);
    }

    [Theory, Databases]
    public async Task Start_ClosesWhatTheRoundBeforeAskedItsOwners(Database database)
    {
        var cast = await FirstYearAsync(database);
        await (await cast.Office.GetAsync("/risks/assessment")).Form(Ask).SubmitAsync(Ask);
        (await cast.HeadVisitor.GetAsync("/approvals")).ShouldSay("承認待ち 2件");

        await BeginNextAsync(cast);

        (await cast.HeadVisitor.GetAsync("/approvals")).ShouldSay("承認待ちはありません");
    }

    [Theory, Databases]
    public async Task Treat_AsLastYear_LeavesWhatIsDecidedAlready(Database database)
    {
        var cast = await NextYearAsync(database);
        await (await cast.Office.GetAsync("/risks/rate")).Form("まとめて保存する").SubmitAsync();
        var form = (await (await (await cast.Office.GetAsync("/risks")).FollowAsync("R-0001")).FollowAsync("対応を決める")).Form("保存する");
        (form["脅威"], form["ぜい弱性"]).ShouldBe(("1", "1"), "as last year, to begin with");
        await form.Fill("ぜい弱性", "2").SubmitAsync();

        var preview = await PickAsync(cast, "前回と同じ対応", "R-0001", "R-0002");
        await preview.Form("1件を変更する").SubmitAsync("1件を変更する");

        (await cast.Office.GetAsync("/risks")).Rows.Select(row => (row["番号"], row["残留"])).ShouldBe([("R-0001", "6"), ("R-0002", "1")], ignoreOrder: true);
    }

    [Theory, Databases]
    public async Task Treat_AsLastYear_WhatIsNew_IsRefused(Database database)
    {
        var cast = await NextYearAsync(database);
        await RiskAsync(cast, await AssetAsync(cast, "設計書", 2));

        var preview = await PickAsync(cast, "前回と同じ対応", "R-0003");

        preview.Rows.Single()["内容"].ShouldBe("前回のアセスメントで対応を決めていません。リスクを開いて、対応を決めてください。");
    }

    [Theory, Databases]
    public async Task Statement_NamesARiskByItsNewestDecision(Database database)
    {
        var cast = await NextYearAsync(database);
        string Behind(WebPage control) => control.ShouldBe(HttpStatusCode.OK).Link("R-0001") ?? "";
        var before = Behind(await cast.Office.GetAsync("/soa/A.7.10"));
        await (await cast.Office.GetAsync("/risks/rate")).Form("まとめて保存する").SubmitAsync();
        Behind(await cast.Office.GetAsync("/soa/A.7.10")).ShouldBe(before, "the new round has not decided yet");

        await TreatAsync(cast, "前回と同じ対応", "R-0001", "R-0002");

        Behind(await cast.Office.GetAsync("/soa/A.7.10")).ShouldNotBe(before);
    }

    [Theory, Databases]
    [Requirement("S2-43")]
    public async Task Measure_OfLastYear_StaysWithTheRiskAndLeadsToItsLatestReading(Database database)
    {
        var cast = await FirstYearAsync(database);
        var measure = await (await cast.Office.GetAsync("/soa/measures/add?control=A.7.10")).Form().Fill("名称", "媒体の暗号化").Choose("実施状況", "実施済み").Fill("対応するリスク", "R-0001").SubmitAsync();
        await BeginNextAsync(cast);
        var linked = await LinkedAsync(cast);

        var risk = await (await cast.Office.GetAsync("/risks")).FollowAsync("R-0001");

        (await risk.FollowAsync("媒体の暗号化")).Link("R-0001").ShouldBe(risk.Path);
        await (await cast.Office.GetAsync(Below(cast, measure) + "/edit")).Form().Fill("内容", "毎月確かめる").SubmitAsync();
        (await LinkedAsync(cast)).ShouldBe(linked, "what somebody else typed is no change of the link");
    }

    private static Task<MeasureLinkId> LinkedAsync(Cast cast) => cast.Organization.FindAsync(db => db.Set<MeasureLink>().Select(link => link.Id).SingleAsync());

    private static async Task<string> RiskOfOfficeAsync(Cast cast)
    {
        await RiskAsync(cast, await AssetAsync(cast, "会議録", 1), 1, 1);
        await cast.Organization.InAsync(async services =>
        {
            var db = services.GetRequiredService<MeguriDb>();
            var office = await db.Set<Person>().SingleAsync(p => p.Name == "佐藤 一郎");
            (await db.Set<Risk>().OrderByDescending(r => r.Number).FirstAsync()).GiveTo(office.Id, DateTimeOffset.UtcNow);
            services.GetRequiredService<Trail>().Begin("test.give");
            await db.SaveChangesAsync();
        });
        await TreatAsync(cast, "対応不要", "R-0003");
        return "R-0003";
    }
}

using System.Net;
using Meguri.Domain.Risks;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Risks;

/// <summary>What an earlier assessment said of a risk stays as it was; who wants to change it is led to the latest reading.</summary>
public sealed class EarlierReadings(Installations installations) : YearRound(installations)
{
    private const string Stays = "終了したアセスメントの評価は変更できません。このリスクの最新の評価を開きました。";

    [Theory, Databases]
    [Requirement("S1-13")]
    public async Task EarlierReading_StaysAsItWas(Database database)
    {
        var cast = await NextYearAsync(database);
        var path = await EarlierAsync(cast);

        (await cast.Office.GetAsync(path)).ShouldSay("27").Link("対応を決める").ShouldBeNull();
        (await cast.HeadVisitor.GetAsync(path)).ShouldBe(HttpStatusCode.OK).ShouldSay("受容済み").Forms("見直し期限を改める").ShouldBeEmpty();
        (await AcceptedAsync(cast)).ShouldBe(2);
    }

    [Theory]
    [Databases("/treat")]
    [Databases("/edit")]
    [Requirement("S1-13")]
    public async Task Form_OfAnEarlierReading_LeadsToTheLatestAndSaysWhy(Database database, string form)
    {
        var cast = await NextYearAsync(database);

        var page = await cast.Office.GetAsync(await EarlierAsync(cast) + form);

        page.ShouldBeAt(await LatestAsync(cast)).ShouldSay(Stays).ShouldSay("翌年度");
    }

    [Theory]
    [Databases("/treat")]
    [Databases("/edit")]
    public async Task Form_WhenTheRoundIsFinishedAndNoneFollows_LeadsToTheRisk(Database database, string form)
    {
        var cast = await FirstYearAsync(database);
        await FinishAsync(cast);

        (await cast.Office.GetAsync(await EarlierAsync(cast) + form)).ShouldBeAt(await EarlierAsync(cast)).ShouldSay(Stays);
    }

    [Theory, Databases]
    public async Task Files_OfAFinishedAssessment_StayAsTheyWereAccepted(Database database)
    {
        var cast = await FirstYearAsync(database);
        var path = "/attachments" + await EarlierAsync(cast);
        var form = (await cast.Office.GetAsync(path)).Form("ファイルを添付").Attach("ファイル", "記録.txt", "x"u8.ToArray());
        await FinishAsync(cast);

        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.NotFound);
        (await cast.Office.GetAsync(path)).ShouldBe(HttpStatusCode.OK).ShouldNotSay("ファイルを添付");
    }

    [Theory, Databases]
    [Requirement("S1-13")]
    public async Task Treat_FormOpenWhenTheYearEnded_IsRefused(Database database)
    {
        var cast = await FirstYearAsync(database);
        var form = (await cast.Office.GetAsync(await EarlierAsync(cast) + "/treat")).Form("保存する").Tick("A.8.24 暗号の使用");
        await BeginNextAsync(cast);

        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("終了したアセスメントは変更できません。");
    }

    [Theory, Databases]
    public async Task Plan_BegunFromAnEarlierReading_IsForTheLatest(Database database)
    {
        var cast = await NextYearAsync(database);

        var form = (await cast.Office.GetAsync("/treatment/add?risk=" + (await EarlierAsync(cast)).Split('/')[^1])).ShouldBe(HttpStatusCode.OK).Form("保存する");

        form.Values.Where(value => value.Name == "Input.RiskIds").Select(value => value.Value).ShouldBe([(await LatestAsync(cast)).Split('/')[^1]]);
    }

    private static async Task<string> LatestAsync(Cast cast) =>
        $"/risks/{(await cast.Organization.FindAsync(db => db.Set<Risk>().OrderByDescending(r => r.Id).FirstAsync(r => r.Number == 1))).Id.Value}";
}

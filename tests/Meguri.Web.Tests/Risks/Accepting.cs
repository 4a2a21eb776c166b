using System.Net;
using Meguri.Domain.Risks;
using Meguri.Platform.Access;
using Meguri.Web.Http;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Risks;

public sealed class Accepting(Installations installations) : RiskRound(installations)
{
    private const string Review = "見直し期限";

    [Theory, Databases]
    [Requirement("S0-24"), Requirement("S3-45")]
    public async Task Owner_WithinTheLevel_AcceptsAlone(Database database)
    {
        var cast = await RunningAsync(database);
        var risk = await AskedAsync(cast, 1, 1);
        var waiting = await cast.HeadVisitor.GetAsync("/approvals");
        var page = await (await waiting.FollowAsync("残留リスクの受容: 顧客名簿")).Form("受容する").SubmitAsync("受容する");
        page.ShouldBe(HttpStatusCode.OK).ShouldSay("残留リスクを受容しました。").ShouldSay("受容済み");
        (await StateAsync(cast)).ShouldBe(AcceptanceState.Accepted);
        (await cast.HeadVisitor.GetAsync("/approvals")).ShouldSay("承認待ちはありません");
        risk.ShouldSay("27").ShouldSay("3");
    }

    [Theory, Databases]
    [Requirement("S3-40")]
    public async Task AboveTheLevel_OwnerThenCisoSignWithReasonAndDate(Database database)
    {
        var cast = await RunningAsync(database);
        var path = Below(cast, await AskedAsync(cast, 2, 3));
        (await (await cast.HeadVisitor.GetAsync(path)).Form("受容する").SubmitAsync("受容する")).ShouldRefuse(Review, "見直し期限を決めてください。");
        (await (await cast.HeadVisitor.GetAsync(path)).Form("受容する").Fill(Review, "2020-01-01").SubmitAsync("受容する")).ShouldRefuse(Review, "見直し期限は、明日以降の日にしてください。");
        await (await cast.HeadVisitor.GetAsync(path)).Form("受容する").Fill(Review, "2099-03-31").SubmitAsync("受容する");
        (await StateAsync(cast)).ShouldBe(AcceptanceState.AwaitingTopManagement);
        var page = await (await cast.Ciso.GetAsync("/approvals")).FollowAsync("残留リスクの受容: 顧客名簿");
        (await page.Form("署名する").Fill(Review, "2099-03-31").SubmitAsync("署名する")).ShouldRefuse("理由", "理由を書いてください。");
        page = await page.Form("署名する").Fill(Review, "2099-03-31").Fill("理由", "代替策がない").SubmitAsync("署名する");
        page.ShouldBe(HttpStatusCode.OK).ShouldSay("受容済み").ShouldSay("代替策がない");
    }

    [Theory, Databases]
    [Requirement("Z16")]
    public async Task Accept_BySomebodyElse_IsNotOfferedAndRefused(Database database)
    {
        var cast = await RunningAsync(database);
        var path = Below(cast, await AskedAsync(cast, 1, 1));
        var form = (await cast.HeadVisitor.GetAsync(path)).Form("受容する");
        var office = await cast.Office.GetAsync(path);
        office.Forms("受容する").ShouldBeEmpty();
        var token = (await cast.Office.GetAsync("/risks/add")).Form("保存する").Values.Single(v => v.Name == "__RequestVerificationToken");
        var forged = new FormUrlEncodedContent([new(token.Name, token.Value), .. form.Values.Where(v => v.Name == "Input.Hash").Select(v => KeyValuePair.Create(v.Name, v.Value))]);
        (await cast.Office.PostAsync(path + "?handler=Decide&accept=true", forged)).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("受容できるのは、リスク所有者だけです。");
        (await StateAsync(cast)).ShouldBe(AcceptanceState.Open);
    }

    [Theory, Databases]
    public async Task Change_AfterAcceptance_LetsItFallAndSaysWhy(Database database)
    {
        var cast = await RunningAsync(database);
        var path = Below(cast, await AskedAsync(cast, 1, 1));
        await (await cast.HeadVisitor.GetAsync(path)).Form("受容する").SubmitAsync("受容する");
        var page = await (await cast.Office.GetAsync(path + "/treat")).Form("保存する").Tick("A.8.24 暗号の使用").SubmitAsync();
        page.ShouldBe(HttpStatusCode.OK).ShouldSay("受容が失効しました").ShouldSay("受容した後に、管理策が変わりました。");
        (await StateAsync(cast)).ShouldBe(AcceptanceState.Fallen);
        (await cast.Office.GetAsync("/risks?view=fallen")).Rows.ShouldHaveSingleItem()["受容"].ShouldBe("失効");
    }

    [Theory, Databases]
    public async Task Words_AfterAcceptance_LeaveItStanding(Database database)
    {
        var cast = await RunningAsync(database);
        var path = Below(cast, await AskedAsync(cast, 1, 1));
        await (await cast.HeadVisitor.GetAsync(path)).Form("受容する").SubmitAsync("受容する");
        (await (await cast.Office.GetAsync(path + "/edit")).Form("保存する").Fill("起こり得る影響", "信用を失う").SubmitAsync()).ShouldSay("信用を失う");
        (await StateAsync(cast)).ShouldBe(AcceptanceState.Accepted);
    }

    [Theory, Databases]
    public async Task Decline_SaysWhy(Database database)
    {
        var cast = await RunningAsync(database);
        var path = Below(cast, await AskedAsync(cast, 2, 3));
        (await (await cast.HeadVisitor.GetAsync(path)).Form("受容する").SubmitAsync("受容しない")).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("理由を書いてください。");
        (await (await cast.HeadVisitor.GetAsync(path)).Form("受容する").Fill("ひとこと（受容しないときは理由）", "高すぎる").SubmitAsync("受容しない")).ShouldSay("受容しない").ShouldSay("高すぎる");
        (await StateAsync(cast)).ShouldBe(AcceptanceState.Declined);
    }

    [Theory]
    [Databases("対応不要", "受容できる範囲を超えるリスクを「対応不要」にはできません。", "対応")]
    [Databases("低減", "低減するときは、管理策を一つ以上選んでください。", "")]
    public async Task Treat_AgainstTheRules_IsRefused(Database database, string option, string message, string field)
    {
        var cast = await RunningAsync(database);
        var risk = await RiskAsync(cast, await AssetAsync(cast, "顧客名簿", 3));
        var page = await (await risk.FollowAsync("対応を決める")).Form("保存する").Choose("対応", option).SubmitAsync();
        page.ShouldBe(HttpStatusCode.UnprocessableEntity).Problems.ShouldBe([message]);
        if (field.Length > 0) page.ProblemAt(field).ShouldBe(message);
    }

    [Theory, Databases]
    public async Task Owner_WithoutAnyOtherRole_SeesOwnRisksOnly(Database database)
    {
        var cast = await RunningAsync(database);
        var path = Below(cast, await AskedAsync(cast, 1, 1));
        (await cast.HeadVisitor.GetAsync(path)).ShouldBe(HttpStatusCode.OK);
        (await cast.HeadVisitor.GetAsync("/risks")).ShouldBe(HttpStatusCode.Forbidden);
        var stranger = await SignInAsync(cast.Organization, await cast.Organization.PersonAsync("山本 隆", cast.Department), Role.Employee);
        (await stranger.GetAsync(path)).ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<WebPage> AskedAsync(Cast cast, int threat, int vulnerability)
    {
        var risk = await RiskAsync(cast, await AssetAsync(cast, "顧客名簿", 3));
        return (await (await ReduceAsync(risk, threat, vulnerability)).Form("受容を依頼する").SubmitAsync("受容を依頼する")).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<AcceptanceState> StateAsync(Cast cast) => (await cast.Organization.FindAsync(db => db.Set<Risk>().SingleAsync())).Acceptance;
}

using System.Net;
using Meguri.Platform.Access;
using Meguri.Web.Controls;
using Meguri.Web.Http;
using Meguri.Web.Risks;

namespace Meguri.Web.Approvals;

/// <summary>実施部門と承認: who makes a document and who approves it are two, and each document says both (the plan of treatment: TreatmentPlans).</summary>
public sealed class DoingAndApproving(Installations installations) : RiskRound(installations)
{
    [Theory, Databases]
    [Requirement("S3-8")]
    public async Task Method_SaysWhoMadeItAndWhoApprovedIt(Database database)
    {
        var cast = await CastAsync(database);
        var asked = await (await cast.Office.GetAsync("/risks/method")).Form("承認を依頼する").SubmitAsync("承認を依頼する");
        asked.ShouldSay("佐藤 一郎 が").Forms("承認する").ShouldBeEmpty("who made it does not approve it");
        var waiting = (await cast.Ciso.GetAsync("/approvals")).ShouldSay("依頼 佐藤 一郎");
        var approved = await (await waiting.FollowAsync("アセスメントの方法 第1版の承認")).Form("承認する").SubmitAsync("承認する");
        approved.ShouldBe(HttpStatusCode.OK).ShouldSay("作成 佐藤 一郎 承認 渡辺 由美");
    }

    [Theory, Databases]
    [Requirement("S3-8")]
    public async Task Statement_SaysWhoMadeItAndWhoApprovedIt(Database database)
    {
        var organization = await OrganizationAsync(database);
        await StatementStage.DecideAllAsync(organization);
        using var office = await SignInAsync(organization, await organization.PersonAsync("佐藤 恵"), Role.IsmsOffice);
        using var manager = await SignInAsync(organization, await organization.PersonAsync("木村 実"), Role.IsmsManager);
        (await (await office.GetAsync("/soa/request")).Form("承認を依頼").SubmitAsync()).ShouldBe(HttpStatusCode.OK).Forms("承認").ShouldBeEmpty();
        var page = await (await manager.GetAsync("/soa/versions/1")).Form("承認").SubmitAsync("承認");
        var history = page.ShouldBe(HttpStatusCode.OK).Document.QuerySelectorAll(".history > li").Select(WebPage.Text).ShouldHaveSingleItem();
        history.ShouldContain("佐藤 恵");
        history.ShouldContain("木村 実");
        history.IndexOf("佐藤 恵", StringComparison.Ordinal).ShouldBeLessThan(history.IndexOf("木村 実", StringComparison.Ordinal));
    }
}

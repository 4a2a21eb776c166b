using System.Net;
using Meguri.Domain.Controls;
using Meguri.Platform.Access;
using Meguri.Web.Http;
using Meguri.Web.Treatment;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Controls;

public sealed class DecidingControls(Installations installations) : WebTest(installations)
{
    [Theory, Databases]
    [Requirement("S2-20")]
    public async Task Soa_NewOrganization_Has93ControlsOfWhichNoneIsDecided(Database database)
    {
        using var office = await SignInAsync(await OrganizationAsync(database), Role.IsmsOffice);
        var page = (await office.GetAsync("/soa")).ShouldBe(HttpStatusCode.OK);
        page.Heading.ShouldBe("適用宣言書 第1版");
        Numbers(page).Count.ShouldBe(93);
        Numbers(page)[..3].ShouldBe(["A.5.1", "A.5.2", "A.5.3"]);
        Numbers(page).ShouldContain("A.7.10");
        Numbers(await office.GetAsync("/soa?applicable=undecided")).Count.ShouldBe(93);
    }

    [Theory, Databases]
    [Requirement("S2-20")]
    public async Task Decide_Included_ShowsReasonsStatusPlanAndDocumentsInTheStatement(Database database)
    {
        using var office = await SignInAsync(await OrganizationAsync(database), Role.IsmsOffice);
        var page = await (await office.GetAsync("/soa/A.7.10/edit")).Form().Choose("適用", "適用").Fill("法令", "個人情報保護法 第23条").Fill("契約", "A社 基本契約\nB社 基本契約")
            .Choose("実施状況", "一部実施").Fill("実施予定日", "2030-12-31").Fill("規程・手順書", "可搬媒体取扱手順書").SubmitAsync("保存する");
        page.ShouldBe(HttpStatusCode.OK).Path.ShouldEndWith("/soa");
        var row = page.Document.GetElementById("A.7.10").ShouldNotBeNull().QuerySelectorAll("td").Select(WebPage.Text).ToArray();
        row[2..7].ShouldBe(["適用", "法令（個人情報保護法 第23条）、契約（A社 基本契約；B社 基本契約）", "一部実施", "2030/12/31", "可搬媒体取扱手順書"]);
        (await office.GetAsync("/soa/A.7.10")).ShouldSay("含めた理由: — → 法令（個人情報保護法 第23条）、契約（A社 基本契約；B社 基本契約）");
    }

    [Theory, Databases]
    public async Task Decide_AndGoOn_OpensTheNextControlByNumber(Database database)
    {
        using var office = await SignInAsync(await OrganizationAsync(database), Role.IsmsOffice);
        var page = await (await office.GetAsync("/soa/A.5.9/edit")).Form().Choose("適用", "適用").SubmitAsync("保存して A.5.10 へ");
        page.ShouldBeAt("/soa/A.5.10/edit");
    }

    [Theory, Databases]
    public async Task Decide_SavedByAnotherSince_IsRefusedAndKeepsWhatWasTyped(Database database)
    {
        using var office = await SignInAsync(await OrganizationAsync(database), Role.IsmsOffice);
        var stale = (await office.GetAsync("/soa/A.5.1/edit")).Form();
        await (await office.GetAsync("/soa/A.5.1/edit")).Form().Choose("適用", "適用").SubmitAsync("保存する");
        var page = await stale.Choose("適用", "除外").Fill("除外の理由", "対象の業務がない").SubmitAsync("保存する");
        page.ShouldBe(HttpStatusCode.Conflict).Form()["除外の理由"].ShouldBe("対象の業務がない");
    }

    [Theory]
    [Databases("?theme=nothing")]
    [Databases("?status=Perhaps")]
    [Databases("?attribute=colour:red")]
    [Databases("?show=everything")]
    public async Task Soa_FilterNobodyOffers_IsABadRequest(Database database, string query)
    {
        using var office = await SignInAsync(await OrganizationAsync(database), Role.IsmsOffice);
        (await office.GetAsync("/soa" + query)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [Databases("?theme=people", 8)]
    [Databases("?theme=physical", 14)]
    [Databases("?theme=own", 0)]
    [Databases("?attribute=capabilities:continuity", 6)]
    [Databases("?q=記憶媒体", 1)]
    public async Task Soa_Filters_LeaveTheirControls(Database database, string query, int count)
    {
        using var office = await SignInAsync(await OrganizationAsync(database), Role.IsmsOffice);
        Numbers(await office.GetAsync("/soa" + query)).Count.ShouldBe(count);
    }

    [Theory, Databases]
    [Requirement("S3-50")]
    public async Task Propose_ControlsThatRisksName_AreIncludedBecauseOfThem(Database database)
    {
        var stage = await RiskStage.SetAsync(await OrganizationAsync(database));
        using var office = await SignInAsync(stage.Organization, Role.IsmsOffice);
        var page = await (await office.GetAsync("/soa")).Form("「リスク」を理由に含める").SubmitAsync();
        page.ShouldBe(HttpStatusCode.OK).ShouldSay("リスクを理由に2件の管理策を含めました。");
        Numbers(await office.GetAsync("/soa?applicable=yes")).ShouldBe(RiskStage.Controls);
        var risks = page.Document.GetElementById("A.7.10")!.QuerySelectorAll("td").Last();
        risks.QuerySelector("a")!.GetAttribute("href")!.ShouldEndWith($"/risks/{stage.Risk.Id.Value}");
        (await office.GetAsync($"/risks/{stage.Risk.Id.Value}")).Document.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")).ShouldContain($"/{stage.Organization.Slug}/soa#A.7.10");
    }

    [Theory, Databases]
    public async Task Exclude_AControlThatMeasuresImplement_IsWarnedOf(Database database)
    {
        var organization = await OrganizationAsync(database);
        using var office = await SignInAsync(organization, Role.IsmsOffice);
        await (await office.GetAsync("/soa/measures/add?control=A.8.30")).Form().Fill("名称", "開発の受入検査").SubmitAsync();
        await (await office.GetAsync("/soa/A.8.30/edit")).Form().Choose("適用", "除外").Fill("除外の理由", "委託していない").SubmitAsync("保存する");
        var page = await office.GetAsync("/soa?show=advice");
        Numbers(page).ShouldBe(["A.8.30"]);
        page.ShouldSay("除外と食い違い：対策「開発の受入検査」");
    }

    [Theory, Databases]
    public async Task OwnControl_Added_StandsInTheStatementAfterAnnexA(Database database)
    {
        using var office = await SignInAsync(await OrganizationAsync(database), Role.IsmsOffice);
        var page = await (await office.GetAsync("/soa/own/add")).Form().Fill("番号", "X.1").Fill("名称", "AIサービスの利用").SubmitAsync();
        page.ShouldBe(HttpStatusCode.OK).Heading.ShouldBe("X.1 AIサービスの利用");
        var numbers = Numbers(await office.GetAsync("/soa"));
        (numbers.Count, numbers[^1]).ShouldBe((94, "X.1"));
    }

    [Theory]
    [Databases("A.9.1", "「A.」で始まる番号は附属書Aのものです。X.1 のように別の文字で始めてください。")]
    [Databases("X", "「X」は管理策の番号ではありません。A.5.1 や X.1 のように書いてください。")]
    public async Task OwnControl_BadNumber_IsRefusedBesideTheField(Database database, string number, string message)
    {
        using var office = await SignInAsync(await OrganizationAsync(database), Role.IsmsOffice);
        (await (await office.GetAsync("/soa/own/add")).Form().Fill("番号", number).Fill("名称", "AIサービスの利用").SubmitAsync()).ShouldRefuse("番号", message);
    }

    [Theory, Databases]
    [Requirement("S2-43")]
    public async Task Measure_KeepsAnAsset_IsNamedOnTheAssetsPage(Database database)
    {
        var stage = await RiskStage.SetAsync(await OrganizationAsync(database));
        using var office = await SignInAsync(stage.Organization, Role.IsmsOffice);
        var form = (await office.GetAsync("/soa/measures/add?control=A.8.24")).Form().Fill("名称", "媒体の暗号化").Choose("実施状況", "実施済み").Fill("対応するリスク", "R-0001")
            .Forge("Input.Keeps[0].Asset", "A-0001").Forge("Input.Keeps[0].Confidentiality", "true");
        var page = await form.SubmitAsync();
        page.ShouldBe(HttpStatusCode.OK).ShouldSay("A.8.24 暗号の使用").ShouldSay("R-0001").ShouldSay("A-0001 バックアップ媒体 機密性");
        var asset = await office.GetAsync($"/assets/{stage.Asset.Id.Value}");
        asset.Link("媒体の暗号化").ShouldBe(page.Path);
        asset.ShouldSay("機密性");
        (await stage.Organization.FindAsync(db => db.Set<Measure>().SingleAsync())).Status.ShouldBe(ImplementationStatus.Implemented);
    }

    [Theory]
    [Databases("対応するリスク", "R-9999", "「R-9999」という番号はありません。")]
    [Databases("資産の番号", "Z-1", "「Z-1」という番号はありません。")]
    public async Task Measure_NumberNobodyHas_IsRefusedBesideTheField(Database database, string field, string text, string message)
    {
        using var office = await SignInAsync(await OrganizationAsync(database), Role.IsmsOffice);
        var page = await (await office.GetAsync("/soa/measures/add?control=A.8.24")).Form().Fill("名称", "媒体の暗号化").Fill(field, text).SubmitAsync();
        page.ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay(message);
    }

    [Theory]
    [Databases(Role.CertificationAuditor, HttpStatusCode.OK)]
    [Databases(Role.TopManagement, HttpStatusCode.OK)]
    [Databases(Role.Employee, HttpStatusCode.Forbidden)]
    public async Task Soa_ByRole_IsSeenAndNotEdited(Database database, Role role, HttpStatusCode seen)
    {
        using var reader = await SignInAsync(await OrganizationAsync(database), role);
        (await reader.GetAsync("/soa")).Status.ShouldBe(seen);
        (await reader.GetAsync("/soa/A.5.1/edit")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static List<string> Numbers(WebPage page) => [.. page.ShouldBe(HttpStatusCode.OK).Document.QuerySelectorAll("table.soa tr[id]").Select(row => row.Id!)];
}

using System.Net;
using Meguri.Domain.Treatment;
using Meguri.Platform.Access;
using Meguri.Web.Http;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Treatment;

public sealed class TreatmentPlans(Installations installations) : WebTest(installations)
{
    private const string Submit = "確認・承認を依頼";

    [Theory, Databases]
    [Requirement("S0-24")]
    [Requirement("S1-14")]
    public async Task Plan_BegunFromARisk_TakesItsControlsAndGetsAPersonAndADayForEveryStep(Database database)
    {
        var (stage, office) = await OfficeAsync(database);
        var form = (await office.GetAsync($"/treatment/add?risk={stage.Risk.Id.Value}")).Form("保存する");
        form["計画名"].ShouldBe("バックアップ媒体：運搬中の紛失への対応");
        form.Values.Where(v => v.Name == "Input.Controls").Select(v => v.Value).ShouldBe(RiskStage.Controls);
        var page = await Fill(form, stage).SubmitAsync("保存する");
        page.ShouldBe(HttpStatusCode.OK).ShouldSay("RTP-0001 を保存しました。").ShouldSay("A-0001 バックアップ媒体 R-0001").ShouldSay("A.7.10 記憶媒体");
        (await (await office.GetAsync($"/risks/{stage.Risk.Id.Value}")).FollowAsync("RTP-0001 バックアップ媒体：運搬中の紛失への対応")).ShouldBeAt(Below(page));
        page.Document.QuerySelectorAll(".table-cards tbody tr").ShouldHaveSingleItem().QuerySelectorAll("td").Select(WebPage.Text).ShouldBe(["1", "媒体を暗号化する", "中村 誠（A課）", "2030/01/31", "□"]);
    }

    [Theory, Databases]
    [Requirement("S3-48")]
    [Requirement("S3-52")]
    [Requirement("S3-8")]
    public async Task Plan_SignedByResponsibleOwnerAndManager_IsApproved(Database database)
    {
        var (stage, office) = await OfficeAsync(database);
        var path = await SubmittedAsync(stage, office);
        using var responsible = await SignInAsync(stage.Organization, stage.Responsible, Role.DepartmentStaff);
        using var owner = await SignInAsync(stage.Organization, stage.Owner, Role.Employee);
        using var manager = await SignInAsync(stage.Organization, stage.Manager, Role.IsmsManager);

        (await owner.GetAsync(path)).ShouldBe(HttpStatusCode.OK).Forms("承認").ShouldBeEmpty();
        (await SignAsync(responsible, path, "確認")).ShouldBe(HttpStatusCode.OK);
        (await manager.GetAsync(path)).Forms("確認").ShouldBeEmpty();
        (await SignAsync(owner, path, "承認")).ShouldBe(HttpStatusCode.OK);
        (await SignAsync(manager, path, "確認")).ShouldBe(HttpStatusCode.OK).ShouldSay("承認済み");
        (await stage.Organization.FindAsync(db => db.Set<TreatmentPlan>().SingleAsync())).State.ShouldBe(PlanState.Approved);
    }

    [Theory, Databases]
    public async Task Sign_NotTheOneAsked_IsRefusedAndChangesNothing(Database database)
    {
        var (stage, office) = await OfficeAsync(database);
        var path = await SubmittedAsync(stage, office);
        using var responsible = await SignInAsync(stage.Organization, stage.Responsible, Role.DepartmentStaff);
        using var owner = await SignInAsync(stage.Organization, stage.Owner, Role.Employee);
        var form = (await responsible.GetAsync(path)).Form("確認");
        var token = (await owner.GetAsync(path)).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var forged = form.Values.ToDictionary(v => v.Name, v => v.Name == "__RequestVerificationToken" ? token : v.Value);
        var answer = await owner.PostAsync($"{path}?handler=Sign&accept=true", new FormUrlEncodedContent(forged));
        answer.ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("この依頼の承認者は別の人です。");
        (await responsible.GetAsync(path)).Forms("確認").Count.ShouldBe(1);
    }

    [Theory, Databases]
    public async Task Sign_ContentChangedBehindTheSignersBack_IsRefused(Database database)
    {
        var (stage, office) = await OfficeAsync(database);
        var path = await SubmittedAsync(stage, office);
        using var responsible = await SignInAsync(stage.Organization, stage.Responsible, Role.DepartmentStaff);
        var page = await (await responsible.GetAsync(path)).Form("確認").Forge("Input.SeenHash", new string('0', 64)).SubmitAsync("確認");
        page.ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("画面を開いた後に内容が変わりました。");
    }

    [Theory, Databases]
    public async Task Plan_ChangedAfterApproval_FallsAndSaysSo(Database database)
    {
        var (stage, office) = await OfficeAsync(database);
        var path = await ApprovedAsync(stage, office);
        var changed = await (await office.GetAsync(path + "/edit")).Form("保存する").Fill("対策費用", "2000000").Fill("変更の理由", "見積りが変わった").SubmitAsync("保存する");
        changed.ShouldBe(HttpStatusCode.OK).ShouldSay("承認失効").ShouldSay("承認は失効しました").ShouldSay("見積りが変わった").ShouldSay("対策費用: 1240000 → 2000000");
    }

    [Theory, Databases]
    public async Task Submit_SomethingMissing_SaysWhat(Database database)
    {
        var (stage, office) = await OfficeAsync(database);
        var saved = await (await office.GetAsync($"/treatment/add?risk={stage.Risk.Id.Value}")).Form("保存する").Fill("実施項目 1", "媒体を暗号化する").SubmitAsync("保存する");
        var refused = await saved.Form(Submit).SubmitAsync();
        refused.ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("実行責任者を決めてください。").ShouldSay("実施項目 1：担当者を決めてください。").ShouldSay("実施項目 1：期限を決めてください。");
    }

    [Theory, Databases]
    [Requirement("S3-44")]
    [Requirement("S3-45")]
    [Requirement("S3-46")]
    public async Task Print_ApprovedPlan_IsTheFormWithStampsLevelsMoneyAndEightLines(Database database)
    {
        var (stage, office) = await OfficeAsync(database);
        var path = await ApprovedAsync(stage, office);
        var paper = (await office.GetAsync(path + "/print")).ShouldBe(HttpStatusCode.OK);
        paper.ShouldSay("管理No. RTP-0001").ShouldSay("優先順位 ①").ShouldSay("A-0001 バックアップ媒体").ShouldSay("A.7.10 記憶媒体").ShouldSay("1,240,000 円").ShouldSay("38,000,000 円");
        paper.Document.QuerySelectorAll(".level").Select(level => level.TextContent).ShouldBe(["27", "9"]);
        paper.Document.QuerySelectorAll(".stamps th").Select(WebPage.Text).ShouldBe(["実行責任者（確認）", "リスク所有者（承認）", "ISMS管理責任者（確認）"]);
        paper.Document.QuerySelectorAll(".stamp").Select(stamp => WebPage.Text(stamp)[^2..]).ShouldBe(["中村", "山本", "木村"]);
        paper.Document.QuerySelectorAll(".plan-lines tbody tr").Length.ShouldBe(TreatmentPlan.StepsOnPaper);
    }

    [Theory, Databases]
    [Requirement("S3-47")]
    public async Task Steps_MoreThanEight_AreAddedWithoutScriptAndMarkedDone(Database database)
    {
        var (stage, office) = await OfficeAsync(database);
        var form = Fill((await office.GetAsync($"/treatment/add?risk={stage.Risk.Id.Value}")).Form("保存する"), stage);
        for (var i = 2; i <= 8; i++) form.Fill($"実施項目 {i}", $"手順{i}").ChoosePerson($"担当者 {i}", "中村 誠").Fill($"期限 {i}", "2030-02-28");
        var longer = (await form.SubmitAsync("行を増やす")).Form("保存する");
        longer["実施項目 8"].ShouldBe("手順8");
        var page = await longer.Fill("実施項目 9", "手順9").ChoosePerson("担当者 9", "中村 誠").Fill("期限 9", "2030-03-31").SubmitAsync("保存する");
        page.ShouldBe(HttpStatusCode.OK).ShouldSay("進捗 0 / 9（0%）");
        await SignAllAsync(stage, page);
        using var responsible = await SignInAsync(stage.Organization, stage.Responsible, Role.Employee);
        var done = await (await responsible.GetAsync(Below(page))).Forms("完了")[0].SubmitAsync("完了");
        done.ShouldBe(HttpStatusCode.OK).ShouldSay("進捗 1 / 9（11%）").ShouldSay("■");
    }

    [Theory, Databases]
    [Requirement("S3-49")]
    public async Task CannotBeDone_WithoutTheOfficesOpinion_IsNotSubmitted(Database database)
    {
        var (stage, office) = await OfficeAsync(database);
        var page = await Fill((await office.GetAsync($"/treatment/add?risk={stage.Risk.Id.Value}")).Form("保存する"), stage).SubmitAsync("保存する");
        using var responsible = await SignInAsync(stage.Organization, stage.Responsible, Role.Employee);
        var raised = await (await responsible.GetAsync(Below(page))).Form("申し出る").Fill("実現できない対策", "媒体を暗号化する").Fill("理由", "装置が対応していない").SubmitAsync();
        raised.ShouldBe(HttpStatusCode.OK).ShouldSay("ISMS事務局の意見待ち");
        var asked = await office.GetAsync(Below(page));
        (await asked.Form(Submit).SubmitAsync()).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("意見がまだ付いていません");
        using var owner = await SignInAsync(stage.Organization, stage.Owner, Role.Employee);
        var early = await (await owner.GetAsync($"/risks/{stage.Risk.Id.Value}")).Form("受容する").Fill("見直し期限", "2099-03-31").SubmitAsync("受容する");
        early.ShouldBe(HttpStatusCode.UnprocessableEntity).Problems.ShouldBe(["実現できないとされた対策に、ISMS事務局の意見がまだありません。"]);
        var advised = await asked.Form("意見を付ける").Choose("ISMS事務局の判断", "受容してよい").Fill("意見", "施錠運搬で足りる").SubmitAsync();
        advised.ShouldBe(HttpStatusCode.OK).ShouldSay("受容してよい").ShouldSay("施錠運搬で足りる");
        (await advised.Form(Submit).SubmitAsync()).ShouldBe(HttpStatusCode.OK).ShouldSay("確認・承認を依頼しました。");
    }

    [Theory, Databases]
    [Requirement("S0-25")]
    public async Task List_SumsCostAgainstLossByPriority(Database database)
    {
        var (stage, office) = await OfficeAsync(database);
        foreach (var priority in new[] { "1", "1", "2" })
            await Fill((await office.GetAsync($"/treatment/add?risk={stage.Risk.Id.Value}")).Form("保存する"), stage).Fill("優先順位", priority).SubmitAsync("保存する");
        var sums = (await office.GetAsync("/treatment")).Document.QuerySelectorAll("tr:has(> td[data-label='損害額／費用'])")
            .Select(row => row.QuerySelectorAll("td").Select(WebPage.Text).ToArray()).ToArray();
        sums.ShouldBe(
        [
            ["①", "2", "2,480,000 円", "76,000,000 円", "30.6 倍"],
            ["②", "1", "1,240,000 円", "38,000,000 円", "30.6 倍"],
            ["合計", "3", "3,720,000 円", "114,000,000 円", "30.6 倍"],
        ]);
    }

    [Theory]
    [Databases(Domain.Assets.AssetWatch.Protect, 1)]
    [Databases(Domain.Assets.AssetWatch.Watch, 1)]
    [Databases(Domain.Assets.AssetWatch.None, 0)]
    [Requirement("S4-8")]
    public async Task List_WatchedAssets_AreAViewOfTheirOwn(Database database, Domain.Assets.AssetWatch watch, int plans)
    {
        var organization = await OrganizationAsync(database);
        var stage = await RiskStage.SetAsync(organization, watch);
        using var office = await SignInAsync(organization, stage.Author, Role.IsmsOffice);
        await Fill((await office.GetAsync($"/treatment/add?risk={stage.Risk.Id.Value}")).Form("保存する"), stage).SubmitAsync("保存する");
        (await office.GetAsync("/treatment?view=watched")).ShouldBe(HttpStatusCode.OK).Rows.Count(row => row.GetValueOrDefault("管理No.") == "RTP-0001").ShouldBe(plans);
    }

    [Theory, Databases]
    public async Task Plan_SomebodyItDoesNotName_FindsNothing(Database database)
    {
        var (stage, office) = await OfficeAsync(database);
        var path = await SubmittedAsync(stage, office);
        using var colleague = await SignInAsync(stage.Organization, await stage.Organization.PersonAsync("別の 社員", stage.Department), Role.Employee);
        using var stranger = await SignInAsync(await OrganizationAsync(database), Role.IsmsOffice);
        foreach (var page in new[] { path, path + "/print", path + "/export" })
        {
            (await colleague.GetAsync(page)).Status.ShouldBe(HttpStatusCode.NotFound);
            (await stranger.GetAsync(page)).Status.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    private async Task<(RiskStage Stage, Visitor Office)> OfficeAsync(Database database)
    {
        var stage = await RiskStage.SetAsync(await OrganizationAsync(database));
        return (stage, await SignInAsync(stage.Organization, stage.Author, Role.IsmsOffice));
    }

    private static WebForm Fill(WebForm form, RiskStage stage) => form
        .Fill("現状の問題点", "暗号化していない").Fill("改善策と予想改善効果", "失っても読まれない").Fill("対策費用", "1240000").Fill("想定損害額", "38000000").ChoosePerson("実行責任者", stage.Responsible.Name)
        .Fill("実施項目 1", "媒体を暗号化する").ChoosePerson("担当者 1", stage.Responsible.Name).Fill("期限 1", "2030-01-31");

    private static async Task<string> SubmittedAsync(RiskStage stage, Visitor office)
    {
        var page = await Fill((await office.GetAsync($"/treatment/add?risk={stage.Risk.Id.Value}")).Form("保存する"), stage).SubmitAsync("保存する");
        (await page.Form(Submit).SubmitAsync()).ShouldBe(HttpStatusCode.OK);
        return Below(page);
    }

    private static async Task<string> ApprovedAsync(RiskStage stage, Visitor office)
    {
        var page = await Fill((await office.GetAsync($"/treatment/add?risk={stage.Risk.Id.Value}")).Form("保存する"), stage).SubmitAsync("保存する");
        await SignAllAsync(stage, page);
        return Below(page);
    }

    private static async Task SignAllAsync(RiskStage stage, WebPage page)
    {
        (await page.Form(Submit).SubmitAsync()).ShouldBe(HttpStatusCode.OK);
        foreach (var (person, role, act) in new[] { (stage.Responsible, Role.Employee, "確認"), (stage.Owner, Role.Employee, "承認"), (stage.Manager, Role.IsmsManager, "確認") })
        {
            using var signer = await SignInAsync(stage.Organization, person, role);
            (await SignAsync(signer, Below(page), act)).ShouldBe(HttpStatusCode.OK);
        }
    }

    private static async Task<WebPage> SignAsync(Visitor signer, string path, string act) => await (await signer.GetAsync(path)).Form(act).SubmitAsync(act);

    /// <summary>The address below the organization.</summary>
    private static string Below(WebPage page) => "/" + page.Path.Split('/', 3)[2];
}

using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Meguri.Platform.Access;
using Meguri.Platform.Exchange;
using Meguri.Web.Http;

namespace Meguri.Web.Controls;

public sealed class StatementVersions(Installations installations) : WebTest(installations)
{
    [Theory, Databases]
    public async Task Request_RowsIncomplete_NamesEachAndLeadsToIt(Database database)
    {
        var organization = await OrganizationAsync(database);
        await StatementStage.DecideAllAsync(organization);
        using var office = await SignInAsync(organization, await organization.PersonAsync("佐藤 恵"), Role.IsmsOffice);
        await (await office.GetAsync("/soa/A.8.30/edit")).Form().Choose("適用", "除外").SubmitAsync("保存する");
        await (await office.GetAsync("/soa/A.5.7/edit")).Form().Choose("実施状況", "未実施").SubmitAsync("保存する");
        var page = await office.GetAsync("/soa/request");
        page.Link("A.5.7：実施予定日か計画番号がありません。").ShouldBe($"/{organization.Slug}/soa/A.5.7/edit");
        page.Link("A.8.30：除外の理由がありません。").ShouldBe($"/{organization.Slug}/soa/A.8.30/edit");
        page.ShouldSay("A.8.30：除外の責任者がいません。").ShouldSay("A.8.30：除外の見直し日がありません。").ShouldSay("承認の前に直すところ 4件");
        (await page.Form("承認を依頼").SubmitAsync()).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("埋まっていないところが4件あります。");
        (await office.GetAsync("/soa/versions")).ShouldSay("まだ版がありません");
    }

    [Theory, Databases]
    [Requirement("S3-50")]
    public async Task Approve_ByAnother_FreezesAVersionThatLaterChangesLeaveAlone(Database database)
    {
        var (organization, office) = await RequestedAsync(database);
        using var manager = await SignInAsync(organization, await organization.PersonAsync("木村 実"), Role.IsmsManager);
        (await office.GetAsync("/soa/versions/1")).Forms("承認").ShouldBeEmpty();
        var approved = await (await manager.GetAsync("/soa/versions/1")).Form("承認").Fill("コメント", "確認した").SubmitAsync("承認");
        approved.ShouldBe(HttpStatusCode.OK).ShouldSay("第1版を承認しました。").ShouldSay("木村 実");

        await (await office.GetAsync("/soa/A.5.1/edit")).Form().Fill("事業", "取締役会の方針のため").SubmitAsync("保存する");
        (await office.GetAsync("/soa")).Heading.ShouldBe("適用宣言書 第2版");
        (await office.GetAsync("/soa/versions/1")).Document.GetElementById("A.5.1")!.TextContent.ShouldContain("顧客の信頼のため");
        var difference = (await office.GetAsync("/soa/versions/compare?from=1&to=draft")).ShouldSay("違いのある管理策 1件").Rows.ShouldHaveSingleItem();
        (difference["番号"], difference["項目"], difference["第1版"], difference["いまの案"]).ShouldBe(("A.5.1", "含めた理由", "事業（顧客の信頼のため）", "事業（取締役会の方針のため）"));
        (await (await office.GetAsync("/soa/versions")).Form("登録証の版にする").SubmitAsync()).ShouldSay("登録証に記載の版を第1版にしました。");
    }

    [Theory, Databases]
    [Requirement("Z16")]
    public async Task Approve_WhatOneAskedForOneself_IsRefused(Database database)
    {
        var organization = await OrganizationAsync(database);
        await StatementStage.DecideAllAsync(organization);
        using var both = await SignInAsync(organization, await organization.PersonAsync("兼務 太郎"), Role.IsmsOffice, Role.IsmsManager);
        var page = await (await both.GetAsync("/soa/request")).Form("承認を依頼").SubmitAsync();
        page.ShouldSay("ほかの承認者の承認を待っています。").Forms("承認").ShouldBeEmpty();
        var token = page.Form("依頼を取り下げる").Values.Single(v => v.Name == "__RequestVerificationToken").Value;
        var forged = await both.PostAsync("/soa/versions/1?handler=Approve", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
        forged.ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("自分が依頼したものを、自分で承認することはできません。");
        (await page.Form("依頼を取り下げる").SubmitAsync()).ShouldSay("第1版の承認依頼を取り下げました。");
    }

    [Theory, Databases]
    public async Task Approve_AfterTheVersionWasFrozenAnew_SaysThatTheContentChanged(Database database)
    {
        var (organization, office) = await RequestedAsync(database);
        using var manager = await SignInAsync(organization, await organization.PersonAsync("木村 実"), Role.IsmsManager);
        var old = (await manager.GetAsync("/soa/versions/1")).Form("承認");
        await (await office.GetAsync("/soa/A.5.1/edit")).Form().Fill("事業", "取締役会の方針のため").SubmitAsync("保存する");
        await (await office.GetAsync("/soa/request")).Form("承認を依頼").SubmitAsync();
        (await old.SubmitAsync("承認")).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("画面を開いた後に内容が変わりました。");
        (await (await manager.GetAsync("/soa/versions/1")).Form("承認").SubmitAsync("承認")).ShouldSay("第1版を承認しました。");
    }

    [Theory, Databases]
    public async Task Reject_WithoutAReason_IsRefusedBesideTheField(Database database)
    {
        var (organization, _) = await RequestedAsync(database);
        using var manager = await SignInAsync(organization, await organization.PersonAsync("木村 実"), Role.IsmsManager);
        (await (await manager.GetAsync("/soa/versions/1")).Form("差し戻す").SubmitAsync("差し戻す")).ShouldRefuse("コメント", "否認の理由を書いてください。");
    }

    [Theory]
    [Databases("ja", "情報セキュリティのための方針群", "適用")]
    [Databases("en", "Policies for information security", "Applicable")]
    public async Task Export_Xlsx_Has93RowsWithTheNumberAloneInFront(Database database, string language, string name, string applicable)
    {
        using var visitor = await ApprovedAsync(database);
        using var file = new MemoryStream(await visitor.DownloadAsync($"/soa/export?format=xlsx&lang={language}&version=1"));
        var rows = SheetReader.Open(file, null, Stop).Value!.Rows(Stop).Where(row => row[0].Text.StartsWith("A.", StringComparison.Ordinal)).ToList();
        rows.Count.ShouldBe(93);
        (rows[0][0].Text, rows[0][1].Text, rows[0][3].Text).ShouldBe(("A.5.1", name, applicable));
        rows[^1][0].Text.ShouldBe("A.8.34");
    }

    [Theory]
    [Databases("ja")]
    [Databases("en")]
    [Requirement("E03")]
    public async Task Export_Docx_IsSoundAcrossThePageWithARepeatedHead(Database database, string language)
    {
        using var visitor = await ApprovedAsync(database);
        using var file = new MemoryStream(await visitor.DownloadAsync($"/soa/export?format=docx&lang={language}&version=1"));
        using var document = WordprocessingDocument.Open(file, false);
        new OpenXmlValidator().Validate(document, Stop).Select(fault => fault.Description).ShouldBeEmpty();
        var body = document.MainDocumentPart!.Document.Body!;
        body.GetFirstChild<SectionProperties>()!.GetFirstChild<PageSize>()!.Orient!.Value.ShouldBe(PageOrientationValues.Landscape);
        var rows = body.GetFirstChild<Table>()!.Elements<TableRow>().ToList();
        rows[0].TableRowProperties!.GetFirstChild<TableHeader>().ShouldNotBeNull();
        rows.Count(row => row.InnerText.StartsWith("A.", StringComparison.Ordinal) && row.Elements<TableCell>().Count() == 10).ShouldBe(93);
    }

    [Theory, Databases]
    public async Task Print_ApprovedVersion_CarriesStampAndCheckValue(Database database)
    {
        using var visitor = await ApprovedAsync(database);
        var paper = (await visitor.GetAsync("/soa/print?version=1")).ShouldBe(HttpStatusCode.OK);
        paper.Document.QuerySelector(".stamp")!.TextContent.ShouldContain("木村");
        paper.Document.QuerySelectorAll(".soa-paper tbody tr:not(.group)").Length.ShouldBe(93);
        paper.Document.QuerySelector(".paper-foot")!.TextContent.ShouldContain("内容の照合値");
    }

    [Theory]
    [Databases("/soa/export?format=pdf", HttpStatusCode.BadRequest)]
    [Databases("/soa/export?format=99", HttpStatusCode.BadRequest)]
    [Databases("/soa/export?format=xlsx&lang=fr", HttpStatusCode.BadRequest)]
    [Databases("/soa/export?format=xlsx", HttpStatusCode.NotFound)]
    [Databases("/soa/export?format=xlsx&version=7", HttpStatusCode.NotFound)]
    [Databases("/soa/versions/7", HttpStatusCode.NotFound)]
    [Databases("/soa/versions/compare?from=7&to=draft", HttpStatusCode.NotFound)]
    [Databases("/soa/Z.99", HttpStatusCode.NotFound)]
    [Databases("/soa/A.5.99/edit", HttpStatusCode.NotFound)]
    public async Task Soa_WhatThereIsNot_IsSaidSo(Database database, string path, HttpStatusCode status)
    {
        using var office = await SignInAsync(await OrganizationAsync(database), Role.IsmsOffice);
        (await office.AskAsync(path)).Status.ShouldBe(status);
    }

    private async Task<(TestOrganization Organization, Visitor Office)> RequestedAsync(Database database)
    {
        var organization = await OrganizationAsync(database);
        await StatementStage.DecideAllAsync(organization);
        var office = await SignInAsync(organization, await organization.PersonAsync("佐藤 恵"), Role.IsmsOffice);
        (await (await office.GetAsync("/soa/request")).Form("承認を依頼").Fill("改訂の内容", "初版").SubmitAsync()).ShouldBe(HttpStatusCode.OK).ShouldSay("第1版の承認を依頼しました。");
        return (organization, office);
    }

    private async Task<Visitor> ApprovedAsync(Database database)
    {
        var (organization, office) = await RequestedAsync(database);
        using var manager = await SignInAsync(organization, await organization.PersonAsync("木村 実"), Role.IsmsManager);
        (await (await manager.GetAsync("/soa/versions/1")).Form("承認").SubmitAsync("承認")).ShouldBe(HttpStatusCode.OK);
        return office;
    }
}

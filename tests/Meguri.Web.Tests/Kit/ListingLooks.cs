using System.Net;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Web.Http;
using Meguri.Web.Imports;
using Meguri.Web.Kit.WhoLooked;

namespace Meguri.Web.Kit;

public sealed class ListingLooks(Installations installations) : ImportTest(installations)
{
    [Theory, Databases]
    public async Task List_ShowsWhoTookWhatOutAndWhoLooked_NewestFirst(Database database)
    {
        var (organization, auditor, office) = await StageAsync(database);
        (await office.GetAsync("/looks")).ShouldBe(HttpStatusCode.OK).ShouldSay("まだ記録はありません");

        var file = await office.DownloadAsync("/assets/export?format=csv");
        await auditor.AskAsync("/people?q=%E8%8A%B1");
        var page = (await office.GetAsync("/looks")).ShouldBe(HttpStatusCode.OK);

        page.Rows.Select(r => (r["利用者"], r["種別"])).ShouldBe([(nameof(Role.CertificationAuditor), "閲覧"), (nameof(Role.IsmsOffice), "出力")]);
        page.Rows[1]["対象"].ShouldSatisfyAllConditions(
            t => t.ShouldContain(".csv"), t => t.ShouldContain("1行"), t => t.ShouldContain($"{file.Length}バイト"),
            t => t.ShouldContain(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file))));
        page.Document.QuerySelectorAll("main tbody a").Select(a => a.GetAttribute("href")).ShouldBe([$"/{organization.Slug}/people?q=%E8%8A%B1", $"/{organization.Slug}/assets"]);
        (await page.FollowAsync("出力")).Rows.Select(r => r["種別"]).ShouldBe(["出力"]);
        (await page.FollowAsync("閲覧")).Rows.Select(r => r["種別"]).ShouldBe(["閲覧"]);
        (await office.GetAsync("/home")).Navigation.ShouldContain($"/{organization.Slug}/looks");
    }

    [Theory, Databases]
    public async Task List_LongerThanAPage_GoesOnWhereItStopped(Database database)
    {
        var (_, auditor, office) = await StageAsync(database);
        for (var i = 0; i < LookList.PageSize; i++) await auditor.AskAsync($"/people?q=n{i}");
        await office.DownloadAsync("/assets/export?format=csv");

        var first = await office.GetAsync("/looks");
        var second = await first.FollowAsync("次へ");

        (first.Rows.Count, second.Rows.Count).ShouldBe((LookList.PageSize, 1));
        first.Rows[0]["種別"].ShouldBe("出力");
        first.Rows.Concat(second.Rows).Skip(1).Select(r => r["対象"]).Select(t => t[(t.LastIndexOf('=') + 1)..].Trim()).ShouldBe(Enumerable.Range(0, LookList.PageSize).Reverse().Select(i => $"n{i}"));
        second.Link("次へ").ShouldBeNull();
        (await second.FollowAsync("最新に戻る")).Rows.Count.ShouldBe(LookList.PageSize);
    }

    [Theory]
    [Databases(Role.CertificationAuditor, HttpStatusCode.Forbidden)]
    [Databases(Role.InternalAuditor, HttpStatusCode.Forbidden)]
    [Databases(Role.Employee, HttpStatusCode.Forbidden)]
    [Databases(Role.IsmsOffice, HttpStatusCode.OK)]
    [Databases(Role.Administrator, HttpStatusCode.OK)]
    public async Task List_IsForTheOfficeAndAdministrators(Database database, Role role, HttpStatusCode status) =>
        (await (await SignInAsync(await OrganizationAsync(database), role)).GetAsync("/looks")).ShouldBe(status);

    [Theory]
    [Databases("?kind=everything")]
    [Databases("?before=0")]
    [Databases("?before=yesterday")]
    public async Task List_AskedForWhatThereIsNot_Returns400(Database database, string query) =>
        (await (await SignInAsync(await OrganizationAsync(database), Role.IsmsOffice)).GetAsync("/looks" + query)).ShouldBe(HttpStatusCode.BadRequest);

    [Theory, Databases]
    public async Task RowsOfAnImport_ThatWereRejected_AreTakenOutLikeAnyFile(Database database)
    {
        var (_, _, office) = await StageAsync(database);
        var review = await LookAsync(office, "assets", "情報資産の名称,管理部門", "鍵,知らない部", "箱,総務部");
        await office.DownloadAsync(review.Path[office.Root.Length..] + "?handler=Rejected");

        var row = (await office.GetAsync("/looks")).Rows.ShouldHaveSingleItem();
        (row["種別"], row["対象"].Contains("assets-rejected.xlsx 1行", StringComparison.Ordinal)).ShouldBe(("出力", true), row["対象"]);
    }

    private async Task<(TestOrganization Organization, Visitor Auditor, Visitor Office)> StageAsync(Database database)
    {
        var organization = await OrganizationAsync(database);
        Department department = await organization.DepartmentAsync("総務部");
        await organization.AssetAsync("鍵束", department);
        var office = await SignInAsync(organization, Role.IsmsOffice);
        // To a page that is no organization's: the first page would be a look.
        var auditor = Visitor.To(organization.Installation);
        (await TrySignInAsync(auditor, await organization.MemberAsync(null, Role.CertificationAuditor), TestOrganization.Password, "?returnUrl=/account")).ShouldBeAt("/account");
        return (organization, auditor.At(organization), office);
    }
}

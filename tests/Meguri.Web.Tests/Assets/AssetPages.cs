using System.Net;
using Meguri.Platform.Access;
using Meguri.Web.Http;

namespace Meguri.Web.Assets;

public sealed class AssetPages(Installations installations) : WebTest(installations)
{
    private const string Name = "情報資産の名称";
    private const string Department = "管理部門";
    private const string Reason = "変更の理由（任意）";

    [Theory, Databases]
    [Requirement("S2-43")]
    public async Task Add_GoodInput_StandsInTheLedgerWithItsNumber(Database database)
    {
        var (_, office) = await OfficeAsync(database);
        var page = await Fill(await office.GetAsync("/assets/add"), "顧客名簿").Fill("機密性", "3").Fill("保管期間", "7年").Fill("登録日", "2026-04-01").SubmitAsync();
        page.ShouldBe(HttpStatusCode.OK).ShouldSay("A-0001 を保存しました。").ShouldSay("2033/04/01").Heading.ShouldBe("顧客名簿");
        var row = (await office.GetAsync("/assets")).Rows.ShouldHaveSingleItem();
        (row["番号"], row[Name], row["重要度"]).ShouldBe(("A-0001", "顧客名簿", "3"));
        (await (await office.GetAsync("/assets")).FollowAsync("顧客名簿")).Path.ShouldBe(page.Path);
    }

    [Theory, Databases]
    public async Task Add_TwoAtOnce_GetNumbersInTurn(Database database)
    {
        var (_, office) = await OfficeAsync(database);
        var forms = new List<WebForm>();
        for (var i = 0; i < 8; i++) forms.Add(Fill(await office.GetAsync("/assets/add"), $"資産{i}"));
        var pages = await Task.WhenAll(forms.Select(f => f.SubmitAsync()));
        pages.ShouldAllBe(p => p.Status == HttpStatusCode.OK);
        (await office.GetAsync("/assets")).Rows.Select(r => r["番号"]).ShouldBe(Enumerable.Range(1, 8).Select(n => $"A-000{n}"));
    }

    [Theory]
    [Databases("", "情報資産の名称を入力してください。")]
    [Databases("　 ", "情報資産の名称を入力してください。")]
    public async Task Add_NoName_IsRefusedBesideTheField(Database database, string name, string message)
    {
        var (_, office) = await OfficeAsync(database);
        var page = await Fill(await office.GetAsync("/assets/add"), name).Fill("備考", "<b>消えない</b>").SubmitAsync();
        page.ShouldRefuse(Name, message);
        page.Form()["備考"].ShouldBe("<b>消えない</b>");
        page.Form()[Department].ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [Databases("機密性", "4", "4 は評価の範囲（1〜3）にありません。")]
    [Databases("可用性", "0", "0 は評価の範囲（1〜3）にありません。")]
    public async Task Add_RatingOutsideTheScale_IsRefusedBesideTheField(Database database, string field, string value, string message)
    {
        var (_, office) = await OfficeAsync(database);
        var page = await Fill(await office.GetAsync("/assets/add"), "顧客名簿").Fill(field, value).SubmitAsync();
        page.ShouldRefuse(field, message);
        page.Form()[field].ShouldBe(value);
    }

    [Theory]
    [Databases("機密性", "高い", "「高い」は読み取れません。入力し直してください。")]
    [Databases("登録日", "2026-02-30", "「2026-02-30」という日付はありません。")]
    public async Task Add_TextWhereAValueBelongs_IsRefusedBesideTheFieldInJapanese(Database database, string field, string value, string message)
    {
        var (_, office) = await OfficeAsync(database);
        var page = await Fill(await office.GetAsync("/assets/add"), "顧客名簿").Fill(field, value).SubmitAsync();
        page.ShouldBe(HttpStatusCode.UnprocessableEntity).ProblemAt(field).ShouldBe(message);
        page.Form()[field].ShouldBe(value);
        page.Form()[Name].ShouldBe("顧客名簿");
    }

    [Theory, Databases]
    public async Task Add_SameNameInTheDepartment_IsRefusedAndNamesTheOther(Database database)
    {
        var (_, office) = await OfficeAsync(database);
        await Fill(await office.GetAsync("/assets/add"), "顧客名簿ＡＢＣ").SubmitAsync();
        (await Fill(await office.GetAsync("/assets/add"), " 顧客名簿abc ").SubmitAsync())
            .ShouldRefuse(Name, "同じ部門に「顧客名簿ＡＢＣ」がすでにあります（A-0001）。名称を変えるか、そちらを変更してください。");
    }

    [Theory, Databases]
    public async Task Change_WithAReason_ShowsWhoWhenWhatAndWhy(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var page = await Fill(await office.GetAsync("/assets/add"), "顧客名簿").Fill("機密性", "2").SubmitAsync();
        page = await (await page.FollowAsync("変更する")).Form().Fill("機密性", "3").Fill("保管場所", "書庫").Fill(Reason, "見直しのため").SubmitAsync();
        page.ShouldBe(HttpStatusCode.OK);
        var history = page.Document.QuerySelectorAll(".history > li").Select(WebPage.Text).ToList();
        history.Count.ShouldBe(2);
        history[0].ShouldMatch(@"^IsmsOffice が変更しました .*理由.*見直しのため.*機密性: 2 → 3");
        history[0].ShouldContain("保管場所: — → 書庫");
        history[1].ShouldContain("が登録しました");
        (await organization.FindAsync(db => Task.FromResult(db.Organization))).ShouldBe(organization.Organization.OrganizationId);
    }

    [Theory, Databases]
    public async Task Change_SavedBySomebodySince_Returns409AndKeepsWhatWasTyped(Database database)
    {
        var (_, office) = await OfficeAsync(database);
        var shown = await Fill(await office.GetAsync("/assets/add"), "顧客名簿").SubmitAsync();
        var (mine, theirs) = ((await shown.FollowAsync("変更する")).Form(), (await shown.FollowAsync("変更する")).Form());
        (await theirs.Fill("保管場所", "書庫").SubmitAsync()).ShouldBe(HttpStatusCode.OK);
        var page = await mine.Fill("備考", "わたしの変更").SubmitAsync();
        page.ShouldBe(HttpStatusCode.Conflict).ShouldSay("ほかの人が先に保存しました。");
        page.Form()["備考"].ShouldBe("わたしの変更");
        (await office.Outside.GetAsync(shown.Path)).ShouldSay("書庫").ShouldNotSay("わたしの変更");
    }

    [Theory, Databases]
    public async Task Dispose_LeavesTheLedgerAndComesBack(Database database)
    {
        var (_, office) = await OfficeAsync(database);
        var page = await Fill(await office.GetAsync("/assets/add"), "顧客名簿").SubmitAsync();
        page = await page.Form("廃棄を記録").SubmitAsync("廃棄を記録");
        page.ShouldBe(HttpStatusCode.OK).ShouldSay("A-0001 の廃棄を記録しました。").ShouldSay("廃棄済み");
        (await office.GetAsync("/assets?view=all")).Rows.ShouldBeEmpty();
        (await office.GetAsync("/assets?view=disposed")).Rows.ShouldHaveSingleItem();
        page = await page.Form("廃棄を取り消す").SubmitAsync();
        page.ShouldSay("A-0001 の廃棄を取り消しました。").Document.QuerySelectorAll(".history > li").Length.ShouldBe(3);
        (await office.GetAsync("/assets?view=all")).Rows.ShouldHaveSingleItem();
    }

    [Theory, Databases]
    public async Task Dispose_Twice_Returns409(Database database)
    {
        var (_, office) = await OfficeAsync(database);
        var page = await Fill(await office.GetAsync("/assets/add"), "顧客名簿").SubmitAsync();
        var (once, twice) = (page.Form("廃棄を記録"), (await office.GetAsync(page.Path[office.Root.Length..])).Form("廃棄を記録"));
        (await once.SubmitAsync()).ShouldBe(HttpStatusCode.OK);
        (await twice.SubmitAsync()).ShouldBe(HttpStatusCode.Conflict);
    }

    [Theory, Databases]
    public async Task Change_ByDepartmentStaff_OnlyTheirOwnDepartment(Database database)
    {
        var organization = await OrganizationAsync(database);
        var (sales, general) = (await organization.DepartmentAsync("営業部"), await organization.DepartmentAsync("総務部"));
        var (own, other) = (await organization.AssetAsync("見積書", sales), await organization.AssetAsync("社員名簿", general));
        var staff = await SignInAsync(organization, await organization.PersonAsync("佐藤 花", sales), Role.DepartmentStaff);
        (await staff.GetAsync($"/assets/{own.Id.Value}/edit")).ShouldBe(HttpStatusCode.OK);
        (await staff.GetAsync($"/assets/{other.Id.Value}")).ShouldBe(HttpStatusCode.OK).Link("変更する").ShouldBeNull();
        (await staff.GetAsync($"/assets/{other.Id.Value}/edit")).ShouldBe(HttpStatusCode.NotFound);
        var forged = (await staff.GetAsync("/assets/add")).Form().Fill(Name, "総務の資産").Forge("Input.DepartmentId", general.Id.Value.ToString());
        (await forged.SubmitAsync()).ShouldBe(HttpStatusCode.UnprocessableEntity).ProblemAt(Department).ShouldNotBeNull();
    }

    private async Task<(TestOrganization Organization, Visitor Office)> OfficeAsync(Database database)
    {
        var organization = await OrganizationAsync(database);
        await organization.DepartmentAsync("総務部");
        return (organization, await SignInAsync(organization, Role.IsmsOffice));
    }

    private static WebForm Fill(WebPage page, string name) => page.ShouldBe(HttpStatusCode.OK).Form().Fill(Name, name).Choose(Department, "総務部");
}

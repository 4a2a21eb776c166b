using System.Net;
using Meguri.Domain.Assets;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Web.Http;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Assets;

/// <summary>What happens to the ledger every year: each department looks at its assets, and one sees what became different.</summary>
public sealed class AssetYear(Installations installations) : WebTest(installations)
{
    private const string Name = "情報資産の名称";

    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow.AddHours(9));

    [Theory, Databases]
    [Requirement("S1-10")]
    public async Task Review_LedgerOfAYearAgo_IsLookedAtDepartmentByDepartment(Database database)
    {
        var (organization, sales, general) = await YearOldAsync(database);
        using var office = await SignInAsync(organization, Role.IsmsOffice);
        var page = await office.GetAsync("/assets/review");
        page.ShouldSay("見直しの時期を迎えた資産が3件あります。");
        Lines(page).ShouldBe([("営業部", "3", "2", "—"), ("総務部", "1", "1", "—"), ("台帳全体", "4", "3", "—")]);

        var due = await office.Outside.GetAsync(page.Document.QuerySelectorAll("tbody tr td:nth-child(4) a")[0].GetAttribute("href")!);
        due.Rows.Select(r => r[Name]).ShouldBe(["見積書", "顧客名簿"], "the figure opens the list it counts");
        var one = await (await due.FollowAsync("見積書")).Form("見直しを記録").SubmitAsync("見直しを記録");
        one.ShouldSay("A-0001 の見直しを記録しました。").ShouldSay($"{Today:yyyy/MM/dd}");
        var form = (await (await office.GetAsync("/assets?view=review")).Form("選んだ行をまとめて変更").SubmitAsync("該当する2件すべてを変更")).Form("変わるところを確かめる");
        var preview = await form.Tick("最終見直し日").Choose("最終見直し日の新しい値", $"見直した（{Today:yyyy/MM/dd}）").SubmitAsync();
        (await preview.Form("2件を変更する").SubmitAsync("2件を変更する")).ShouldBe(HttpStatusCode.OK).Rows.ShouldBeEmpty();
        page = await office.GetAsync("/assets/review");
        page.ShouldNotSay("見直しの時期を迎えた");
        Lines(page).ShouldBe([("営業部", "3", "0", $"{Today:yyyy/MM/dd}"), ("総務部", "1", "0", $"{Today:yyyy/MM/dd}"), ("台帳全体", "4", "0", $"{Today:yyyy/MM/dd}")]);
        (await organization.FindAsync(db => db.Set<Asset>().CountAsync(a => a.ReviewedOn == Today && (a.DepartmentId == sales.Id || a.DepartmentId == general.Id)))).ShouldBe(3);
    }

    [Theory]
    [Databases(1, 0)]
    [Databases(0, 1)]
    [Databases(-1, 1)]
    [Requirement("S1-10")]
    public async Task Review_ReachesItsDay_AYearAfterTheEntry(Database database, int days, int due)
    {
        var organization = await OrganizationAsync(database);
        await organization.AssetAsync("見積書", await organization.DepartmentAsync("営業部"), f => f with { RegisteredOn = Asset.YearBefore(Today).AddDays(days) });
        using var office = await SignInAsync(organization, Role.IsmsOffice);
        (await office.GetAsync("/assets?view=review")).Rows.Count.ShouldBe(due);
        Lines(await office.GetAsync("/assets/review"))[^1].Left.ShouldBe($"{due}");
    }

    [Theory, Databases]
    [Requirement("S1-11")]
    public async Task Officer_ManagesTheOwnDepartmentsAssetsAndNoOthers(Database database)
    {
        var (organization, sales, general) = await YearOldAsync(database);
        using var officer = await SignInAsync(organization, await organization.PersonAsync("佐藤 花", sales), Role.DepartmentOfficer);
        var add = (await officer.GetAsync("/assets/add")).Form();
        (await add.Fill(Name, "提案書").Choose("管理部門", "営業部").SubmitAsync()).ShouldBe(HttpStatusCode.OK).Heading.ShouldBe("提案書");
        var own = await (await officer.GetAsync("/assets")).FollowAsync("見積書");
        (await (await own.FollowAsync("変更する")).Form().Fill("保管場所", "書庫").SubmitAsync()).ShouldSay("書庫");
        (await own.Form("見直しを記録").SubmitAsync("見直しを記録")).ShouldBe(HttpStatusCode.OK);
        (await own.Form("廃棄を記録").SubmitAsync("廃棄を記録")).ShouldBe(HttpStatusCode.OK);

        var other = await (await officer.GetAsync("/assets")).FollowAsync("社員名簿");
        other.ShouldBe(HttpStatusCode.OK).Link("変更する").ShouldBeNull();
        foreach (var button in new[] { "見直しを記録", "廃棄を記録" }) other.Forms(button).ShouldBeEmpty(button);
        var path = other.Path[officer.Root.Length..];
        (await officer.GetAsync(path + "/edit")).ShouldBe(HttpStatusCode.NotFound);
        var token = own.Form("廃棄を記録").Values.Single(v => v.Name == "__RequestVerificationToken");
        foreach (var handler in new[] { "Review", "Dispose", "Restore" })
            (await officer.PostAsync($"{path}?handler={handler}", new FormUrlEncodedContent([new(token.Name, token.Value)]))).ShouldBe(HttpStatusCode.NotFound);
        (await officer.GetAsync("/assets/add")).Form().Values.ShouldNotContain(v => v.Value == general.Id.Value.ToString());
        var forged = (await officer.GetAsync("/assets/add")).Form().Fill(Name, "総務の資産").Forge("Input.DepartmentId", general.Id.Value.ToString());
        (await forged.SubmitAsync()).ShouldBe(HttpStatusCode.UnprocessableEntity).ProblemAt("管理部門").ShouldNotBeNull();
        var staff = await organization.FindAsync(db => db.Set<Asset>().SingleAsync(a => a.Name == "社員名簿"));
        (staff.ReviewedOn, staff.DisposedOn, staff.Version).ShouldBe((null, null, 0), "nothing was changed");
    }

    [Theory, Databases]
    [Requirement("S3-27")]
    public async Task Departments_EachKeepTheirList_AndTheOfficeHasTheWholeLedgerByDepartment(Database database)
    {
        var organization = await OrganizationAsync(database);
        foreach (var (department, person, asset) in new[] { ("営業部", "佐藤 花", "見積書"), ("総務部", "鈴木 一", "社員名簿") })
        {
            using var officer = await SignInAsync(organization, await organization.PersonAsync(person, await organization.DepartmentAsync(department)), Role.DepartmentOfficer);
            (await (await officer.GetAsync("/assets/add")).Form().Fill(Name, asset).Choose("管理部門", department).SubmitAsync()).ShouldBe(HttpStatusCode.OK);
        }
        using var office = await SignInAsync(organization, Role.IsmsOffice);
        (await office.GetAsync("/assets")).Rows.Select(r => (r["番号"], r[Name])).ShouldBe([("A-0001", "見積書"), ("A-0002", "社員名簿")]);
        var whole = await office.GetAsync("/assets/review");
        Lines(whole).Select(l => (l.Department, l.All)).ShouldBe([("営業部", "1"), ("総務部", "1"), ("台帳全体", "2")]);
        var own = await office.Outside.GetAsync(whole.Document.QuerySelectorAll("tbody tr td:nth-child(2) a")[1].GetAttribute("href")!);
        own.Rows.ShouldHaveSingleItem()[Name].ShouldBe("社員名簿");
        var paper = await own.FollowAsync("印刷（A4横）");
        paper.ShouldSay("管理部門：総務部").Rows.ShouldHaveSingleItem()[Name].ShouldBe("社員名簿");
    }

    [Theory, Databases]
    [Requirement("S4-6")]
    public async Task Changes_SinceADay_AreWhatWasAddedChangedAndDisposedOf(Database database)
    {
        var (organization, sales, _) = await YearOldAsync(database);
        using var later = organization.Installation.Clock.Ahead(TimeSpan.FromDays(3));
        using var office = await SignInAsync(organization, Role.IsmsOffice);
        foreach (var place in new[] { "棚", "書庫" })
            await (await (await (await office.GetAsync("/assets")).FollowAsync("見積書")).FollowAsync("変更する")).Form().Fill("保管場所", place).SubmitAsync();
        await (await (await office.GetAsync("/assets")).FollowAsync("社員名簿")).Form("廃棄を記録").SubmitAsync("廃棄を記録");
        await (await (await office.GetAsync("/assets")).FollowAsync("顧客名簿")).Form("見直しを記録").SubmitAsync("見直しを記録");
        await organization.AssetAsync("提案書", sales, f => f with { Medium = "紙" });

        var page = await office.GetAsync($"/assets/changes?since={Today.AddDays(2):yyyy-MM-dd}");
        Parts(page).ShouldBe(["追加1件: A-0005 提案書 営業部 紙", "変更1件: A-0001 見積書 営業部 保管場所: — → 書庫", $"廃棄1件: A-0004 社員名簿 総務部 {Today.AddDays(3):yyyy/MM/dd} に廃棄"]);
        Parts(await office.GetAsync($"/assets/changes?since={Today.AddDays(-1):yyyy-MM-dd}"))[0].ShouldStartWith("追加5件");
        var paper = await page.FollowAsync("印刷");
        paper.ShouldBeAt("/assets/changes/print").ShouldSay("保管場所: — → 書庫").ShouldSay("提案書");
        paper.Document.QuerySelectorAll("h2").Select(WebPage.Text).ShouldBe(["追加 1件", "変更 1件", "廃棄 1件"]);
    }

    [Theory]
    [Databases("2999-01-01")]
    [Databases("1200-01-01")]
    [Databases("yesterday")]
    public async Task Changes_SinceNoDayOfTheLedger_Returns400(Database database, string since)
    {
        var organization = await OrganizationAsync(database);
        using var office = await SignInAsync(organization, Role.IsmsOffice);
        (await office.GetAsync("/assets/changes?since=" + since)).ShouldBe(HttpStatusCode.BadRequest);
        (await office.GetAsync("/assets/changes/print?since=" + since)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory, Databases]
    public async Task ReviewAndChanges_DepartmentsApart_TellOfTheOwnDepartmentOnly(Database database)
    {
        var (organization, _, general) = await YearOldAsync(database);
        await organization.KeepDepartmentsApartAsync();
        using var officer = await SignInAsync(organization, await organization.PersonAsync("鈴木 一", general), Role.DepartmentOfficer);
        Lines(await officer.GetAsync("/assets/review")).ShouldBe([("総務部", "1", "1", "—"), ("台帳全体", "1", "1", "—")]);
        (await officer.GetAsync($"/assets/changes?since={Today.AddDays(-1):yyyy-MM-dd}")).ShouldSay("社員名簿").ShouldNotSay("見積書");
    }

    // Three assets of long ago and one that was entered today.
    private async Task<(TestOrganization Organization, Department Sales, Department General)> YearOldAsync(Database database)
    {
        var organization = await OrganizationAsync(database);
        var (sales, general) = (await organization.DepartmentAsync("営業部"), await organization.DepartmentAsync("総務部"));
        foreach (var (name, department, days) in new[] { ("見積書", sales, -400), ("顧客名簿", sales, -800), ("製品の図面", sales, 0), ("社員名簿", general, -500) })
            await organization.AssetAsync(name, department, f => f with { RegisteredOn = Today.AddDays(days) });
        return (organization, sales, general);
    }

    private static IReadOnlyList<(string Department, string All, string Left, string Last)> Lines(WebPage page) =>
        [.. page.Rows.Select(r => (r["管理部門"], r["情報資産"], r["残り"], r["直近の見直し"].Split('（')[0]))];

    private static IReadOnlyList<string> Parts(WebPage page) =>
        [.. page.ShouldBe(HttpStatusCode.OK).Document.QuerySelectorAll("section.card").Select(card => $"{WebPage.Text(card.QuerySelector(".card-header"))}: {string.Join(" / ", card.QuerySelectorAll("tbody tr").Select(WebPage.Text))}")];
}

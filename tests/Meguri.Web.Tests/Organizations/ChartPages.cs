using System.Net;
using Meguri.Domain.Organizations;

namespace Meguri.Web.Organizations;

[Requirement("S3-7")]
public sealed class ChartPages(Installations installations) : OrganizationTest(installations)
{
    private const string Name = "部門名";
    private const string Above = "上位の部門";
    private const string Since = "組織変更の日";

    [Theory, Databases]
    public async Task Chart_OfToday_ShowsPlacesHeadsRolesAndPeople(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var general = await organization.DepartmentAsync("総務部");
        var staff = await organization.DepartmentAsync("人事課", general);
        var (head, clerk) = (await organization.PersonAsync("岡部 浩二", general), await organization.PersonAsync("平田 翔太", staff));
        await AppointAsync(organization, AppointmentRole.DepartmentSecurityOfficer, head, general);
        await AppointAsync(organization, AppointmentRole.TopManagement, clerk);
        await (await office.GetAsync($"/departments/{general.Id.Value}/edit")).Form().Choose("部門長", "岡部 浩二（総務部・E0002）").SubmitAsync();

        var page = await office.GetAsync("/departments");

        Below(page, "総務部").ShouldBe(["人事課"]);
        var box = Boxes(page)["総務部"];
        box.ShouldContain("部門長 岡部 浩二");
        box.ShouldContain("情報セキュリティ責任者 岡部 浩二");
        box.ShouldContain("1人（下位を含め 2人）");
        Boxes(page)["めぐり商事株式会社"].ShouldContain("トップマネジメント 平田 翔太");
        page.ShouldSay("2部門 2人");
    }

    [Theory, Databases]
    public async Task Change_WithTheDayOfReorganization_KeepsTheChartOfTheDayBefore(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        await organization.DepartmentAsync("営業部");
        var system = await organization.DepartmentAsync("システム課");
        var day = Today.AddDays(-10);

        var page = await (await office.GetAsync($"/departments/{system.Id.Value}/edit")).Form()
            .Fill(Name, "DX推進課").Choose(Above, "営業部").Fill(Since, Typed(day)).Fill("変更の理由（任意）", "4月の組織改編").SubmitAsync();

        page.ShouldBe(HttpStatusCode.OK).ShouldSay("変更前").ShouldSay(Shown(day.AddDays(-1)) + " まで");
        History(page)[0].ShouldContain("名前: システム課 → DX推進課");
        History(page)[0].ShouldContain("4月の組織改編");
        Below(await office.GetAsync("/departments"), "営業部").ShouldBe(["DX推進課"]);
        var before = await office.GetAsync($"/departments?on={Typed(day.AddDays(-1))}");
        Below(before, "めぐり商事株式会社").ShouldBe(["営業部", "システム課"], ignoreOrder: true);
        (await office.GetAsync($"/departments?on={Typed(day)}")).ShouldNotSay("システム課");
    }

    [Theory]
    [Databases(Name, "", "部門の名称を入力してください。")]
    [Databases(Name, "営業部", "同じ階層に「営業部」がすでにあります。")]
    [Databases(Name, "総務/人事", "部門名に「/」は使えません。上位の部門は別の欄で選びます。")]
    public async Task Add_ANameThatCannotStand_IsRefusedBesideTheField(Database database, string field, string value, string message)
    {
        var (organization, office) = await OfficeAsync(database);
        await organization.DepartmentAsync("営業部");

        var page = await (await office.GetAsync("/departments/add")).Form().Fill(field, value).Fill("職務分掌", "庶務").SubmitAsync();

        page.ShouldRefuse(field, message);
        page.Form()["職務分掌"]!.Trim().ShouldBe("庶務");
    }

    [Theory, Databases]
    public async Task Change_BelowItself_IsNotOfferedAndRefusedWhenForged(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var general = await organization.DepartmentAsync("総務部");
        var staff = await organization.DepartmentAsync("人事課", general);
        var page = await office.GetAsync($"/departments/{general.Id.Value}/edit");
        page.Document.QuerySelectorAll("#Input_ParentId option").Select(o => o.TextContent).ShouldBe(["最上位"]);

        var refused = await page.Form().Forge("Input.ParentId", staff.Id.Value.ToString()).SubmitAsync();

        refused.ShouldRefuse(Above, "自分自身や下位の部門を、上位の部門にはできません。");
    }

    [Theory, Databases]
    public async Task Change_TakingEffectTomorrow_IsRefused(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var general = await organization.DepartmentAsync("総務部");

        var page = await (await office.GetAsync($"/departments/{general.Id.Value}/edit")).Form().Fill(Name, "管理部").Fill(Since, Typed(Today.AddDays(1))).SubmitAsync();

        page.ShouldRefuse(Since, "先の日付では変更できません。その日になってから変更してください。");
    }

    [Theory, Databases]
    public async Task Close_ALeaf_LeavesTheChartAndComesBack(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var general = await organization.DepartmentAsync("総務部");
        var staff = await organization.DepartmentAsync("人事課", general);
        await organization.PersonAsync("平田 翔太", staff);
        (await (await office.GetAsync($"/departments/{general.Id.Value}")).Form("廃止する").SubmitAsync())
            .ShouldRefuse("最後の日", "下位の「人事課」がまだあります。先に廃止するか、別の部門の下へ移してください。");

        var closed = await (await office.GetAsync($"/departments/{staff.Id.Value}")).Form("廃止する").Fill("最後の日", Typed(Today.AddDays(-1))).SubmitAsync();

        closed.ShouldSay($"人事課 を {Shown(Today.AddDays(-1))} で廃止しました。");
        (await office.GetAsync("/departments")).ShouldSay("廃止した「人事課」に 1人 が所属したままです。");
        Boxes(await office.GetAsync("/departments")).Keys.ShouldNotContain("人事課");
        Boxes(await office.GetAsync($"/departments?on={Typed(Today.AddDays(-1))}")).Keys.ShouldContain("人事課");
        await closed.Form("廃止を取り消す").SubmitAsync();
        Boxes(await office.GetAsync("/departments")).Keys.ShouldContain("人事課");
    }

    [Theory, Databases]
    public async Task Print_OfADay_IsTheSameChartWithoutLinks(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var general = await organization.DepartmentAsync("総務部");
        await organization.DepartmentAsync("人事課", general);

        var page = await office.GetAsync($"/departments/print?on={Typed(Today)}");

        page.ShouldBe(HttpStatusCode.OK).Document.Body!.ClassName.ShouldBe("print print-landscape");
        Below(page, "総務部").ShouldBe(["人事課"]);
        page.Document.QuerySelectorAll(".orgchart a").ShouldBeEmpty();
        page.ShouldSay(Shown(Today) + " 現在");
    }

    [Theory]
    [Databases("/departments?on=yesterday")]
    [Databases("/departments?on=2026-02-30")]
    public async Task Chart_OfNoDay_Returns400(Database database, string path)
    {
        var (_, office) = await OfficeAsync(database);
        (await office.AskAsync(path)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory, Databases]
    [Requirement("S2-2")]
    public async Task Sites_Added_StandInTheListAndShowWhoPromotesThere(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var page = await (await office.GetAsync("/sites/add")).Form().Fill("拠点名", "大手町事業所").Fill("所在地", "東京都千代田区").Fill("備考", "3階と4階").SubmitAsync();
        page.ShouldBeAt("/sites").ShouldSay("未任命");
        (await (await office.GetAsync("/sites/add")).Form().Fill("拠点名", " 大手町事業所 ").SubmitAsync()).ShouldRefuse("拠点名", "拠点「大手町事業所」はすでにあります。");
        var site = await organization.FindAsync(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(db.Set<Site>(), Stop));

        await AppointAsync(organization, AppointmentRole.SitePromoter, await organization.PersonAsync("富田 勝"), site: site);

        (await office.GetAsync("/sites")).Rows.ShouldHaveSingleItem()["拠点の推進担当"].ShouldBe("富田 勝");
    }
}

using System.Net;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;

namespace Meguri.Web.Organizations;

public sealed class PeoplePages(Installations installations) : OrganizationTest(installations)
{
    private const string Name = "氏名";
    private const string Number = "社員番号";
    private const string LeftOn = "退職日";

    [Theory, Databases]
    [Requirement("S0-1", "S2-3")]
    public async Task Add_GoodInput_StandsInTheRegister(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        await organization.DepartmentAsync("総務部");
        var audit = await organization.DepartmentAsync("内部監査室");
        var form = (await office.GetAsync("/people/add")).Form().Fill(Number, "MD1001").Fill(Name, "三宅 葉子").Fill("氏名カナ", "ミヤケ ヨウコ")
            .Choose("部門", "総務部").Fill("役職", "主任").Fill("資格", "ISMS審査員補").Forge("Input.SecondPosts", audit.Id.Value.ToString());

        var page = await form.SubmitAsync();

        page.ShouldBe(HttpStatusCode.OK).ShouldSay("三宅 葉子 を保存しました。").ShouldSay("ISMS審査員補").ShouldSay("内部監査室").Heading.ShouldBe("三宅 葉子");
        History(page).ShouldHaveSingleItem().ShouldContain("が登録しました");
        var row = (await office.GetAsync("/people")).Rows.ShouldHaveSingleItem();
        (row[Number], row["部門"], row["役職"]).ShouldBe(("MD1001", "総務部 兼務: 内部監査室", "主任"));
    }

    [Theory]
    [Databases(Number, "", "社員番号を入力してください。")]
    [Databases(Number, "E9001", "社員番号「E9001」はほかの人に使われています。")]
    [Databases(Name, "　", "氏名を入力してください。")]
    [Databases("メールアドレス", "tanaka", "「tanaka」はメールアドレスの形ではありません。")]
    [Databases(LeftOn, "2019-03-31", "終わりの日が始まりの日より前です。")]
    public async Task Add_WhatCannotStand_IsRefusedBesideTheField(Database database, string field, string value, string message)
    {
        var (organization, office) = await OfficeAsync(database);
        await organization.SaveAsync(Person.Register(Fields("E9001", "田中 一")).Value!);
        var form = (await office.GetAsync("/people/add")).Form().Fill(Number, "E9002").Fill(Name, "山本 隆").Fill("入社日", "2020-04-01").Fill(field, value);

        var page = await form.SubmitAsync();

        page.ShouldRefuse(field, message);
        page.Form()["入社日"].ShouldBe("2020-04-01");
    }

    [Theory, Databases]
    public async Task Change_OwnNumberKept_IsNoConflict_AndTheHistorySaysWhy(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var sales = await organization.DepartmentAsync("営業部");
        var person = await organization.PersonAsync("前川 俊", sales);
        await organization.DepartmentAsync("総務部");

        var page = await (await office.GetAsync($"/people/{person.Id.Value}/edit")).Form().Choose("部門", "総務部").Fill("変更の理由（任意）", "異動").SubmitAsync();

        page.ShouldBe(HttpStatusCode.OK);
        History(page)[0].ShouldContain("異動");
        History(page)[0].ShouldContain("部門: 営業部 → 総務部");
    }

    [Theory, Databases]
    public async Task Change_SavedBySomebodySince_Returns409AndKeepsWhatWasTyped(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var person = await organization.PersonAsync("前川 俊");
        var (mine, theirs) = ((await office.GetAsync($"/people/{person.Id.Value}/edit")).Form(), (await office.GetAsync($"/people/{person.Id.Value}/edit")).Form());
        (await theirs.Fill("役職", "課長").SubmitAsync()).ShouldBe(HttpStatusCode.OK);

        var page = await mine.Fill("役職", "部長").SubmitAsync();

        page.ShouldBe(HttpStatusCode.Conflict).ShouldSay("ほかの人が先に保存しました。");
        page.Form()["役職"].ShouldBe("部長");
    }

    [Theory, Databases]
    public async Task Leave_ALastDay_LeavesTheListAndStaysOnRecord(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var person = await organization.PersonAsync("小寺 亮太");
        await organization.PersonAsync("若林 誠一郎");

        await (await office.GetAsync($"/people/{person.Id.Value}/edit")).Form().Fill(LeftOn, Typed(Today.AddDays(-1))).SubmitAsync();

        (await office.GetAsync("/people")).ShouldNotSay("小寺 亮太").ShouldSay("若林 誠一郎");
        (await office.GetAsync("/people?view=left")).Rows.ShouldHaveSingleItem()[Name].ShouldBe("小寺 亮太");
        (await office.GetAsync("/people?view=all")).Rows.Count.ShouldBe(2);
        (await office.GetAsync($"/people/{person.Id.Value}")).ShouldBe(HttpStatusCode.OK).ShouldSay(Shown(Today.AddDays(-1)) + " 退職");
    }

    [Theory]
    [Databases("/people", "協力 三郎 社員 一郎 部門 なし子")]
    [Databases("/people?view=partner", "協力 三郎")]
    [Databases("/people?view=unplaced", "部門 なし子")]
    [Databases("/people?q=シャイン", "社員 一郎")]
    [Databases("/people?q=協力三", "協力 三郎")]
    [Databases("/people?q=E22", "協力 三郎")]
    [Databases("/people?f.Kind=Partner", "協力 三郎")]
    public async Task List_ViewsSearchAndFilters_ShowWhatTheySay(Database database, string path, string expected)
    {
        var (organization, office) = await OfficeAsync(database);
        var sales = await organization.DepartmentAsync("営業部");
        await organization.SaveAsync(
            Person.Register(Fields("E11", "社員 一郎") with { Kana = "シャイン イチロウ", DepartmentId = sales.Id }).Value!,
            Person.Register(Fields("E22", "協力 三郎") with { Kind = PersonKind.Partner, DepartmentId = sales.Id }).Value!,
            Person.Register(Fields("E33", "部門 なし子")).Value!);

        string.Join(' ', (await office.GetAsync(path)).ShouldBe(HttpStatusCode.OK).Rows.Select(NameOf).Order(StringComparer.Ordinal)).ShouldBe(expected);
    }

    [Theory, Databases]
    public async Task List_ByDepartment_CountsThoseBelowAndSecondPosts(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var general = await organization.DepartmentAsync("総務部");
        var (staff, audit) = (await organization.DepartmentAsync("人事課", general), await organization.DepartmentAsync("内部監査室"));
        await organization.SaveAsync(
            Person.Register(Fields("E1", "人事 花") with { DepartmentId = staff.Id }).Value!,
            Person.Register(Fields("E2", "監査 守") with { DepartmentId = audit.Id, SecondPosts = [staff.Id] }).Value!,
            Person.Register(Fields("E3", "監査 進") with { DepartmentId = audit.Id }).Value!);

        (await office.GetAsync($"/people?f.DepartmentId={general.Id.Value}")).Rows.Select(NameOf).ShouldBe(["人事 花", "監査 守"]);
        (await office.GetAsync($"/departments/{general.Id.Value}")).ShouldSay("2人");
    }

    [Theory, Databases]
    public async Task Export_OfAList_HoldsItsRows(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        await organization.SaveAsync(Person.Register(Fields("E1", "人事 花")).Value!, Person.Register(Fields("E2", "監査 守") with { Kind = PersonKind.Partner }).Value!);

        var csv = System.Text.Encoding.UTF8.GetString(await office.DownloadAsync("/people/export?format=csv&view=partner"));

        csv.ShouldContain("監査 守");
        csv.ShouldNotContain("人事 花");
        (await office.DownloadAsync("/people/export")).AsSpan(0, 2).ToArray().ShouldBe("PK"u8.ToArray());
        (await office.AskAsync("/people/export?format=exe")).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [Databases(Role.DepartmentStaff, HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [Databases(Role.CertificationAuditor, HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [Databases(Role.Administrator, HttpStatusCode.OK, HttpStatusCode.OK)]
    [Databases(Role.Employee, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task Pages_ByRole_AreOpenAsThePermissionsSay(Database database, Role role, HttpStatusCode list, HttpStatusCode add)
    {
        var organization = await OrganizationAsync(database);
        var visitor = await SignInAsync(organization, role);

        (await visitor.AskAsync("/people")).Status.ShouldBe(list);
        (await visitor.AskAsync("/people/add")).Status.ShouldBe(add);
    }

    private static string NameOf(IReadOnlyDictionary<string, string> row) => string.Join(' ', row[Name].Split(' ').Take(2));

    private static PersonFields Fields(string number, string name) => new(number, name, null, null, null, [], null, PersonKind.Employee, new(2020, 4, 1), null);
}

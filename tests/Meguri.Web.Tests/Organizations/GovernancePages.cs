using System.Net;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Web.Http;

namespace Meguri.Web.Organizations;

public sealed class GovernancePages(Installations installations) : OrganizationTest(installations)
{
    private const string Officers = "部門ごとの情報セキュリティ責任者";
    private const string Managers = "部門ごとの情報セキュリティ管理者";

    [Theory, Databases]
    [Requirement("S3-6")]
    public async Task Decide_OneOfficerAndTwoManagers_ShowsWhereTheyAreMissing(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var general = await organization.DepartmentAsync("総務部");
        await organization.DepartmentAsync("営業部");
        var (head, one) = (await organization.PersonAsync("岡部 浩二"), await organization.PersonAsync("川端 由紀"));
        await AppointAsync(organization, AppointmentRole.DepartmentSecurityOfficer, head, general);
        await AppointAsync(organization, AppointmentRole.DepartmentSecurityManager, one, general);
        Gaps(await office.GetAsync("/appointments")).ShouldContain("情報セキュリティ責任者（営業部）必要 1人・現在 0人");

        await (await office.GetAsync("/governance")).Form().Fill(Managers, "2").SubmitAsync();

        var gaps = Gaps(await office.GetAsync("/appointments"));
        gaps.ShouldContain("情報セキュリティ管理者（総務部）必要 2人・現在 1人");
        gaps.ShouldNotContain("情報セキュリティ責任者（総務部）必要 1人・現在 0人");
        await AppointAsync(organization, AppointmentRole.DepartmentSecurityManager, head, general);
        Gaps(await office.GetAsync("/appointments")).ShouldNotContain(g => g.Contains("（総務部）", StringComparison.Ordinal));
    }

    [Theory, Databases]
    public async Task Gap_Filled_IsAppointedFromWhereItIsShown(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        await organization.DepartmentAsync("総務部");
        await organization.PersonAsync("岡部 浩二");
        var list = await office.GetAsync("/appointments");
        var link = list.Document.QuerySelectorAll("a").Single(a => a.GetAttribute("href")!.Contains("role=DepartmentSecurityOfficer", StringComparison.Ordinal)).GetAttribute("href")!;

        var form = (await office.Outside.GetAsync(link)).Form().Choose("任命する人", "岡部 浩二（部門なし・E0002）");

        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.OK).Heading.ShouldBe("情報セキュリティ責任者（総務部）");
    }

    [Theory, Databases]
    [Requirement("S0-8", "S3-5")]
    public async Task Decide_OfficeAndBodyAbove_AreMarkedInTheChart(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        await organization.DepartmentAsync("総務部");
        await organization.DepartmentAsync("危機管理室");

        var page = await (await office.GetAsync("/governance")).Form().Choose("ISMS事務局を置く部門", "総務部").Choose("上位組織（発議先）", "危機管理室")
            .Fill("発議の経路", "事務局長が起案する").Fill("変更の理由（任意）", "組織規程の改定").SubmitAsync();

        page.ShouldBe(HttpStatusCode.OK);
        History(page).ShouldHaveSingleItem();
        var chart = Boxes(await office.GetAsync("/departments"));
        chart["総務部"].ShouldContain("ISMS事務局");
        chart["危機管理室"].ShouldContain("上位組織");
        var reader = await SignInAsync(organization, Role.InternalAuditor);
        (await reader.GetAsync("/governance")).ShouldSay("事務局長が起案する").Document.QuerySelectorAll("main form").ShouldBeEmpty();
    }

    [Theory]
    [Databases(Officers, "10", "0〜9 の人数を入力してください。")]
    [Databases(Managers, "-1", "0〜9 の人数を入力してください。")]
    public async Task Decide_ANumberNoDepartmentHas_IsRefusedBesideTheField(Database database, string field, string value, string message)
    {
        var (_, office) = await OfficeAsync(database);
        (await (await office.GetAsync("/governance")).Form().Fill(field, value).SubmitAsync()).ShouldRefuse(field, message);
    }

    [Theory, Databases]
    public async Task Decide_ByWhoMayOnlyRead_IsForbidden(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var reader = await SignInAsync(organization, Role.InternalAuditor);
        var token = (await reader.GetAsync("/home")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var forged = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Input.ManagersPerDepartment", "5")]);

        (await reader.PostAsync("/governance", forged)).ShouldBe(HttpStatusCode.Forbidden);

        (await office.GetAsync("/governance")).Field(Managers).ShouldBe("0");
    }

    [Theory, Databases]
    [Requirement("S4-1")]
    public async Task Home_OfTheOffice_SaysWhereTheOrganizationStandsAndWhatIsNext(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        Step(await office.GetAsync("/home")).ShouldContain("要員名簿を取り込む");
        var general = await organization.DepartmentAsync("総務部");
        var head = await organization.PersonAsync("岡部 浩二", general);
        Step(await office.GetAsync("/home")).ShouldContain("1部門・1人・任命0件（未確認0件） 任命する");

        foreach (var role in new[] { AppointmentRole.TopManagement, AppointmentRole.Ciso, AppointmentRole.IsmsManager, AppointmentRole.IsmsOffice }) await AppointAsync(organization, role, head);
        Step(await office.GetAsync("/home")).ShouldContain("足りない役割を埋める（2件）");

        await AppointAsync(organization, AppointmentRole.InternalAuditor, head);
        await AppointAsync(organization, AppointmentRole.DepartmentSecurityOfficer, head, general);
        Step(await office.GetAsync("/home")).ShouldBe("体制を決める 1部門・1人・任命6件（未確認6件）");
    }

    [Theory, Databases]
    [Requirement("S0-7")]
    public async Task HandOver_ToASuccessor_EndsAndBeginsAllAtOnce(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var general = await organization.DepartmentAsync("総務部");
        var leaver = await organization.PersonAsync("岡部 浩二", general);
        await organization.PersonAsync("川端 由紀", general);
        await (await office.GetAsync($"/departments/{general.Id.Value}/edit")).Form().Choose("部門長", "岡部 浩二（総務部・E0002）").SubmitAsync();
        await AppointAsync(organization, AppointmentRole.DepartmentSecurityOfficer, leaver, general);
        await AppointAsync(organization, AppointmentRole.InternalAuditor, leaver);
        (await office.GetAsync($"/people/{leaver.Id.Value}/handover/print")).ShouldSay("情報セキュリティ責任者（総務部）").ShouldSay("内部監査員").ShouldSay("部門長");

        var page = await (await office.GetAsync($"/people/{leaver.Id.Value}/handover")).Form().Choose("後任", "川端 由紀（総務部・E0003）").Fill("選定理由", "課長として実務を知る").SubmitAsync();

        page.ShouldSay("岡部 浩二 さんから 川端 由紀 さんへ引き継ぎました。");
        (await office.GetAsync("/appointments")).Rows.Select(r => (r["任命する人"], r["役割"], r["開始日"], r["選定理由"])).ShouldBe(
        [
            ("川端 由紀", "情報セキュリティ責任者", Shown(Today), "課長として実務を知る"), ("川端 由紀", "内部監査員", Shown(Today), "課長として実務を知る"),
        ]);
        (await office.GetAsync("/appointments?view=over")).Rows.Count.ShouldBe(2);
        Boxes(await office.GetAsync("/departments"))["総務部"].ShouldContain("部門長 川端 由紀");
        Boxes(await office.GetAsync($"/departments?on={Typed(Today.AddDays(-1))}"))["総務部"].ShouldContain("部門長 岡部 浩二");
    }

    [Theory, Databases]
    public async Task HandOver_WhatTheSuccessorHoldsAlready_IsRefusedAndNothingHappens(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var (leaver, successor) = (await organization.PersonAsync("岡部 浩二"), await organization.PersonAsync("川端 由紀"));
        await AppointAsync(organization, AppointmentRole.InternalAuditor, leaver);
        await AppointAsync(organization, AppointmentRole.InternalAuditor, successor);
        await AppointAsync(organization, AppointmentRole.IsmsOffice, leaver);

        var page = await (await office.GetAsync($"/people/{leaver.Id.Value}/handover")).Form().Choose("後任", "川端 由紀（部門なし・E0003）").SubmitAsync();

        page.ShouldBe(HttpStatusCode.UnprocessableEntity).ProblemAt("後任").ShouldBe("川端 由紀 さんは、この期間に同じ役割へすでに任命されています。");
        (await office.GetAsync("/appointments?view=over")).Rows.ShouldBeEmpty();
        (await office.GetAsync("/appointments")).Rows.Count.ShouldBe(3);
    }

    private static IReadOnlyList<string> Gaps(WebPage page) => page.Document.QuerySelectorAll(".card").FirstOrDefault(c => WebPage.Text(c.QuerySelector("h2")) == "足りない役割") is { } card
        ? [.. card.QuerySelectorAll("li .grow").Select(WebPage.Text)] : [];

    private static string Step(WebPage page) => WebPage.Text(page.Document.QuerySelectorAll("ol.rows > li").Single(li => WebPage.Text(li).StartsWith("体制を決める", StringComparison.Ordinal)));
}

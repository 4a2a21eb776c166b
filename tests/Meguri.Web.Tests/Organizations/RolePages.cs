using System.Net;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Web.Http;

namespace Meguri.Web.Organizations;

public sealed class RolePages(Installations installations) : OrganizationTest(installations)
{
    private const string Template = "ISMS事務局の9つの責務を入れる";
    private const string Others = "ほかの役割の責務を入れる";
    private const string Confirm = "確認しました";

    [Theory, Databases]
    [Requirement("S3-3", "F-21")]
    public async Task Template_OfTheOffice_GivesItsNineDutiesOnce(Database database)
    {
        var (_, office) = await OfficeAsync(database);

        var page = await (await office.GetAsync("/roles")).Form(Template).SubmitAsync();

        page.ShouldSay("9件の責務を入れました。");
        Duties(page, "ISMS事務局員").Count.ShouldBe(9);
        page.Forms(Template).ShouldBeEmpty();
    }

    [Theory, Databases]
    [Requirement("S0-1", "S0-2", "S0-5", "S1-1")]
    public async Task Template_OfTheOthers_SaysForEachTaskWhoDoesItAndWhoSupports(Database database)
    {
        var (_, office) = await OfficeAsync(database);

        var page = await (await office.GetAsync("/roles")).Form(Others).SubmitAsync();

        // リスク、文書、教育、監査の支援、経営への報告
        var staff = Duties(page, "ISMS担当者");
        staff.Count.ShouldBe(5);
        staff.ShouldAllBe(d => d[2] == "ISMS事務局員");
        staff[0][3].ShouldBe("情報セキュリティ責任者");
        foreach (var role in new[] { "トップマネジメント", "情報セキュリティ委員会の委員", "内部監査員" }) Duties(page, role).ShouldNotBeEmpty();
        (await office.GetAsync("/roles/print")).Rows.Count.ShouldBe(page.Document.QuerySelectorAll(".duties tbody tr").Length);
    }

    [Theory, Databases]
    public async Task Template_ForARoleThatHasDuties_IsNotMixedIn(Database database)
    {
        var (_, office) = await OfficeAsync(database);
        var written = await (await office.GetAsync("/roles/add?role=Ciso")).Form().Fill("責務", "全社の対策を率いる").SubmitAsync();
        written.ShouldBeAt("/roles");

        var page = await written.Form(Others).SubmitAsync();

        Duties(page, "CISO").ShouldHaveSingleItem()[1].ShouldBe("全社の対策を率いる");
        Duties(page, "トップマネジメント").Count.ShouldBe(2);
    }

    [Theory, Databases]
    public async Task Duty_ChangedAndRemoved_KeepsToTheOrganizationsWords(Database database)
    {
        var (_, office) = await OfficeAsync(database);
        var page = await (await office.GetAsync("/roles/add?role=Ciso")).Form().Fill("責務", "対策を率いる").Choose("承認する役割", "トップマネジメント").SubmitAsync();
        (await (await page.FollowAsync("対策を率いる")).Form("保存する").Choose("承認する役割", "CISO").SubmitAsync()).ShouldRefuse("承認する役割", "行う役割と承認する役割を分けてください。");

        page = await (await page.FollowAsync("対策を率いる")).Form("保存する").Fill("責務", "全社の対策を率いる").Tick("ISMS事務局員").SubmitAsync();

        Duties(page, "CISO").ShouldHaveSingleItem().ShouldBe(["1", "全社の対策を率いる", "ISMS事務局員", "トップマネジメント"]);
        var form = await page.FollowAsync("全社の対策を率いる");
        History(form)[0].ShouldContain("支える役割: — → ISMS事務局員");
        Duties(await form.Form("削除する").SubmitAsync(), "CISO").ShouldBeEmpty();
    }

    [Theory, Databases]
    [Requirement("S1-2")]
    public async Task Confirm_ByThePerson_IsDatedAndFallsWhenTheDutiesChange(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var person = await organization.PersonAsync("土屋 亮");
        await (await office.GetAsync("/roles")).Form(Template).SubmitAsync();
        await AppointAsync(organization, AppointmentRole.IsmsOffice, person);
        var me = await SignInAsync(organization, person, Role.Employee);

        var page = await (await me.GetAsync("/my-appointments")).ShouldSay("審査機関、関係官庁、専門家など社外との窓口になる").Form(Confirm).SubmitAsync();

        page.ShouldSay("ISMS事務局員 の任命を確認しました。").ShouldSay("確認済み").Forms(Confirm).ShouldBeEmpty();
        (await office.GetAsync("/appointments")).Rows.ShouldHaveSingleItem()["本人の確認"].ShouldBe("確認済み");
        await (await office.GetAsync("/roles/add?role=IsmsOffice")).Form().Fill("責務", "議事録を残す").SubmitAsync();
        (await office.GetAsync("/appointments")).Rows.ShouldHaveSingleItem()["本人の確認"].ShouldBe("再確認が必要");
        (await me.GetAsync("/my-appointments")).ShouldSay("確認のあとに責務が変わりました。").Forms(Confirm).Count.ShouldBe(1);
    }

    [Theory, Databases]
    [Requirement("S1-2")]
    public async Task Confirm_WhatWasRewrittenMeanwhile_ShowsItFirst(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var person = await organization.PersonAsync("土屋 亮");
        await AppointAsync(organization, AppointmentRole.IsmsOffice, person);
        var me = await SignInAsync(organization, person, Role.Employee);
        var form = (await me.GetAsync("/my-appointments")).Form(Confirm);
        await (await office.GetAsync("/roles/add?role=IsmsOffice")).Form().Fill("責務", "議事録を残す").SubmitAsync();

        var page = await form.SubmitAsync();

        page.ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("読んでいるあいだに責務が書き換えられました。").ShouldSay("議事録を残す");
        (await page.Form(Confirm).SubmitAsync()).ShouldBe(HttpStatusCode.OK).ShouldSay("確認済み");
    }

    [Theory, Databases]
    public async Task Confirm_ForSomebodyElse_IsNotThere(Database database)
    {
        var organization = await OrganizationAsync(database);
        var (mine, theirs) = (await organization.PersonAsync("土屋 亮"), await organization.PersonAsync("石倉 直子"));
        await AppointAsync(organization, AppointmentRole.IsmsOffice, mine);
        var foreign = await AppointAsync(organization, AppointmentRole.IsmsManager, theirs);
        var me = await SignInAsync(organization, mine, Role.Employee);
        var page = await me.GetAsync("/my-appointments");
        page.ShouldNotSay("ISMS管理責任者");

        (await page.Form(Confirm).Forge("id", foreign.Id.Value.ToString()).SubmitAsync()).ShouldBe(HttpStatusCode.NotFound);
    }

    private static IReadOnlyList<IReadOnlyList<string>> Duties(WebPage page, string role) =>
        [.. page.Document.QuerySelectorAll(".card").Single(c => WebPage.Text(c.QuerySelector("h2")) == role)
            .QuerySelectorAll("tbody tr").Select(tr => (IReadOnlyList<string>)[.. tr.QuerySelectorAll("td").Select(WebPage.Text)])];
}

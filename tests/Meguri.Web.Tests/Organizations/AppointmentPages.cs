using System.Net;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Web.Http;

namespace Meguri.Web.Organizations;

public sealed class AppointmentPages(Installations installations) : OrganizationTest(installations)
{
    private const string RoleField = "役割";
    private const string PersonField = "任命する人";

    [Theory, Databases]
    [Requirement("S1-3", "S3-2")]
    public async Task Appoint_SomebodyToARole_StandsInTheListWithTermAndReason(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        await organization.PersonAsync("石倉 直子", await organization.DepartmentAsync("対策室"));
        var form = (await office.GetAsync("/appointments/add")).Form().Choose(RoleField, "ISMS管理責任者").Choose(PersonField, "石倉 直子（対策室・E0002）")
            .Fill("選定理由", "各部門との調整に慣れている").Choose("専任・兼任", "兼任").Fill("週あたりの時間", "2.5").Fill("開始日", "2026-04-01");

        var page = await form.SubmitAsync();

        page.ShouldSay("石倉 直子 さんを ISMS管理責任者 に任命しました。").ShouldSay("週 2.5時間").Heading.ShouldBe("ISMS管理責任者");
        var row = (await office.GetAsync("/appointments")).Rows.ShouldHaveSingleItem();
        (row[RoleField], row[PersonField], row["開始日"], row["選定理由"], row["専任・兼任"], row["本人の確認"])
            .ShouldBe(("ISMS管理責任者", "石倉 直子", "2026/04/01", "各部門との調整に慣れている", "兼任 週 2.5時間", "未確認"));
        (await office.GetAsync("/appointments?q=石倉")).Rows.ShouldHaveSingleItem();
        (await office.GetAsync("/appointments?q=久保田")).Rows.ShouldBeEmpty();
        (await office.GetAsync("/appointments?f.Role=Ciso")).Rows.ShouldBeEmpty();
    }

    [Theory]
    [Databases("情報セキュリティ責任者", "部門", "この役割では部門を選んでください。")]
    [Databases("拠点の推進担当", "拠点", "この役割では拠点を選んでください。")]
    [Databases("情報セキュリティ委員会の責任者", "選定理由", "選定理由を書いてください。")]
    public async Task Appoint_WithoutWhatTheRoleNeeds_IsRefusedBesideTheField(Database database, string role, string field, string message)
    {
        var (organization, office) = await OfficeAsync(database);
        await organization.PersonAsync("石倉 直子");

        var page = await (await office.GetAsync("/appointments/add")).Form().Choose(RoleField, role).Choose(PersonField, "石倉 直子（部門なし・E0002）").SubmitAsync();

        page.ShouldRefuse(field, message);
    }

    [Theory]
    [Databases("0", "週あたりの時間は 0 より大きく 80 以下で入力してください。")]
    [Databases("81", "週あたりの時間は 0 より大きく 80 以下で入力してください。")]
    [Databases("99999999999", "週あたりの時間は 0 より大きく 80 以下で入力してください。")]
    public async Task Appoint_HoursNobodyHas_AreRefusedBesideTheField(Database database, string hours, string message)
    {
        var (organization, office) = await OfficeAsync(database);
        await organization.PersonAsync("石倉 直子");

        var page = await (await office.GetAsync("/appointments/add")).Form().Choose(PersonField, "石倉 直子（部門なし・E0002）").Fill("週あたりの時間", hours).SubmitAsync();

        page.ShouldRefuse("週あたりの時間", message);
    }

    [Theory, Databases]
    public async Task Appoint_TwiceToTheSameRole_IsRefused_ButOtherRolesMayBeHeldBeside(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var person = await organization.PersonAsync("石倉 直子");
        await AppointAsync(organization, AppointmentRole.IsmsOffice, person);
        var form = (await office.GetAsync("/appointments/add")).Form().Choose(PersonField, "石倉 直子（部門なし・E0002）");

        (await form.Choose(RoleField, "ISMS事務局員").SubmitAsync()).ShouldRefuse(PersonField, "石倉 直子 さんは、この期間に同じ役割へすでに任命されています。");
        (await form.Choose(RoleField, "内部監査員").SubmitAsync()).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, Databases]
    public async Task End_ATerm_LeavesTheListAndStaysOnRecord(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var appointment = await AppointAsync(organization, AppointmentRole.Ciso, await organization.PersonAsync("青柳 恵"));

        var page = await (await office.GetAsync($"/appointments/{appointment.Id.Value}")).Form("任命を終える")
            .Fill("最後の日", Typed(Today.AddDays(-1))).Fill("変更の理由（任意）", "任期満了").SubmitAsync();

        page.ShouldSay($"CISO の任命を {Shown(Today.AddDays(-1))} で終えました。").ShouldSay("任期終了");
        History(page)[0].ShouldContain("任期満了");
        (await office.GetAsync("/appointments")).ShouldNotSay("青柳 恵");
        (await office.GetAsync("/appointments?view=over")).Rows.ShouldHaveSingleItem();
    }

    [Theory, Databases]
    [Requirement("S0-3", "S1-4", "S3-1", "F-05")]
    public async Task Committee_Appointed_IsATableOfDepartmentsPartsMembersAndReasons(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var (general, legal) = (await organization.DepartmentAsync("総務部"), await organization.DepartmentAsync("法務部"));
        await organization.DepartmentAsync("営業部");
        await AppointAsync(organization, AppointmentRole.CommitteeChair, await organization.PersonAsync("青柳 恵", general));
        await organization.PersonAsync("桜井 京子", legal);
        await (await office.GetAsync("/appointments/add?role=CommitteeMember")).Form().Choose(PersonField, "桜井 京子（法務部・E0003）").Choose("部門", "法務部")
            .Fill("担当業務", "契約と法令").Fill("選定理由", "法令に明るい").SubmitAsync();

        var page = await office.GetAsync("/committee");

        page.Heading.ShouldBe("情報セキュリティ委員会 メンバー一覧");
        page.Rows.Select(r => (r["部門名"], r["役割"], r["参加メンバー"], r["選定理由"])).ShouldBe([("総務部", "責任者", "青柳 恵", "適任のため"), ("法務部", "契約と法令", "桜井 京子", "法令に明るい")]);
        page.ShouldSay("委員のいない部門: 営業部");
        var paper = await office.GetAsync("/committee/print");
        paper.Rows.Select(r => (r["部門名"], r["選定理由"])).ShouldBe([("総務部", "適任のため"), ("法務部", "法令に明るい")]);
    }

    [Theory, Databases]
    [Requirement("S0-6")]
    public async Task Loads_OfWhoHoldsMany_AreShownWithTheirHours(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var (busy, free) = (await organization.PersonAsync("石倉 直子"), await organization.PersonAsync("土屋 亮"));
        foreach (var role in new[] { AppointmentRole.IsmsManager, AppointmentRole.IsmsOffice, AppointmentRole.InternalAuditor }) await AppointAsync(organization, role, busy, minutes: 60);
        await AppointAsync(organization, AppointmentRole.IsmsOffice, free, minutes: 60);

        var card = (await office.GetAsync("/appointments")).Document.QuerySelectorAll(".card").Single(c => WebPage.Text(c.QuerySelector("h2")) == "負担の大きい人");

        WebPage.Text(card).ShouldContain("石倉 直子 ISMS管理責任者、ISMS事務局員、内部監査員 3件 週 3時間");
        WebPage.Text(card).ShouldNotContain("土屋 亮");
    }

    [Theory, Databases]
    public async Task Letter_OfAnAppointment_NamesRoleTermReasonAndSigner(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        await AppointAsync(organization, AppointmentRole.TopManagement, await organization.PersonAsync("若林 誠一郎"));
        var appointment = await AppointAsync(organization, AppointmentRole.Ciso, await organization.PersonAsync("青柳 恵"));

        var page = await office.GetAsync($"/appointments/{appointment.Id.Value}/print");

        page.ShouldSay("青柳 恵 殿").ShouldSay("貴殿を CISO に任命します。").ShouldSay("適任のため").ShouldSay("めぐり商事株式会社 若林 誠一郎");
    }

    [Theory, Databases]
    public async Task List_PersonWhoLeft_IsPointedAt(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var person = await organization.PersonAsync("小寺 亮太");
        await AppointAsync(organization, AppointmentRole.IsmsOffice, person);
        await (await office.GetAsync($"/people/{person.Id.Value}/edit")).Form().Fill("退職日", Typed(Today.AddDays(-1))).SubmitAsync();

        (await office.GetAsync("/appointments")).ShouldSay($"小寺 亮太 さんは {Shown(Today.AddDays(-1))} に退職しましたが、任命が残っています。");
    }

    [Theory]
    [Databases("/departments/{0}"), Databases("/departments/{0}/edit"), Databases("/people/{1}"), Databases("/people/{1}/edit"), Databases("/people/{1}/handover")]
    [Databases("/appointments/{2}"), Databases("/appointments/{2}/edit"), Databases("/appointments/{2}/print"), Databases("/sites/{3}/edit")]
    public async Task Pages_OfAnotherOrganization_AreNotThere(Database database, string path)
    {
        var (theirs, _) = await OfficeAsync(database);
        var (_, office) = await OfficeAsync(database);
        var department = await theirs.DepartmentAsync("総務部");
        var person = await theirs.PersonAsync("岡部 浩二", department);
        var appointment = await AppointAsync(theirs, AppointmentRole.DepartmentSecurityOfficer, person, department);
        var site = await SiteAsync(theirs, "本社");

        (await office.AskAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, department.Id.Value, person.Id.Value, appointment.Id.Value, site.Id.Value)))
            .ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, Databases]
    public async Task Appoint_SomebodyOfAnotherOrganization_IsRefused(Database database)
    {
        var (theirs, _) = await OfficeAsync(database);
        var (_, office) = await OfficeAsync(database);
        var person = await theirs.PersonAsync("岡部 浩二");

        (await (await office.GetAsync("/appointments/add")).Form().Forge("Input.PersonId", person.Id.Value.ToString()).SubmitAsync())
            .ShouldRefuse(PersonField, "要員名簿から選んでください。");
    }

    [Theory]
    [Databases(Role.IsmsManager, HttpStatusCode.OK)]
    [Databases(Role.DepartmentOfficer, HttpStatusCode.Forbidden)]
    [Databases(Role.Administrator, HttpStatusCode.Forbidden)]
    public async Task Appoint_ByRole_IsOpenAsThePermissionsSay(Database database, Role role, HttpStatusCode status)
    {
        var visitor = await SignInAsync(await OrganizationAsync(database), role);
        (await visitor.AskAsync("/appointments/add")).Status.ShouldBe(status);
    }
}

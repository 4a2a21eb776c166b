using System.Net;
using Meguri.Platform.Access;
using Meguri.Platform.Tenancy;
using Meguri.Web.Http;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Organizations;

public sealed class SettingsPage(Installations installations) : OrganizationTest(installations)
{
    private const string Office = "「ISMS事務局」の呼び名";
    private const string Name = "組織の名称";
    private const string SeeEachOther = "部門どうしで台帳を見られる";

    [Theory, Databases]
    public async Task Save_OwnTerms_StandInEveryPageOfThisOrganizationOnly(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var (_, stranger) = await OfficeAsync(database);

        var page = await (await office.GetAsync("/settings")).Form("保存する").Fill(Office, " 対策室 ").Fill("変更の理由（任意）", "社内の呼び方に合わせる").SubmitAsync("保存する");

        page.ShouldBeAt("/settings").ShouldSay("組織の設定を保存しました。");
        (await office.GetAsync("/governance")).ShouldSay("対策室を置く部門").ShouldNotSay("ISMS事務局");
        (await stranger.GetAsync("/governance")).ShouldSay("ISMS事務局を置く部門");
        History(page)[0].ShouldContain("呼び名: — → 対策室");
        History(page)[0].ShouldContain("社内の呼び方に合わせる");
        (await organization.FindAsync(db => db.Set<Organization>().SingleAsync(Stop))).Terms.ShouldHaveSingleItem().ShouldBe(new("office", "対策室"));
    }

    [Theory, Databases]
    public async Task Save_EnglishTerm_StandsInEnglishPages(Database database)
    {
        var (_, office) = await OfficeAsync(database);
        await (await office.GetAsync("/settings")).Form("保存する").Fill("「ISMS事務局」の英語の呼び名", "security desk").SubmitAsync("保存する");
        office.Headers.Add("Accept-Language", "en");

        (await office.GetAsync("/governance")).ShouldSay("security desk").ShouldNotSay("ISMS office");
    }

    [Theory, Databases]
    public async Task Preview_SaysSentencesWithTheTypedTerms_AndSavesNothing(Database database)
    {
        var (organization, office) = await OfficeAsync(database);

        var page = await (await office.GetAsync("/settings")).Form("保存する").Fill(Office, "対策室").SubmitAsync("新しい呼び名で見てみる");

        page.ShouldBe(HttpStatusCode.OK).ShouldSay("必要なときは、対策室に役割の追加を依頼してください。").ShouldSay("まだ保存していません。");
        page.Form("保存する")[Office].ShouldBe("対策室");
        (await organization.FindAsync(db => db.Set<Organization>().SingleAsync(Stop))).Terms.ShouldBeEmpty();
        (await page.Form("保存する").SubmitAsync("保存する")).ShouldBeAt("/settings").ShouldSay("組織の設定を保存しました。");
        (await office.GetAsync("/governance")).ShouldSay("対策室を置く部門");
    }

    [Theory, Databases]
    public async Task Reset_CallsEverythingAsBefore_AndLeavesTheRest(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        await (await office.GetAsync("/settings")).Form("保存する").Fill(Office, "対策室").Fill(Name, "新しい商事").SubmitAsync("保存する");

        (await (await office.GetAsync("/settings")).Form("呼び名をもとに戻す").SubmitAsync()).ShouldSay("呼び名をもとに戻しました。");

        (await office.GetAsync("/governance")).ShouldSay("ISMS事務局を置く部門");
        var stored = await organization.FindAsync(db => db.Set<Organization>().SingleAsync(Stop));
        (stored.Name, stored.Terms.Count).ShouldBe(("新しい商事", 0));
    }

    [Theory]
    [Databases(Office, "対{0}室", "呼び名に「波かっこ」は使えません。")]
    [Databases(Office, "長", "41文字あります。40文字以内にしてください。")]
    [Databases(Office, "対\u0007室", "使えない文字（U+0007）が含まれています。")]
    [Databases(Name, "　", "組織の名称を入力してください。")]
    [Databases("時間帯", "Mars/Olympus", "時間帯を一覧から選んでください。")]
    [Databases("年度の始まり", "13", "年度の始まりは1月から12月の間で選んでください。")]
    [Databases("年度の始まり", "", "年度の始まりは1月から12月の間で選んでください。")]
    public async Task Save_WhatCannotStand_IsRefusedBesideTheFieldAndChangesNothing(Database database, string field, string value, string message)
    {
        var (organization, office) = await OfficeAsync(database);
        if (value == "長") value = new string('長', 41);

        var page = await (await office.GetAsync("/settings")).Form("保存する").Fill("英語の名称", "Meguri Trading").Fill(field, value).SubmitAsync("保存する");

        page.ShouldRefuse(field, message);
        var stored = await organization.FindAsync(db => db.Set<Organization>().SingleAsync(Stop));
        (stored.Name, stored.EnglishName, stored.TimeZone, stored.FiscalYearStart, stored.Terms.Count).ShouldBe(("めぐり商事株式会社", null, "Asia/Tokyo", 4, 0));
    }

    [Theory, Databases]
    public async Task Save_NameAndCalendar_HoldAtOnce(Database database)
    {
        var (_, office) = await OfficeAsync(database);

        var page = await (await office.GetAsync("/settings")).Form("保存する").Fill(Name, "新しい商事").Choose("年度の始まり", "1月").Fill("時間帯", "Pacific/Kiritimati").SubmitAsync("保存する");

        page.ShouldBeAt("/settings").Document.QuerySelector(".topbar")!.TextContent.ShouldContain("新しい商事");
        var there = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(14));
        page.Document.QuerySelector(".topbar time")!.GetAttribute("datetime").ShouldBe(Typed(there));
    }

    [Theory, Databases]
    public async Task Save_DepartmentsDoNotSeeEachOther_HidesTheirRows(Database database)
    {
        var (organization, office) = await OfficeAsync(database);
        var (sales, general) = (await organization.DepartmentAsync("営業部"), await organization.DepartmentAsync("総務部"));
        await organization.AssetAsync("見積書", sales);
        await organization.AssetAsync("就業規則", general);
        var staff = await SignInAsync(organization, await organization.PersonAsync("前川 俊", sales), Role.DepartmentStaff);
        (await staff.GetAsync("/assets")).ShouldSay("就業規則");

        await (await office.GetAsync("/settings")).Form("保存する").Tick(SeeEachOther, false).SubmitAsync("保存する");

        (await staff.GetAsync("/assets")).ShouldSay("見積書").ShouldNotSay("就業規則");
        (await office.GetAsync("/assets")).ShouldSay("就業規則");
    }

    [Theory, Databases]
    public async Task Save_SavedBySomebodySince_Returns409WithBoth(Database database)
    {
        var (_, office) = await OfficeAsync(database);
        var (mine, theirs) = ((await office.GetAsync("/settings")).Form("保存する"), (await office.GetAsync("/settings")).Form("保存する"));
        await theirs.Fill(Office, "対策室").SubmitAsync("保存する");

        var page = await mine.Fill(Office, "推進室").SubmitAsync("保存する");

        page.ShouldBe(HttpStatusCode.Conflict).Document.QuerySelectorAll(".versus-text").Select(WebPage.Text).ShouldBe(["推進室", "対策室"]);
    }

    [Theory]
    [Databases(Role.IsmsOffice, HttpStatusCode.OK)]
    [Databases(Role.Administrator, HttpStatusCode.OK)]
    [Databases(Role.IsmsManager, HttpStatusCode.Forbidden)]
    [Databases(Role.DepartmentStaff, HttpStatusCode.Forbidden)]
    public async Task Page_ByRole_IsOpenAsThePermissionsSay(Database database, Role role, HttpStatusCode status)
    {
        var visitor = await SignInAsync(await OrganizationAsync(database), role);

        (await visitor.AskAsync("/settings")).Status.ShouldBe(status);
        (await visitor.GetAsync("/home")).Navigation.Contains(visitor.Root + "/settings").ShouldBe(status == HttpStatusCode.OK);
    }
}

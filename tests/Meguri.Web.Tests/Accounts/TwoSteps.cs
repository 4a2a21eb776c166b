using System.Net;
using Meguri.Platform.Access;
using Meguri.Web.Http;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Accounts;

/// <summary>A one-time code after the password: set up, asked for, required, taken away.</summary>
public sealed class TwoSteps(Installations installations) : WebTest(installations)
{
    private const string Wrong = "確認コードが違うか、すでに使われています。";

    [Theory, Databases]
    public async Task SetUp_ThenSignIn_AsksForTheCode(Database database)
    {
        var (organization, email, app, _) = await SetUpAsync(database);
        var visitor = Visitor.To(organization.Installation);
        var page = await TrySignInAsync(visitor, email, TestOrganization.Password, "?returnUrl=" + Uri.EscapeDataString($"/{organization.Slug}/permissions"));
        page.ShouldBe(HttpStatusCode.OK).Path.ShouldBe("/sign-in/code");
        (await visitor.At(organization).GetAsync("/home")).Path.ShouldBe("/sign-in");

        (await page.Form().Fill("確認コード", app.Code(1)).SubmitAsync()).ShouldBe(HttpStatusCode.OK).Path.ShouldBe($"/{organization.Slug}/permissions");
        (await visitor.GetAsync("/account/sessions")).ShouldSay("パスワードと確認コード");
    }

    [Theory, Databases]
    [Requirement("A15")]
    public async Task Code_UsedTwice_IsRefused(Database database)
    {
        var (organization, email, app, _) = await SetUpAsync(database);
        var code = app.Code(1);
        (await (await FirstStepAsync(organization, email)).Form().Fill("確認コード", code).SubmitAsync()).ShouldBe(HttpStatusCode.OK);
        (await (await FirstStepAsync(organization, email)).Form().Fill("確認コード", code).SubmitAsync()).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay(Wrong);
    }

    [Theory]
    [Databases(-2)]
    [Databases(2)]
    [Databases(-10)]
    [Requirement("A15")]
    public async Task Code_OfADistantStep_IsRefused(Database database, int step)
    {
        var (organization, email, app, _) = await SetUpAsync(database);
        (await (await FirstStepAsync(organization, email)).Form().Fill("確認コード", app.Code(step)).SubmitAsync()).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay(Wrong);
    }

    [Theory, Databases]
    [Requirement("A15")]
    public async Task Code_TenWrong_RefusesEvenTheRightOne(Database database)
    {
        var (organization, email, app, codes) = await SetUpAsync(database);
        for (var i = 0; i < 10; i++) (await (await FirstStepAsync(organization, email)).Form().Fill("確認コード", "000000").SubmitAsync()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        foreach (var right in new[] { app.Code(1), codes[0] })
        {
            var page = await (await FirstStepAsync(organization, email)).Form().Fill("確認コード", right).SubmitAsync();
            page.ShouldBe(HttpStatusCode.TooManyRequests);
            int.Parse(page.Headers["Retry-After"]).ShouldBeInRange(1, 15 * 60);
        }
        using (organization.Installation.Clock.Ahead(TimeSpan.FromMinutes(16)))
            (await (await FirstStepAsync(organization, email)).Form().Fill("確認コード", codes[0]).SubmitAsync()).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, Databases]
    [Requirement("A15")]
    public async Task RecoveryCode_WorksOnceAndStandsInTheTrail(Database database)
    {
        var (organization, email, _, codes) = await SetUpAsync(database);
        codes.Count.ShouldBe(RecoveryCodes.Count);
        codes.Distinct().Count().ShouldBe(codes.Count);
        (await (await FirstStepAsync(organization, email)).Form().Fill("確認コード", codes[3].ToLowerInvariant().Replace('-', ' ')).SubmitAsync()).ShouldBe(HttpStatusCode.OK);
        (await (await FirstStepAsync(organization, email)).Form().Fill("確認コード", codes[3]).SubmitAsync()).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay(Wrong);
        (await (await FirstStepAsync(organization, email)).Form().Fill("確認コード", codes[4]).SubmitAsync()).ShouldBe(HttpStatusCode.OK);

        var trail = await organization.Installation.ChangesAsync("accounts.use-recovery-code");
        trail.ShouldNotBeEmpty();
        trail.ShouldAllBe(text => !codes.Any(code => text.Contains(code)));
    }

    [Theory, Databases]
    public async Task SetUp_EndsOtherSessionsAndKeepsNoSecretInTheTrail(Database database)
    {
        var organization = await OrganizationAsync(database);
        var email = await organization.MemberAsync(null, Role.Employee);
        var (here, elsewhere) = (await SignInAsync(organization, email), await SignInAsync(organization, email));
        var (app, _) = await TurnOnAsync(organization, here);
        (await elsewhere.GetAsync("/home")).Path.ShouldBe("/sign-in");
        (await here.GetAsync("/home")).ShouldBeAt("/home");
        var turned = await organization.Installation.ChangesAsync("accounts.second-factor-on");
        turned.ShouldNotBeEmpty();
        turned.ShouldAllBe(text => !text.Contains(app.Key) && text.Contains("***"));
        (await organization.FindAsync(db => db.Users.Where(u => u.Email == email).Select(u => u.CodeSecret).SingleAsync(Stop)))!.ShouldNotContain(app.Key);
    }

    [Theory]
    [Databases("not the password", null, "現在のパスワードが違います。")]
    [Databases(TestOrganization.Password, "000000", Wrong)]
    public async Task SetUp_WrongPasswordOrCode_IsRefusedAndKeepsTheOffer(Database database, string password, string? code, string problem)
    {
        var organization = await OrganizationAsync(database);
        var browser = await SignInAsync(organization, Role.Employee);
        var page = await browser.Outside.GetAsync("/account/second-factor");
        var key = AuthenticatorApp.Of(organization, page).Key;
        var answer = await page.Form().Fill("確認コード", code ?? AuthenticatorApp.Of(organization, page).Code(0)).Fill("現在のパスワード", password).SubmitAsync();
        answer.ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay(problem);
        AuthenticatorApp.Of(organization, answer).Key.ShouldBe(key);
        (await browser.Outside.GetAsync("/account")).ShouldSay("使っていません");
    }

    [Theory]
    [Databases("")]
    [Databases("AAAA")]
    [Databases("not base64 %%")]
    public async Task SetUp_ForgedOffer_IsRefused(Database database, string offer)
    {
        var organization = await OrganizationAsync(database);
        var page = await (await SignInAsync(organization, Role.Employee)).Outside.GetAsync("/account/second-factor");
        var answer = await page.Form().Fill("確認コード", AuthenticatorApp.Of(organization, page).Code(0)).Fill("現在のパスワード", TestOrganization.Password).Forge("Input.Offer", offer).SubmitAsync();
        answer.ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("新しいQRコードを読み取ってください。");
    }

    [Theory, Databases]
    public async Task SetUp_AnothersOffer_IsRefused(Database database)
    {
        var organization = await OrganizationAsync(database);
        var theirs = await (await SignInAsync(organization, Role.Employee)).Outside.GetAsync("/account/second-factor");
        var page = await (await SignInAsync(organization, Role.Employee)).Outside.GetAsync("/account/second-factor");
        var answer = await page.Form().Fill("確認コード", AuthenticatorApp.Of(organization, theirs).Code(0)).Fill("現在のパスワード", TestOrganization.Password)
            .Forge("Input.Offer", theirs.Form().Values.Single(v => v.Name == "Input.Offer").Value).SubmitAsync();
        answer.ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("新しいQRコードを読み取ってください。");
    }

    [Theory, Databases]
    public async Task TurnOff_NeedsThePassword(Database database)
    {
        var (organization, email, app, _) = await SetUpAsync(database);
        var page = await (await FirstStepAsync(organization, email)).Form().Fill("確認コード", app.Code(1)).SubmitAsync();
        page = await page.Visitor.Outside.GetAsync("/account/second-factor");
        page = await page.Form("二段階認証をやめる").Fill("現在のパスワード", "not the password").SubmitAsync("二段階認証をやめる");
        page.ShouldRefuse("現在のパスワード", "現在のパスワードが違います。");
        (await page.Form("二段階認証をやめる").Fill("現在のパスワード", TestOrganization.Password).SubmitAsync("二段階認証をやめる")).ShouldBe(HttpStatusCode.OK).ShouldSay("二段階認証をやめました。");
        (await TrySignInAsync(Visitor.To(organization.Installation), email, TestOrganization.Password)).Path.ShouldBe($"/{organization.Slug}/home");
    }

    [Theory, Databases]
    public async Task Renew_MakesTheOldRecoveryCodesWorthless(Database database)
    {
        var (organization, email, app, codes) = await SetUpAsync(database);
        var page = await (await FirstStepAsync(organization, email)).Form().Fill("確認コード", app.Code(1)).SubmitAsync();
        page = await (await page.Visitor.Outside.GetAsync("/account/second-factor")).Form("復旧コードを作り直す").Fill("現在のパスワード", TestOrganization.Password).SubmitAsync("復旧コードを作り直す");
        var fresh = Codes(page);
        (await (await FirstStepAsync(organization, email)).Form().Fill("確認コード", codes[0]).SubmitAsync()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await (await FirstStepAsync(organization, email)).Form().Fill("確認コード", fresh[0]).SubmitAsync()).ShouldBe(HttpStatusCode.OK);
        Codes(await page.Visitor.Outside.GetAsync("/account/second-factor")).ShouldBeEmpty();
    }

    [Theory, Databases]
    public async Task Required_ForARole_LeadsToTheSetUpBeforeAnythingElse(Database database)
    {
        var organization = await OrganizationAsync(database);
        var (office, employee) = (await SignInAsync(organization, Role.IsmsOffice), await SignInAsync(organization, Role.Employee));
        var administrator = await SignInAsync(organization, organization.Administrator);
        (await (await administrator.GetAsync("/members/second-factor")).Form().Tick("ISMS事務局").SubmitAsync()).Path.ShouldBe("/account/second-factor");

        foreach (var path in new[] { "/home", "/assets", "/members" })
        {
            var page = await office.GetAsync(path);
            page.ShouldBe(HttpStatusCode.OK).ShouldSay("めぐり商事株式会社では、あなたの役割に二段階認証が必要です。").Path.ShouldBe("/account/second-factor");
        }
        (await employee.GetAsync("/home")).ShouldBeAt("/home");

        var (_, codes) = await TurnOnAsync(organization, office, $"?organization={organization.Slug}");
        codes.Count.ShouldBe(RecoveryCodes.Count);
        (await office.GetAsync("/assets")).ShouldBeAt("/assets");
    }

    [Theory, Databases]
    public async Task ResetLink_DoesNotTakeThePlaceOfTheCode(Database database)
    {
        var (organization, email, app, _) = await SetUpAsync(database);
        var administrator = await SignInAsync(organization, organization.Administrator);
        var members = await administrator.GetAsync("/members");
        var page = await members.Forms("再設定リンクを作成")[members.Rows.ToList().FindIndex(r => r.Values.Contains(email))].SubmitAsync();
        var link = new Uri(page.Field("本人に渡すリンク（1時間有効）")!).PathAndQuery;
        page = await (await Visitor.To(organization.Installation).GetAsync(link)).Form().Fill("パスワード", "another long password").SubmitAsync();
        page.Path.ShouldBe("/sign-in/code");
        (await page.Form().Fill("確認コード", app.Code(1)).SubmitAsync()).Path.ShouldBe($"/{organization.Slug}/home");
    }

    [Theory, Databases]
    public async Task Administrator_RemovesIt_ForAMemberOfThisOrganizationOnly(Database database)
    {
        var (organization, email, _, _) = await SetUpAsync(database);
        var administrator = await SignInAsync(organization, organization.Administrator);
        var other = await OrganizationAsync(database);
        await other.AddAsync(email, Role.Employee);
        var member = await (await administrator.GetAsync("/members")).FollowAsync(nameof(Role.Employee));
        (await member.Form("二段階認証を解除する").SubmitAsync()).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("ほかの組織の利用者でもあるため");

        var (single, alone, _, _) = await SetUpAsync(database);
        administrator = await SignInAsync(single, single.Administrator);
        member = await (await administrator.GetAsync("/members")).FollowAsync(nameof(Role.Employee));
        (await member.Form("二段階認証を解除する").SubmitAsync()).ShouldBe(HttpStatusCode.OK).ShouldSay("二段階認証を解除しました。");
        (await TrySignInAsync(Visitor.To(single.Installation), alone, TestOrganization.Password)).Path.ShouldBe($"/{single.Slug}/home");
    }

    [Theory, Databases]
    public async Task Code_WithoutThePasswordBefore_LeadsToSignIn(Database database)
    {
        var organization = await OrganizationAsync(database);
        (await Visitor.To(organization.Installation).GetAsync("/sign-in/code")).Path.ShouldBe("/sign-in");
    }

    private async Task<(TestOrganization Organization, string Email, AuthenticatorApp App, IReadOnlyList<string> Codes)> SetUpAsync(Database database)
    {
        var organization = await OrganizationAsync(database);
        var email = await organization.MemberAsync(null, Role.Employee);
        var (app, codes) = await TurnOnAsync(organization, await SignInAsync(organization, email));
        return (organization, email, app, codes);
    }

    internal static async Task<(AuthenticatorApp App, IReadOnlyList<string> Codes)> TurnOnAsync(TestOrganization organization, Visitor browser, string query = "")
    {
        var page = await browser.Outside.GetAsync("/account/second-factor" + query);
        var app = AuthenticatorApp.Of(organization, page);
        page = await page.Form().Fill("確認コード", app.Code(0)).Fill("現在のパスワード", TestOrganization.Password).SubmitAsync();
        return (app, Codes(page.ShouldBe(HttpStatusCode.OK)));
    }

    internal static async Task<WebPage> FirstStepAsync(TestOrganization organization, string email)
    {
        var page = await TrySignInAsync(Visitor.To(organization.Installation), email, TestOrganization.Password);
        page.Path.ShouldBe("/sign-in/code");
        return page;
    }

    private static IReadOnlyList<string> Codes(WebPage page) => [.. page.Document.QuerySelectorAll("ol li").Select(WebPage.Text)];
}

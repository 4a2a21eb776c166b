using System.Net;
using Meguri.Platform.Access;
using Meguri.Web.Host;
using Meguri.Web.Http;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Accounts;

/// <summary>Passkeys over HTTP: added, used, and refused when anything about them is not as it should be.</summary>
public sealed class UsingPasskeys(Installations installations) : WebTest(installations)
{
    private const string Domain = "isms.example.jp", Site = "https://" + Domain, Failed = "パスキーを確かめられませんでした。";
    private static readonly Dictionary<(Installations, Database), Installation> Sites = [];

    [Theory, Databases]
    public async Task Passkey_Added_SignsInWithBothStepsDone(Database database)
    {
        var (organization, browser, device) = await AddAsync(database);
        (await browser.GetAsync("/account/passkeys")).ShouldSay("手元の端末");
        (await browser.GetAsync("/account/sessions")).ShouldSay("パスキー");

        var visitor = Visitor.To(organization.Installation);
        (await UseAsync(visitor, device)).ShouldBe(HttpStatusCode.OK).Path.ShouldBe($"/{organization.Slug}/home");
        (await organization.Installation.ChangesAsync("accounts.add-passkey")).ShouldNotBeEmpty();
    }

    [Theory, Databases]
    public async Task Passkey_WhereASecondFactorIsRequired_IsOne(Database database)
    {
        var (organization, _, device) = await AddAsync(database);
        var administrator = await SignInAsync(organization, organization.Administrator);
        await (await administrator.GetAsync("/members/second-factor")).Form().Tick("従業員").SubmitAsync();
        var visitor = Visitor.To(organization.Installation);
        await UseAsync(visitor, device);
        (await visitor.At(organization).GetAsync("/home")).ShouldBeAt("/home");
    }

    [Theory, Databases]
    [Requirement("A16")]
    public async Task Answer_SentAgainWithItsCookie_IsRefused(Database database)
    {
        var (organization, _, device) = await AddAsync(database);
        var visitor = Visitor.To(organization.Installation);
        var page = await visitor.GetAsync("/sign-in/passkey");
        var answer = device.Get(await OptionsAsync(visitor, page, "/sign-in/passkey?handler=Options"));
        var kept = string.Join("; ", visitor.Cookies.Select(c => $"{c.Name}={c.Value}"));
        (await page.Form().Forge("credential", answer).SubmitAsync()).Path.ShouldBe($"/{organization.Slug}/home");

        var thief = Visitor.To(organization.Installation);
        thief.Headers.Add("Cookie", kept);
        var sent = page.Form().Forge("credential", answer).Forge("__IdempotencyKey", Guid.NewGuid().ToString()).Values;
        var again = await thief.PostAsync("/sign-in/passkey", new FormUrlEncodedContent(sent.Select(v => KeyValuePair.Create(v.Name, v.Value))));
        again.ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay(Failed);
    }

    [Theory]
    [Databases("origin")]
    [Databases("subdomain")]
    [Databases("plain http")]
    [Databases("other domain")]
    [Databases("not verified")]
    [Databases("counter")]
    [Requirement("A16")]
    public async Task Answer_NotAsItShouldBe_IsRefused(Database database, string wrong)
    {
        var (organization, _, device) = await AddAsync(database);
        device.Count = 9;
        (await UseAsync(Visitor.To(organization.Installation), device)).ShouldBe(HttpStatusCode.OK);
        switch (wrong)
        {
            case "origin": device.Origin = "https://evil.example"; break;
            case "subdomain": device.Origin = "https://x.isms.example.jp"; break;
            case "plain http": device.Origin = "http://isms.example.jp"; break;
            case "other domain": device.Domain = "evil.example"; break;
            case "not verified": device.Verifies = false; break;
            default: device.Count = 3; break;
        }
        (await UseAsync(Visitor.To(organization.Installation), device)).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay(Failed);
    }

    [Theory]
    [Databases("")]
    [Databases("{}")]
    [Databases("not json")]
    [Databases("{\"response\":{\"clientDataJSON\":\"AAAA\"}}")]
    [Databases("[1,2]")]
    public async Task Answer_Garbage_IsRefused(Database database, string credential)
    {
        var organization = await SiteAsync(database);
        var visitor = Visitor.To(organization.Installation);
        var page = await visitor.GetAsync("/sign-in/passkey");
        await OptionsAsync(visitor, page, "/sign-in/passkey?handler=Options");
        (await page.Form().Forge("credential", credential).SubmitAsync()).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay(Failed);
    }

    [Theory, Databases]
    public async Task Add_NeedsThePassword_AndWithASecondFactorMore(Database database)
    {
        var (organization, browser, _) = await AddAsync(database);
        var email = (await organization.FindAsync(db => db.Users.Where(u => u.DisplayName == nameof(Role.Employee) && u.Email!.EndsWith(organization.Slug + ".example.jp")).SingleAsync(Stop))).Email!;
        using var second = new SoftDevice(Domain, Site);
        var byPassword = await SignInAsync(organization, email);
        (await AddAsync(byPassword.Outside, second, "盗んだパスワードから")).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("確認コードかパスキーでサインインし直してから");
        (await AddAsync(byPassword.Outside, second, "x", "not the password")).ShouldRefuse("現在のパスワード", "現在のパスワードが違います。");
        (await AddAsync(browser, second, "スマートフォン", null)).ShouldBe(HttpStatusCode.OK).ShouldSay("パスキーを登録しました。");
    }

    [Theory, Databases]
    [Requirement("A16")]
    public async Task Add_LongNameOrTooMany_IsRefused(Database database)
    {
        var (_, browser, _) = await AddAsync(database);
        using (var one = new SoftDevice(Domain, Site)) (await AddAsync(browser, one, new string('長', 10_000), null)).ShouldBe(HttpStatusCode.UnprocessableEntity);
        for (var i = 2; i <= 20; i++)
        {
            using var device = new SoftDevice(Domain, Site);
            (await AddAsync(browser, device, $"端末{i}", null)).ShouldBe(HttpStatusCode.OK);
        }
        var page = await browser.GetAsync("/account/passkeys");
        page.ShouldNotSay("この端末でパスキーを登録する");
    }

    [Theory, Databases]
    public async Task Rename_AndRemove_OneOfMine_AndNoOther(Database database)
    {
        var (organization, browser, device) = await AddAsync(database);
        var page = await (await browser.GetAsync("/account/passkeys")).Form("変更する").Forge("Renamed", "新しいPC").SubmitAsync();
        page.ShouldBe(HttpStatusCode.OK).ShouldSay("新しいPC").ShouldNotSay("手元の端末");

        var (_, other, _) = await AddAsync(database);
        var form = (await other.GetAsync("/account/passkeys")).Form("削除する");
        var theirs = page.Document.QuerySelector("form[action*='handler=Remove']")!.GetAttribute("action")!;
        (await other.PostAsync(theirs, new FormUrlEncodedContent(form.Values.Select(v => KeyValuePair.Create(v.Name, v.Value))))).ShouldBe(HttpStatusCode.NotFound);
        (await UseAsync(Visitor.To(organization.Installation), device)).ShouldBe(HttpStatusCode.OK);

        (await page.Form("削除する").SubmitAsync()).ShouldBe(HttpStatusCode.OK).ShouldSay("パスキーを削除しました。");
        (await UseAsync(Visitor.To(organization.Installation), device)).ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory, Databases]
    [Requirement("A13")]
    public async Task SignIn_WhilePasswordsAreLockedOut_StillWorks(Database database)
    {
        var (organization, _, device) = await AddAsync(database);
        var email = await organization.FindAsync(db => db.Users.Where(u => u.Email!.EndsWith(organization.Slug + ".example.jp") && u.DisplayName == nameof(Role.Employee)).Select(u => u.Email!).SingleAsync(Stop));
        for (var i = 0; i < 11; i++) await TrySignInAsync(Visitor.To(organization.Installation), email, "wrong");
        (await TrySignInAsync(Visitor.To(organization.Installation), email, TestOrganization.Password)).ShouldBe(HttpStatusCode.TooManyRequests);
        (await UseAsync(Visitor.To(organization.Installation), device)).Path.ShouldBe($"/{organization.Slug}/home");
    }

    [Theory, Databases]
    [Requirement("A02")]
    public async Task Host_ThatIsNotTheSite_Returns400_AndLinksCarryThePublicAddress(Database database)
    {
        var organization = await SiteAsync(database);
        var forged = Visitor.To(organization.Installation);
        forged.Headers.Host = "evil.example";
        (await forged.AskAsync("/sign-in")).ShouldBe(HttpStatusCode.BadRequest);

        var administrator = Visitor.To(organization.Installation);
        administrator.Headers.Add("X-Forwarded-Host", "evil.example");
        await TrySignInAsync(administrator, organization.Administrator, TestOrganization.Password);
        var page = await (await administrator.At(organization).GetAsync("/members")).Forms("再設定リンクを作成")[0].SubmitAsync();
        page.Field("本人に渡すリンク（1時間有効）")!.ShouldStartWith(Site + "/reset?");
    }

    [Theory, Databases]
    public async Task Address_WithoutADomain_OffersNoPasskeys(Database database)
    {
        var organization = await OrganizationAsync(database);
        (await Visitor.To(organization.Installation).GetAsync("/sign-in")).ShouldNotSay("パスキー");
        (await Visitor.To(organization.Installation).GetAsync("/sign-in/passkey")).ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<TestOrganization> SiteAsync(Database database)
    {
        if (!Sites.TryGetValue((Installations, database), out var site)) Sites[(Installations, database)] = site = await Installations.FreshAsync(database, new SiteSettings(new Uri(Site)));
        return await site.OrganizationAsync();
    }

    // An employee whose device has a passkey, still signed in.
    private async Task<(TestOrganization Organization, Visitor Browser, SoftDevice Device)> AddAsync(Database database)
    {
        var organization = await SiteAsync(database);
        var email = await organization.MemberAsync(null, Role.Employee);
        var (browser, device) = (Visitor.To(organization.Installation), new SoftDevice(Domain, Site));
        (await TrySignInAsync(browser, email, TestOrganization.Password)).ShouldBe(HttpStatusCode.OK);
        (await AddAsync(browser, device, "手元の端末")).ShouldBe(HttpStatusCode.OK).ShouldSay("パスキーを登録しました。");
        return (organization, browser, device);
    }

    private static async Task<WebPage> AddAsync(Visitor browser, SoftDevice device, string name, string? password = TestOrganization.Password)
    {
        var page = await browser.GetAsync("/account/passkeys");
        var form = page.Form("この端末でパスキーを登録する").Fill("パスキーの名前", name);
        if (password is not null) form.Fill("現在のパスワード", password);
        return await form.Forge("Input.Credential", device.Create(await OptionsAsync(browser, page, "/account/passkeys?handler=Options"))).SubmitAsync();
    }

    private static async Task<WebPage> UseAsync(Visitor visitor, SoftDevice device)
    {
        var page = await visitor.GetAsync("/sign-in/passkey");
        return await page.Form().Forge("credential", device.Get(await OptionsAsync(visitor, page, "/sign-in/passkey?handler=Options"))).SubmitAsync();
    }

    private static async Task<string> OptionsAsync(Visitor visitor, WebPage page, string path)
    {
        var tokens = page.Document.QuerySelectorAll("form[data-passkey] input[type=hidden]").Where(i => i.GetAttribute("name")!.StartsWith("__", StringComparison.Ordinal))
            .Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!));
        return (await visitor.PostAsync(path, new FormUrlEncodedContent(tokens))).ShouldBe(HttpStatusCode.OK).Html;
    }
}

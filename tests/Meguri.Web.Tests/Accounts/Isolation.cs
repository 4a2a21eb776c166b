using System.Net;
using Meguri.Platform.Access;
using Meguri.Web.Http;

namespace Meguri.Web.Accounts;

/// <summary>Who sees what: nobody without a session, nothing of another organization, no page without its permission.</summary>
public sealed class Isolation(Installations installations) : WebTest(installations)
{
    [Theory]
    [Databases("/home")]
    [Databases("/assets")]
    [Databases("/no-such-page")]
    public async Task Page_Anonymous_LeadsToSignInAndBack(Database database, string path)
    {
        var organization = await OrganizationAsync(database);
        var page = await Visitor.To(organization.Installation).At(organization).AskAsync(path + "?a=1&b=2");
        page.ShouldBe(HttpStatusCode.Redirect).Location!.OriginalString.ShouldBe("/sign-in?returnUrl=" + Uri.EscapeDataString($"/{organization.Slug}{path}?a=1&b=2"));
    }

    [Theory, Databases]
    public async Task Page_AnonymousOfNoOrganization_AnswersAsForOne(Database database)
    {
        var organization = await OrganizationAsync(database);
        var (real, none) = (await Visitor.To(organization.Installation).AskAsync($"/{organization.Slug}/home"), await Visitor.To(organization.Installation).AskAsync("/nobody-here/home"));
        none.ShouldBe(real.Status).Location!.OriginalString.ShouldBe(real.Location!.OriginalString.Replace(organization.Slug, "nobody-here", StringComparison.Ordinal));
    }

    [Theory]
    [Databases("/home")]
    [Databases("/assets")]
    [Databases("/members")]
    [Databases("/no-such-page")]
    [Requirement("Z01")]
    public async Task Page_OfAnotherOrganization_Returns404LikeNone(Database database, string path)
    {
        var (mine, other) = (await OrganizationAsync(database), await OrganizationAsync(database));
        var member = await SignInAsync(mine, mine.Administrator);
        var none = "x" + other.Slug[1..];
        var (answer, random) = (await member.Outside.GetAsync($"/{other.Slug}{path}"), await member.Outside.GetAsync($"/{none}{path}"));
        Plain(answer, other.Slug).ShouldBe(Plain(random, none));
        answer.ShouldBe(HttpStatusCode.NotFound);
        answer.Headers.Keys.Order().ShouldBe(random.Headers.Keys.Order());
    }

    [Theory, Databases]
    public async Task Record_OfAnotherOrganization_Returns404LikeNone(Database database)
    {
        var (mine, other) = (await OrganizationAsync(database), await OrganizationAsync(database));
        var asset = await other.AssetAsync("他社の顧客名簿", await other.DepartmentAsync("営業部"));
        var member = await SignInAsync(mine, mine.Administrator);
        foreach (var path in new[] { "/assets/{0}", "/assets/{0}/edit" })
        {
            var (answer, random) = (await member.GetAsync(string.Format(path, asset.Id.Value)), await member.GetAsync(string.Format(path, Guid.CreateVersion7())));
            answer.ShouldBe(HttpStatusCode.NotFound);
            random.ShouldBe(HttpStatusCode.NotFound);
            answer.Html.ShouldNotContain("他社");
        }
        (await member.GetAsync("/assets")).ShouldNotSay("他社");
    }

    [Theory, Databases]
    public async Task Membership_OfTwo_SeesEachItsOwn(Database database)
    {
        var (one, two) = (await OrganizationAsync(database), await OrganizationAsync(database));
        await one.AssetAsync("第一の資産", await one.DepartmentAsync("営業部"));
        await two.AssetAsync("第二の資産", await two.DepartmentAsync("営業部"));
        var member = await SignInAsync(one, one.Administrator);
        await two.AddAsync(one.Administrator, Role.IsmsOffice);
        (await member.GetAsync("/assets")).ShouldSay("第一の資産").ShouldNotSay("第二の資産");
        (await member.At(two).GetAsync("/assets")).ShouldSay("第二の資産").ShouldNotSay("第一の資産");
        (await member.At(two).GetAsync("/members")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, Databases]
    public async Task Page_ThatIsNone_Returns404(Database database)
    {
        var organization = await OrganizationAsync(database);
        var member = await SignInAsync(organization, Role.Employee);
        (await member.GetAsync("/no-such-page")).ShouldBe(HttpStatusCode.NotFound);
        (await Visitor.To(organization.Installation).GetAsync("/account/no-such-page")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [Databases(Role.Employee, "/assets")]
    [Databases(Role.Employee, "/members")]
    [Databases(Role.DepartmentStaff, "/members/add")]
    [Databases(Role.CertificationAuditor, "/assets/add")]
    public async Task Page_MemberWithoutPermission_Returns403(Database database, Role role, string path)
    {
        var organization = await OrganizationAsync(database);
        var member = await SignInAsync(organization, role);
        (await member.GetAsync(path)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, Databases]
    public async Task Navigation_ShowsWhatTheMemberMayOpen(Database database)
    {
        var organization = await OrganizationAsync(database);
        foreach (var role in Enum.GetValues<Role>())
        {
            var member = await SignInAsync(organization, role);
            foreach (var path in (await member.GetAsync("/home")).Navigation) (await member.Outside.GetAsync(path)).ShouldBe(HttpStatusCode.OK);
        }
    }

    [Theory, Databases]
    public async Task Post_WithoutAntiforgery_Returns400AndChangesNothing(Database database)
    {
        var organization = await OrganizationAsync(database);
        await organization.DepartmentAsync("総務部");
        var office = await SignInAsync(organization, Role.IsmsOffice);
        var form = (await office.GetAsync("/assets/add")).Form().Fill("情報資産の名称", "偽の資産").Choose("管理部門", "総務部");
        (await form.Forge("__RequestVerificationToken", null).SubmitAsync()).ShouldBe(HttpStatusCode.BadRequest);
        (await form.Forge("__RequestVerificationToken", "CfDJ8AAAA").SubmitAsync()).ShouldBe(HttpStatusCode.BadRequest);
        (await office.GetAsync("/assets")).ShouldNotSay("偽の資産");
    }

    [Theory]
    [Databases("cross-site", HttpStatusCode.BadRequest)]
    [Databases("same-site", HttpStatusCode.BadRequest)]
    [Databases("same-origin", HttpStatusCode.OK)]
    [Databases("none", HttpStatusCode.OK)]
    [Requirement("A17")]
    public async Task Post_FromAnotherSite_Returns400AndChangesNothing(Database database, string site, HttpStatusCode expected)
    {
        var organization = await OrganizationAsync(database);
        await organization.DepartmentAsync("総務部");
        var office = await SignInAsync(organization, Role.IsmsOffice);
        var form = (await office.GetAsync("/assets/add")).Form().Fill("情報資産の名称", "他所からの資産").Choose("管理部門", "総務部");
        office.Headers.Add("Sec-Fetch-Site", site);
        (await form.SubmitAsync()).ShouldBe(expected);
        office.Headers.Remove("Sec-Fetch-Site");
        (await office.GetAsync("/assets")).Words.Contains("他所からの資産").ShouldBe(expected == HttpStatusCode.OK);
    }

    [Theory, Databases]
    [Requirement("A17")]
    public async Task Preflight_FromAnotherOrigin_AllowsNothing(Database database)
    {
        var organization = await OrganizationAsync(database);
        var visitor = Visitor.To(organization.Installation);
        visitor.Headers.Add("Origin", "https://evil.example");
        visitor.Headers.Add("Access-Control-Request-Method", "POST");
        (await visitor.AskAsync("/sign-in")).Headers.Keys.ShouldNotContain(name => name.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Theory, Databases]
    public async Task Answer_CarriesTheHeadersOfASafePage(Database database)
    {
        var organization = await OrganizationAsync(database);
        var page = await (await SignInAsync(organization, Role.IsmsOffice)).GetAsync("/home");
        page.Headers["Content-Security-Policy"].ShouldStartWith("default-src 'none'; script-src 'self';");
        page.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
        page.Headers["Cache-Control"].ShouldContain("no-store");
        page.Document.QuerySelectorAll("script:not([src])").ShouldBeEmpty();
        page.Document.QuerySelectorAll("[onclick], [onchange], [onsubmit]").ShouldBeEmpty();
    }

    private static string Plain(WebPage page, string slug)
    {
        var html = page.Html.Replace(slug, "SLUG", StringComparison.Ordinal);
        foreach (var token in page.Document.QuerySelectorAll("input[name=__RequestVerificationToken], input[name=__IdempotencyKey]"))
            html = html.Replace(token.GetAttribute("value")!, "", StringComparison.Ordinal);
        return html;
    }
}

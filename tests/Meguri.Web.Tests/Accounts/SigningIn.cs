using System.Net;
using Meguri.Platform.Access;
using Meguri.Web.Http;

namespace Meguri.Web.Accounts;

public sealed class SigningIn(Installations installations) : WebTest(installations)
{
    private const string Refused = "メールアドレスかパスワードが違います。";

    [Theory, Databases]
    public async Task SignIn_RightPassword_LeadsHome(Database database)
    {
        var organization = await OrganizationAsync(database);
        var page = await TrySignInAsync(Visitor.To(organization.Installation), organization.Administrator, TestOrganization.Password);
        page.ShouldBe(HttpStatusCode.OK).Path.ShouldBe($"/{organization.Slug}/home");
    }

    [Theory, Databases]
    public async Task SignIn_WrongPasswordOrUnknownAddress_SameAnswer(Database database)
    {
        var organization = await OrganizationAsync(database);
        var wrong = await TrySignInAsync(Visitor.To(organization.Installation), organization.Administrator, "not the password");
        var unknown = await TrySignInAsync(Visitor.To(organization.Installation), "nobody@example.jp", "not the password");
        wrong.ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay(Refused);
        unknown.ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay(Refused);
        Plain(unknown, "nobody@example.jp").ShouldBe(Plain(wrong, organization.Administrator));
    }

    [Theory, Databases]
    public async Task SignIn_TenWrongPasswords_LocksOutEvenTheRightOne(Database database)
    {
        var organization = await OrganizationAsync(database);
        var email = await organization.MemberAsync(null, Role.Employee);
        var visitor = Visitor.To(organization.Installation);
        for (var i = 0; i < 10; i++) await TrySignInAsync(visitor, email, "not the password");
        var page = await TrySignInAsync(visitor, email, TestOrganization.Password);
        page.ShouldBe(HttpStatusCode.TooManyRequests).ShouldSay("5分ほど待ってから").Path.ShouldBe("/sign-in");
        int.Parse(page.Headers["Retry-After"]).ShouldBeInRange(1, 300);
        using (organization.Installation.Clock.Ahead(TimeSpan.FromMinutes(6)))
            (await TrySignInAsync(visitor, email, TestOrganization.Password)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, Databases]
    [Requirement("A13")]
    public async Task SignIn_TenWrongWithChangingForwardedAddresses_AreStillOnePlace(Database database)
    {
        var organization = await OrganizationAsync(database);
        var email = await organization.MemberAsync(null, Role.Employee);
        for (var i = 0; i < 10; i++) await TrySignInAsync(From($"203.0.113.{i}"), email, "not the password");
        (await TrySignInAsync(From("198.51.100.7"), email, TestOrganization.Password)).ShouldBe(HttpStatusCode.TooManyRequests);

        Visitor From(string address)
        {
            var visitor = Visitor.To(organization.Installation);
            visitor.Headers.Add("X-Forwarded-For", address);
            return visitor;
        }
    }

    [Theory, Databases]
    [Requirement("A13", "A14")]
    public async Task SignIn_WrongSpreadOverManyAddresses_IsLimitedAlikeForKnownAndUnknown(Database database)
    {
        var organization = await (await Installations.FreshAsync(database)).OrganizationAsync();
        var visitor = Visitor.To(organization.Installation);
        for (var i = 0; i < 100; i++) (await TrySignInAsync(visitor, $"nobody-{i}@example.jp", "not the password")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await TrySignInAsync(visitor, "nobody-100@example.jp", "not the password")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await TrySignInAsync(visitor, organization.Administrator, TestOrganization.Password)).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Theory, Databases]
    [Requirement("A13")]
    public async Task SignIn_FiftyAtOnce_TriesTenPasswordsAtMost(Database database)
    {
        var organization = await OrganizationAsync(database);
        var email = await organization.MemberAsync(null, Role.Employee);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => TrySignInAsync(Visitor.To(organization.Installation), email, "not the password")));
        answers.Count(answer => answer.Status == HttpStatusCode.UnprocessableEntity).ShouldBe(10);
        answers.Count(answer => answer.Status == HttpStatusCode.TooManyRequests).ShouldBe(40);
    }

    [Theory]
    [Databases("//evil.example/")]
    [Databases("/\\evil.example/")]
    [Databases("https://evil.example/")]
    [Databases("https:evil.example")]
    [Databases("javascript:alert(1)")]
    [Databases("/\t/evil.example/")]
    [Databases("~//evil.example/")]
    [Databases("evil.example")]
    public async Task SignIn_ReturnUrlOutside_StaysHere(Database database, string target)
    {
        var organization = await OrganizationAsync(database);
        var visitor = Visitor.To(organization.Installation);
        var form = (await visitor.GetAsync("/sign-in?returnUrl=" + Uri.EscapeDataString(target))).Form();
        var answer = await form.Fill("メールアドレス", organization.Administrator).Fill("パスワード", TestOrganization.Password).SubmitAndStayAsync();
        answer.ShouldBe(HttpStatusCode.Redirect).Location!.OriginalString.ShouldBe("/organizations");
    }

    [Theory, Databases]
    public async Task SignIn_ReturnUrlInside_LeadsThere(Database database)
    {
        var organization = await OrganizationAsync(database);
        var visitor = Visitor.To(organization.Installation);
        var page = await visitor.GetAsync($"/{organization.Slug}/permissions?x=1");
        page.ShouldBe(HttpStatusCode.OK).Path.ShouldBe("/sign-in");
        page = await page.Form().Fill("メールアドレス", organization.Administrator).Fill("パスワード", TestOrganization.Password).SubmitAsync();
        page.ShouldBe(HttpStatusCode.OK).Address.PathAndQuery.ShouldBe($"/{organization.Slug}/permissions?x=1");
    }

    [Theory, Databases]
    public async Task SignIn_WithoutAntiforgery_Returns400(Database database)
    {
        var organization = await OrganizationAsync(database);
        var form = (await Visitor.To(organization.Installation).GetAsync("/sign-in")).Form();
        form.Fill("メールアドレス", organization.Administrator).Fill("パスワード", TestOrganization.Password).Forge("__RequestVerificationToken", null);
        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory, Databases]
    public async Task SignOut_ThenBack_AsksToSignIn(Database database)
    {
        var organization = await OrganizationAsync(database);
        var member = await SignInAsync(organization, Role.IsmsOffice);
        (await (await member.GetAsync("/home")).Form("サインアウト").SubmitAsync()).Path.ShouldBe("/sign-in");
        (await member.GetAsync("/home")).Path.ShouldBe("/sign-in");
    }

    // What differs between two answers by its nature: the token of the form, the address that was typed, the nonce.
    private static string Plain(WebPage page, string email)
    {
        foreach (var token in page.Document.QuerySelectorAll("input[name=__RequestVerificationToken], input[name=__IdempotencyKey]")) token.SetAttribute("value", "");
        return page.Document.DocumentElement.OuterHtml.Replace(email, "").Replace(page.Document.QuerySelector("[nonce]")?.GetAttribute("nonce") ?? "nonce=", "");
    }
}

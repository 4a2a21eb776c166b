using System.Net;
using Meguri.Platform.Access;
using Meguri.Web.Http;

namespace Meguri.Web.Accounts;

public sealed class ResettingPasswords(Installations installations) : WebTest(installations)
{
    private const string NewPassword = "another long password";
    private const string Expired = "このリンクは期限切れか、すでに使われています。管理者に新しいリンクを依頼してください。";

    [Theory, Databases]
    public async Task Link_Used_ChangesThePasswordAndIsSpent(Database database)
    {
        var (organization, member, link) = await LinkAsync(database);
        (await Fill(await Visitor.To(organization.Installation).GetAsync(link)).SubmitAsync()).ShouldBe(HttpStatusCode.OK);

        (await Fill(await Visitor.To(organization.Installation).GetAsync(link)).SubmitAsync()).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay(Expired);
        (await TrySignInAsync(Visitor.To(organization.Installation), member, TestOrganization.Password)).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await TrySignInAsync(Visitor.To(organization.Installation), member, NewPassword)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, Databases]
    public async Task Link_Used_EndsEveryOtherSession(Database database)
    {
        var (organization, member, link) = await LinkAsync(database);
        var before = await SignInAsync(organization, member);
        (await Fill(await Visitor.To(organization.Installation).GetAsync(link)).SubmitAsync()).ShouldBe(HttpStatusCode.OK);
        (await before.GetAsync("/home")).Path.ShouldBe("/sign-in");
    }

    [Theory, Databases]
    public async Task Link_TwoMade_OneUsed_SpendsBoth(Database database)
    {
        var (organization, member, first) = await LinkAsync(database);
        var second = await MakeLinkAsync(organization, member);
        (await Fill(await Visitor.To(organization.Installation).GetAsync(second)).SubmitAsync()).ShouldBe(HttpStatusCode.OK);
        (await Fill(await Visitor.To(organization.Installation).GetAsync(first)).SubmitAsync()).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay(Expired);
    }

    [Theory]
    [Databases("not base64 %%")]
    [Databases("AAAA")]
    [Databases("")]
    public async Task Link_ForgedToken_IsRefused(Database database, string token)
    {
        var (organization, member, link) = await LinkAsync(database);
        var forged = link[..(link.IndexOf("token=", StringComparison.Ordinal) + 6)] + Uri.EscapeDataString(token);
        (await Fill(await Visitor.To(organization.Installation).GetAsync(forged)).SubmitAsync()).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay(Expired);
        (await TrySignInAsync(Visitor.To(organization.Installation), member, TestOrganization.Password)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, Databases]
    public async Task Password_TooShort_IsRefusedBesideTheField(Database database)
    {
        var (organization, _, link) = await LinkAsync(database);
        var page = await (await Visitor.To(organization.Installation).GetAsync(link)).Form().Fill("パスワード", "short").SubmitAsync();
        page.ShouldRefuse("パスワード", "パスワードは12文字以上にしてください。");
    }

    [Theory, Databases]
    public async Task Password_ChangedByOneself_NeedsTheOldOneAndEndsOtherSessions(Database database)
    {
        var organization = await OrganizationAsync(database);
        var email = await organization.MemberAsync(null, Role.Employee);
        var (here, elsewhere) = (await SignInAsync(organization, email), await SignInAsync(organization, email));
        var page = await Change(await here.Outside.GetAsync("/account"), "not the password").SubmitAsync();
        page.ShouldRefuse("現在のパスワード", "現在のパスワードが違います。");

        (await Change(page, TestOrganization.Password).SubmitAsync()).ShouldBe(HttpStatusCode.OK).ShouldSay("パスワードを変更しました。");
        (await here.GetAsync("/home")).ShouldBeAt("/home");
        (await elsewhere.GetAsync("/home")).Path.ShouldBe("/sign-in");
    }

    [Theory, Databases]
    public async Task SignOutEverywhere_EndsAllSessions(Database database)
    {
        var organization = await OrganizationAsync(database);
        var email = await organization.MemberAsync(null, Role.Employee);
        var (here, elsewhere) = (await SignInAsync(organization, email), await SignInAsync(organization, email));
        (await (await here.Outside.GetAsync("/account")).Form("すべての端末からサインアウトする").SubmitAsync()).Path.ShouldBe("/sign-in");
        (await elsewhere.GetAsync("/home")).Path.ShouldBe("/sign-in");
    }

    private async Task<(TestOrganization Organization, string Member, string Link)> LinkAsync(Database database)
    {
        var organization = await OrganizationAsync(database);
        var member = await organization.MemberAsync(null, Role.Employee);
        return (organization, member, await MakeLinkAsync(organization, member));
    }

    // As an administrator makes one: on the page of the members.
    private static async Task<string> MakeLinkAsync(TestOrganization organization, string member)
    {
        var administrator = await SignInAsync(organization, organization.Administrator);
        var members = await administrator.GetAsync("/members");
        var row = members.Rows.ToList().FindIndex(r => r.Values.Contains(member));
        var page = await members.Forms("再設定リンクを作成")[row].SubmitAsync();
        return new Uri(page.ShouldBe(HttpStatusCode.OK).Field("本人に渡すリンク（1時間有効）").ShouldNotBeNull()).PathAndQuery;
    }

    private static WebForm Fill(WebPage page) => page.ShouldBe(HttpStatusCode.OK).Form().Fill("パスワード", NewPassword);

    private static WebForm Change(WebPage page, string current) => page.Form("パスワードを変更する").Fill("現在のパスワード", current).Fill("新しいパスワード", NewPassword);
}

using System.Net;
using Meguri.Platform.Access;
using Meguri.Web.Http;

namespace Meguri.Web.Mails;

/// <summary>パスワードを忘れたとき: the link comes to the address, and to nobody else.</summary>
public sealed class ResettingByMail(Installations installations) : MailTest(installations)
{
    private const string NewPassword = "another long password", Sent = "登録されたアドレスであれば、まもなくリンクが届きます。60分以内に開いてください。";

    [Theory, Databases]
    [Requirement("A01")]
    public async Task Link_SetsThePasswordOnce(Database database)
    {
        var organization = await SendingAsync(database);
        var email = await organization.MemberAsync(null, Role.IsmsOffice);
        (await AskAsync(organization, email)).ShouldBe(HttpStatusCode.OK).ShouldSay(Sent);
        var link = await Server.LinkAsync(email);

        (await SetAsync(organization, link)).ShouldBe(HttpStatusCode.OK).ShouldBeAt($"/{organization.Slug}/home");
        (await TrySignInAsync(Visitor.To(organization.Installation), email, NewPassword)).ShouldBe(HttpStatusCode.OK);
        (await SetAsync(organization, link)).ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory, Databases]
    [Requirement("A14")]
    public async Task Ask_WithAnUnknownAddress_AnswersAlikeAndSendsNothing(Database database)
    {
        var organization = await SendingAsync(database);
        (await AskAsync(organization, "nobody@elsewhere.example.jp")).ShouldSay(Sent);
        await AskAsync(organization, organization.Administrator);
        await Server.ToAsync(organization.Administrator);
        Server.Reached.Count.ShouldBe(1);
    }

    [Theory, Databases]
    [Requirement("A02")]
    public async Task Ask_UnderAnotherHost_IsRefused_AndTheMailCarriesThePublicAddress(Database database)
    {
        var organization = await SendingAsync(database);
        var forged = Visitor.To(organization.Installation);
        forged.Headers.Host = "evil.example";
        (await forged.AskAsync("/reset/mail")).ShouldBe(HttpStatusCode.BadRequest);

        var visitor = Visitor.To(organization.Installation);
        visitor.Headers.Add("X-Forwarded-Host", "evil.example");
        await (await visitor.GetAsync("/reset/mail")).Form("リンクを送る").Fill("メールアドレス", organization.Administrator).SubmitAsync();
        (await Server.LinkAsync(organization.Administrator)).ShouldStartWith("/reset?account=");
    }

    [Theory]
    [Databases("")]
    [Databases("nobody")]
    public async Task Ask_WithNoAddress_IsRefused(Database database, string typed)
    {
        var organization = await SendingAsync(database);
        (await AskAsync(organization, typed)).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay("メールアドレスの形が正しくありません。");
    }

    [Theory, Databases]
    public async Task Ask_WithoutAMailServer_SaysSo(Database database)
    {
        var organization = await OrganizationAsync(database);
        (await Visitor.To(organization.Installation).GetAsync("/reset/mail")).ShouldSay("管理者に再設定のリンクを依頼してください");
        (await Visitor.To(organization.Installation).GetAsync("/sign-in")).ShouldNotSay("メールのリンクでサインイン");
    }

    private static async Task<WebPage> AskAsync(TestOrganization organization, string email) =>
        await (await Visitor.To(organization.Installation).GetAsync("/reset/mail")).Form("リンクを送る").Fill("メールアドレス", email).SubmitAsync();

    private static async Task<WebPage> SetAsync(TestOrganization organization, string link) =>
        await (await Visitor.To(organization.Installation).GetAsync(link)).Form("パスワードを設定する").Fill("パスワード", NewPassword).SubmitAsync();
}

using System.Net;
using Meguri.Platform.Access;
using Meguri.Web.Http;

namespace Meguri.Web.Mails;

/// <summary>メールのリンクでサインイン: once, for fifteen minutes, to see, answer and acknowledge.</summary>
public sealed class SigningInByMail(Installations installations) : MailTest(installations)
{
    private const string Sent = "登録されたアドレスであれば、まもなくリンクが届きます。", Expired = "このリンクは期限切れか、すでに使われています。";

    [Theory, Databases]
    public async Task Link_IsLookedAtFreely_AndSignsInOnce(Database database)
    {
        var (organization, email) = await EmployeeAsync(database);
        (await AskAsync(organization, email)).ShouldSay(Sent);
        var link = await Server.LinkAsync(email);
        await Visitor.To(organization.Installation).GetAsync(link);

        var visitor = Visitor.To(organization.Installation);
        (await OpenAsync(visitor, link)).ShouldBe(HttpStatusCode.OK).ShouldBeAt($"/{organization.Slug}/home");
        (await visitor.GetAsync("/account/sessions")).ShouldSay("メールのリンク");
        (await OpenAsync(Visitor.To(organization.Installation), link)).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay(Expired);
    }

    [Theory, Databases]
    [Requirement("C08")]
    public async Task Link_OpenedTwiceAtOnce_SignsInOnce(Database database)
    {
        var (organization, email) = await EmployeeAsync(database);
        await AskAsync(organization, email);
        var link = await Server.LinkAsync(email);
        var forms = new List<WebForm>();
        for (var i = 0; i < 5; i++) forms.Add((await Visitor.To(organization.Installation).GetAsync(link)).Form("サインイン"));
        var answers = await Task.WhenAll(forms.Select(form => form.SubmitAsync()));
        answers.Count(a => a.Status == HttpStatusCode.OK).ShouldBe(1);
    }

    [Theory, Databases]
    [Requirement("A01")]
    public async Task Link_TooOldOrForgedOrAfterANewPassword_IsRefused(Database database)
    {
        var (organization, email) = await EmployeeAsync(database);
        await AskAsync(organization, email);
        var link = await Server.LinkAsync(email);
        using (organization.Installation.Clock.Ahead(TimeSpan.FromMinutes(16)))
            (await OpenAsync(Visitor.To(organization.Installation), link)).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay(Expired);
        (await OpenAsync(Visitor.To(organization.Installation), link[..^3] + "AAA")).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay(Expired);

        var employee = await SignInAsync(organization, email);
        await (await employee.Outside.GetAsync("/account")).Form("パスワードを変更する").Fill("現在のパスワード", TestOrganization.Password).Fill("新しいパスワード", "another long password").SubmitAsync();
        (await OpenAsync(Visitor.To(organization.Installation), link)).ShouldBe(HttpStatusCode.UnprocessableEntity).ShouldSay(Expired);
    }

    [Theory, Databases]
    [Requirement("A14")]
    public async Task Ask_WithAnUnknownAddress_AnswersAlikeAndSendsNothing(Database database)
    {
        var (organization, email) = await EmployeeAsync(database);
        var (known, unknown) = (await AskAsync(organization, email), await AskAsync(organization, "nobody@elsewhere.example.jp"));
        (unknown.Status, unknown.Words).ShouldBe((known.Status, known.Words));
        await Server.ToAsync(email);
        var mails = await SettledAsync(organization.Installation, m => m.NextAt is null);
        mails.Count.ShouldBe(2);
        mails.Count(m => m.SentAt is not null).ShouldBe(1);
        Server.Reached.Count.ShouldBe(1);
    }

    [Theory, Databases]
    [Requirement("A13")]
    public async Task Ask_FourTimes_IsTooOften(Database database)
    {
        var (organization, email) = await EmployeeAsync(database);
        for (var i = 0; i < 3; i++) (await AskAsync(organization, email)).ShouldBe(HttpStatusCode.OK);
        (await AskAsync(organization, email)).ShouldBe(HttpStatusCode.TooManyRequests);
        (await AskAsync(organization, "somebody@else.example.jp")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, Databases]
    [Requirement("A11")]
    public async Task ReturnUrl_LeadsBackHereAndNowhereElse(Database database)
    {
        var (organization, email) = await EmployeeAsync(database);
        await AskAsync(organization, email, $"?returnUrl=%2F{organization.Slug}%2Fmy-appointments");
        (await OpenAsync(Visitor.To(organization.Installation), await Server.LinkAsync(email))).ShouldBeAt($"/{organization.Slug}/my-appointments");
        await AskAsync(organization, email, "?returnUrl=https%3A%2F%2Fevil.example");
        (await Server.LinkAsync(email, 2)).ShouldNotContain("evil");
    }

    [Theory, Databases]
    public async Task Employee_ByMail_AnswersAndChangesNothingElse(Database database)
    {
        var (organization, email) = await EmployeeAsync(database, Role.DepartmentStaff);
        var asset = await organization.AssetAsync("顧客名簿", await organization.DepartmentAsync("営業課"));
        var visitor = await ByMailAsync(organization, email);
        (await visitor.GetAsync($"/assets/{asset.Id.Value}")).ShouldBe(HttpStatusCode.OK).ShouldNotSay("編集");
        (await visitor.GetAsync("/my-appointments")).ShouldBe(HttpStatusCode.OK);
        (await visitor.GetAsync($"/assets/{asset.Id.Value}/edit")).ShouldBe(HttpStatusCode.Forbidden).ShouldSay("パスワードかパスキーでサインインし直してください");
        (await (await visitor.Outside.GetAsync("/account")).Form("パスワードを変更する").Fill("現在のパスワード", TestOrganization.Password).Fill("新しいパスワード", "another long password").SubmitAsync())
            .ShouldBe(HttpStatusCode.Forbidden);
        (await SignInAsync(organization, email)).ShouldNotBeNull();
    }

    [Theory]
    [Databases(Role.IsmsOffice)]
    [Databases(Role.InternalAuditor)]
    [Databases(Role.CertificationAuditor)]
    [Databases(Role.DepartmentOfficer)]
    public async Task Other_Asks_IsToldThatItTakesMore(Database database, Role role)
    {
        var (organization, _) = await EmployeeAsync(database);
        var other = await organization.MemberAsync(null, role);
        await AskAsync(organization, other);
        (await Server.ToAsync(other))[0].TextBody!.ShouldContain("メールのリンクでのサインインはできません");
    }

    [Theory, Databases]
    public async Task Role_ThatNeedsTwoSteps_IsNotThereByMail(Database database)
    {
        var (organization, email) = await EmployeeAsync(database);
        var visitor = await ByMailAsync(organization, email);
        await AllowAsync(organization, Role.Employee);
        (await visitor.GetAsync("/home")).ShouldSay("パスワードかパスキーでのサインインが必要です");
    }

    [Theory, Databases]
    public async Task Organization_TakesItBack_OnTheNextRequest(Database database)
    {
        var (organization, email) = await EmployeeAsync(database);
        var visitor = await ByMailAsync(organization, email);
        var administrator = await SignInAsync(organization, organization.Administrator);
        await (await administrator.GetAsync("/members/second-factor")).Form("保存する").Tick("従業員と部門担当者に、メールのリンクでのサインインを認める", false).SubmitAsync();
        (await visitor.GetAsync("/home")).Path.ShouldBe("/sign-in");
    }

    private async Task<(TestOrganization Organization, string Email)> EmployeeAsync(Database database, Role role = Role.Employee)
    {
        var organization = await SendingAsync(database);
        await AllowAsync(organization);
        return (organization, await organization.MemberAsync(null, role));
    }

    private async Task<Visitor> ByMailAsync(TestOrganization organization, string email)
    {
        await AskAsync(organization, email);
        var visitor = Visitor.To(organization.Installation);
        (await OpenAsync(visitor, await Server.LinkAsync(email))).ShouldBe(HttpStatusCode.OK);
        return visitor.At(organization);
    }

    private static async Task<WebPage> AskAsync(TestOrganization organization, string email, string query = "") =>
        await (await Visitor.To(organization.Installation).GetAsync("/sign-in/mail" + query)).Form("リンクを送る").Fill("メールアドレス", email).SubmitAsync();

    private static async Task<WebPage> OpenAsync(Visitor visitor, string link) => await (await visitor.GetAsync(link)).Form("サインイン").SubmitAsync();
}

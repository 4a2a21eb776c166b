using System.Net;
using Meguri.Web.Capabilities.Accounts;
using Meguri.Web.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Accounts;

public sealed class SettingUp(Installations installations) : WebTest(installations)
{
    [Theory, Databases]
    public async Task Link_Used_MakesTheOrganizationAndIsSpent(Database database)
    {
        var installation = await Installations.FreshAsync(database);
        var link = installation.Services.GetRequiredService<SetUpLink>().Make();
        var home = await Fill(await Visitor.To(installation).GetAsync(link), "first").SubmitAsync();
        home.ShouldBe(HttpStatusCode.OK).Path.ShouldBe("/first/home");

        (await Visitor.To(installation).GetAsync(link)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, Databases]
    public async Task Link_FormLeftOpen_CannotBeUsedTwice(Database database)
    {
        var installation = await Installations.FreshAsync(database);
        var link = installation.Services.GetRequiredService<SetUpLink>().Make();
        var (one, two) = (await Visitor.To(installation).GetAsync(link), await Visitor.To(installation).GetAsync(link));
        (await Fill(one, "first").SubmitAsync()).ShouldBe(HttpStatusCode.OK);
        (await Fill(two, "second").SubmitAsync()).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [Databases("/setup")]
    [Databases("/setup?token=")]
    [Databases("/setup?token=0000")]
    public async Task Link_WrongToken_Returns404(Database database, string address)
    {
        var installation = await Installations.FreshAsync(database);
        installation.Services.GetRequiredService<SetUpLink>().Make();
        (await Visitor.To(installation).GetAsync(address)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, Databases]
    public async Task SetUp_BadInput_SaysSoBesideEachFieldAndKeepsTheRest(Database database)
    {
        var installation = await Installations.FreshAsync(database);
        var link = installation.Services.GetRequiredService<SetUpLink>().Make();
        var page = await Fill(await Visitor.To(installation).GetAsync(link), "Sign In").SubmitAsync();
        page.ShouldRefuse("アドレスに使う短い名前", "「Sign In」は使えません。小文字の英字で始まる3〜40文字の英小文字・数字・ハイフンで入力してください。");
        page.Form()["組織の名称"].ShouldBe("めぐり商事株式会社");

        page = await Fill(await Visitor.To(installation).GetAsync(link), "first").Fill("パスワード", "too short").SubmitAsync();
        page.ShouldRefuse("パスワード", "パスワードは12文字以上にしてください。");
        page.Html.ShouldNotContain("too short");

        (await Fill(await Visitor.To(installation).GetAsync(link), "first").SubmitAsync()).ShouldBe(HttpStatusCode.OK);
    }

    private static WebForm Fill(WebPage page, string slug) => page.ShouldBe(HttpStatusCode.OK).Form()
        .Fill("組織の名称", "めぐり商事株式会社").Fill("アドレスに使う短い名前", slug).Fill("あなたの氏名", "管理 太郎")
        .Fill("メールアドレス", "admin@example.jp").Fill("パスワード", TestOrganization.Password);
}

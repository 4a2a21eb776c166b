using System.Net;
using Meguri.Platform.Access;
using Meguri.Web.Http;

namespace Meguri.Web.Shell;

public sealed partial class Languages(Installations installations) : WebTest(installations)
{
    [Theory, Databases]
    public async Task Switch_ToEnglishAndBack_StaysOnThePage(Database database)
    {
        var organization = await OrganizationAsync(database);
        var office = await SignInAsync(organization, Role.IsmsOffice);
        (await office.GetAsync("/assets?q=x")).ShouldBe(HttpStatusCode.OK).Heading.ShouldBe("情報資産管理台帳");
        var english = await SwitchAsync(office, "/assets?q=x", "en");
        english.ShouldBeAt("/assets").Heading.ShouldBe("Asset inventory");
        english.Address.Query.ShouldBe("?q=x");
        english.Document.DocumentElement.GetAttribute("lang").ShouldBe("en");
        (await SwitchAsync(office, "/assets", "ja")).Heading.ShouldBe("情報資産管理台帳");
    }

    [Theory]
    [Databases("//evil.example/")]
    [Databases("/\\evil.example/")]
    [Databases("https://evil.example/")]
    public async Task Switch_ReturnUrlOutside_StaysHere(Database database, string target)
    {
        var visitor = Visitor.To(await Installations.OnAsync(database));
        var form = (await visitor.GetAsync("/sign-in")).Forms("English")[0].Forge("returnUrl", target);
        (await form.SubmitAndStayAsync("English")).ShouldBe(HttpStatusCode.Redirect).Location!.OriginalString.ShouldBe("/");
    }

    [Theory, Databases]
    public async Task Switch_WithoutAntiforgery_Returns400(Database database)
    {
        var visitor = Visitor.To(await Installations.OnAsync(database));
        var form = (await visitor.GetAsync("/sign-in")).Forms("English")[0].Forge("__RequestVerificationToken", null);
        (await form.SubmitAsync("English")).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [Databases("ja,en;q=0.5", "サインイン")]
    [Databases("en-US,en;q=0.9,ja;q=0.8", "Sign in")]
    [Databases("fr-FR,fr", "サインイン")]
    public async Task Browser_SaysItsLanguage_IsAnsweredInIt(Database database, string accept, string heading)
    {
        var visitor = Visitor.To(await Installations.OnAsync(database));
        visitor.Headers.Add("Accept-Language", accept);
        (await visitor.GetAsync("/sign-in")).Heading.ShouldBe(heading);
    }

    [Theory, Databases]
    public async Task Pages_InEnglish_SayNothingInJapanese(Database database)
    {
        var organization = await (await Installations.OnAsync(database)).OrganizationAsync(name: "Meguri Trading");
        await organization.AssetAsync("Customer list", await organization.DepartmentAsync("Sales"));
        var member = await SignInAsync(organization, await organization.MemberAsync(null, Enum.GetValues<Role>()));
        var home = await SwitchAsync(member, "/home", "en");
        var checkedPages = 0;
        foreach (var path in home.Navigation.Append($"/{organization.Slug}/assets/add").Append($"/{organization.Slug}/members/add").Append("/account"))
        {
            var page = await member.Outside.GetAsync(path);
            if (page.Status != HttpStatusCode.OK) continue;
            checkedPages++;
            foreach (var own in page.Document.QuerySelectorAll("[lang=ja]").ToList()) own.Remove();
            Japanese().Matches(page.Document.Body!.TextContent).Select(m => m.Value)
                .Concat(page.Document.QuerySelectorAll("[title], [aria-label], [placeholder]").SelectMany(e => new[] { e.GetAttribute("title"), e.GetAttribute("aria-label"), e.GetAttribute("placeholder") })
                    .Where(t => t is not null && Japanese().IsMatch(t)).Select(t => t!))
                .Except(AsWritten).ShouldBeEmpty(path);
        }
        checkedPages.ShouldBeGreaterThan(5);
    }

    // The administrator's name, and what ledgers say for "for ever".
    private static readonly string[] AsWritten = ["管理", "太郎", "永年"];

    [System.Text.RegularExpressions.GeneratedRegex(@"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}]{2,}")]
    private static partial System.Text.RegularExpressions.Regex Japanese();

    private static async Task<WebPage> SwitchAsync(Visitor visitor, string path, string language)
    {
        var button = language == "en" ? "English" : "日本語";
        return await (await visitor.GetAsync(path)).Forms(button)[0].SubmitAsync(button);
    }
}

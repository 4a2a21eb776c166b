using Meguri.Web.Capabilities.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Meguri.Browser;

public sealed class FirstSteps(Installations installations, Chromium chromium) : BrowserTest(installations, chromium)
{
    [Fact]
    public async Task SetUpLink_ToSignIn_ToAnAssetByKeyboard_ToTheLedger()
    {
        var installation = await Installations.FreshAsync(Database.Sqlite);
        await using var tab = await OpenAsync(installation);
        var page = tab.Page;

        await page.GotoAsync(installation.Services.GetRequiredService<SetUpLink>().Make());
        await page.GetByLabel("組織の名称", new() { Exact = true }).FillAsync("めぐり商事株式会社");
        await page.GetByLabel("アドレスに使う短い名前").FillAsync("first");
        await page.GetByLabel("あなたの氏名").FillAsync("管理 太郎");
        await page.GetByLabel("メールアドレス").FillAsync("admin@example.jp");
        await page.GetByLabel("パスワード").FillAsync(TestOrganization.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "はじめる" }).ClickAsync();
        await page.WaitForURLAsync("**/first/home");

        await page.Context.ClearCookiesAsync();
        await page.ReloadAsync();
        await page.WaitForURLAsync("**/sign-in?**");
        await SignInAsync(tab, "admin@example.jp");
        await Assertions.Expect(page.GetByText("めぐり商事株式会社").First).ToBeVisibleAsync();

        await using (var scope = installation.Services.CreateAsyncScope())
        {
            var directory = scope.ServiceProvider.GetRequiredService<Platform.Tenancy.OrganizationDirectory>();
            await new TestOrganization(installation, (await directory.FindAsync("first", TestContext.Current.CancellationToken))!).DepartmentAsync("総務部");
        }
        await page.GotoAsync("/first/assets");
        await page.Keyboard.PressAsync("n");
        await page.WaitForURLAsync("**/assets/add");
        await page.GetByLabel("情報資産の名称").FocusAsync();
        await page.Keyboard.TypeAsync("顧客名簿");
        await TabToAsync(page, "Input_DepartmentId");
        await page.Keyboard.PressAsync("ArrowDown");
        await TabToAsync(page, "Input_Confidentiality");
        await page.Keyboard.TypeAsync("3");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => url.Contains("/assets/", StringComparison.Ordinal) && !url.EndsWith("/add", StringComparison.Ordinal));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("顧客名簿");

        await page.GotoAsync("/first/assets");
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new("A-0001.*顧客名簿") })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Form_LeftWithSomethingTyped_AsksFirst()
    {
        var organization = await OrganizationAsync();
        await organization.DepartmentAsync("総務部");
        await using var tab = await OpenAsync(organization.Installation);
        await SignInAsync(tab, organization.Administrator);
        await tab.Page.GotoAsync($"/{organization.Slug}/assets/add");
        await tab.Page.GetByLabel("情報資産の名称").PressSequentiallyAsync("書きかけ");
        var asked = false;
        tab.Page.Dialog += async (_, dialog) =>
        {
            asked = dialog.Type == DialogType.BeforeUnload;
            await dialog.DismissAsync();
        };
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "やめる" }).ClickAsync();
        await tab.Page.WaitForTimeoutAsync(500);
        asked.ShouldBeTrue();
        tab.Page.Url.ShouldEndWith("/assets/add");
    }

    private static async Task TabToAsync(IPage page, string id)
    {
        for (var presses = 0; presses < 30; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string?>("document.activeElement.id") == id) return;
        }
        throw new InvalidOperationException($"The keyboard does not reach {id}.");
    }
}

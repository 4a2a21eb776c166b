using Meguri.Platform.Access;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Meguri.Browser;

/// <summary>A passkey made and used by a real browser with an authenticator of its own.</summary>
public sealed class PasskeyInABrowser(Installations installations, Chromium chromium) : BrowserTest(installations, chromium)
{
    [Fact]
    public async Task Passkey_Added_SignsInWithoutAPassword()
    {
        var organization = await OrganizationAsync();
        var email = await organization.MemberAsync(null, Role.Employee);
        // Browsers bind passkeys to a name; in numbers there is none.
        var site = organization.Installation.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        await using var tab = await OpenAsync(organization.Installation, site);
        var page = tab.Page;
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        var device = await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });

        await SignInAsync(tab, email);
        await page.GotoAsync("/account/passkeys");
        await page.GetByLabel("パスキーの名前", new() { Exact = true }).FillAsync("会社のノートPC");
        await page.GetByLabel("現在のパスワード").FillAsync(TestOrganization.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "この端末でパスキーを登録する" }).ClickAsync();
        await Expect(page.GetByText("パスキーを登録しました。")).ToBeVisibleAsync();
        await Expect(page.GetByText("会社のノートPC").First).ToBeVisibleAsync();

        await page.Context.ClearCookiesAsync();
        await page.GotoAsync($"/{organization.Slug}/permissions");
        await page.WaitForURLAsync("**/sign-in?**");
        await page.GetByRole(AriaRole.Button, new() { Name = "パスキーでサインイン" }).ClickAsync();
        await page.WaitForURLAsync("**/permissions");

        await devices.SendAsync("WebAuthn.setUserVerified", new Dictionary<string, object> { ["authenticatorId"] = device!.Value.GetProperty("authenticatorId").GetString()!, ["isUserVerified"] = false });
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "パスキーでサインイン" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("パスキーを確かめられませんでした。もう一度お試しください。");
    }
}

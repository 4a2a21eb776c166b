using Microsoft.Playwright;

namespace Meguri.Browser;

/// <summary>A test in a real browser against a running installation on the embedded database.</summary>
public abstract class BrowserTest(Installations installations, Chromium chromium) : IClassFixture<Installations>
{
    /// <summary>The installations of the class.</summary>
    protected Installations Installations { get; } = installations;

    /// <summary>A fresh organization.</summary>
    protected async Task<TestOrganization> OrganizationAsync() => await (await Installations.OnAsync(Database.Sqlite)).OrganizationAsync();

    /// <summary>An empty tab of a browser that never was here. Whatever a page logs as an error or refuses to load fails the test when it ends.</summary>
    protected Task<Tab> OpenAsync(Installation installation, int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light, string locale = "ja-JP") =>
        OpenAsync(installation, installation.Address, width, height, scheme, locale);

    /// <summary>The same under another name of this machine.</summary>
    protected async Task<Tab> OpenAsync(Installation installation, string address, int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light, string locale = "ja-JP")
    {
        var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address, ViewportSize = new ViewportSize { Width = width, Height = height }, ColorScheme = scheme, Locale = locale, TimezoneId = "Asia/Tokyo",
            IsMobile = width < 600, HasTouch = width < 600,
        });
        context.SetDefaultTimeout(60_000);
        return new Tab(context, await context.NewPageAsync(), address);
    }

    /// <summary>Signs in through the sign-in page and stands at home.</summary>
    protected static async Task SignInAsync(Tab tab, string email, string password = TestOrganization.Password)
    {
        await tab.Page.GotoAsync("/sign-in");
        // By name, not by label: the reader may be English.
        await tab.Page.Locator("main [name='Input.Email']").FillAsync(email);
        await tab.Page.Locator("main [name='Input.Password']").FillAsync(password);
        await tab.Page.Locator("main form:has([name='Input.Password']) button").ClickAsync();
        await tab.Page.WaitForURLAsync("**/home");
    }
}

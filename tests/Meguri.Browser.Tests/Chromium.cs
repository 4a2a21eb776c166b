using Microsoft.Playwright;

namespace Meguri.Browser;

/// <summary>The machine's own Chromium, driven without a window; no browser is ever downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Names another Chromium than the one on the path.</summary>
    private const string Variable = "MEGURI_TEST_CHROMIUM";

    private static readonly string[] Quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-dev-shm-usage"];
    private IPlaywright? driver;
    private IBrowser? browser;

    /// <summary>The browser.</summary>
    public IBrowser Browser => browser!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        driver = await Playwright.CreateAsync();
        browser = await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Find(),
            // A sandbox needs a user; root has none to fall back to.
            Args = Environment.IsPrivilegedProcess ? [.. Quiet, "--no-sandbox"] : Quiet,
        });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        driver?.Dispose();
    }

    private static string Find() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).SelectMany(folder => new[] { "chromium", "chromium-browser" }.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists) ?? throw new InvalidOperationException($"Chromium was not found; on Debian: apt-get install chromium fonts-noto-cjk, or set {Variable}.");
}

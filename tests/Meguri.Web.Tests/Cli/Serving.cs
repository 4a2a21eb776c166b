using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace Meguri.Web.Cli;

public sealed partial class Serving(Installations installations) : WebTest(installations)
{
    [Theory, Databases]
    public async Task Serve_FromAnyFolder_DeliversEveryAssetAndStopsWhenTold(Database database)
    {
        var settings = database == Database.Postgres ? await Installations.Databases.MakeAsync(database) : await Installations.Databases.MakeEmptyAsync(database);
        var port = FreePort();
        await using var program = StartedProgram.Start(["serve", "--data", settings.Folder.Path, "--port", port.ToString()], settings.Postgres);
        var setUp = await program.Out.ReadLineAsync(Stop) ?? throw new InvalidOperationException(await program.ErrorsAsync());
        Link().Match(setUp).Value.ShouldStartWith($"http://127.0.0.1:{port}/setup?token=");
        (await program.Out.ReadLineAsync(Stop)).ShouldNotBeNull().ShouldContain($"http://127.0.0.1:{port}");

        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        foreach (var page in new[] { "/sign-in", Link().Match(setUp).Value })
        {
            var html = await http.GetStringAsync(page, Stop);
            var assets = new HtmlParser().ParseDocument(html).QuerySelectorAll("link[href], script[src], img[src], use[href]")
                .Select(e => (e.GetAttribute("href") ?? e.GetAttribute("src"))!.Split('#')[0]).Where(a => a.Length > 0).Distinct().ToList();
            assets.ShouldContain(a => a.StartsWith("/dist/app.js"));
            assets.ShouldContain(a => a.StartsWith("/dist/app.css"));
            foreach (var asset in assets) await LoadAsync(http, asset);
        }
        foreach (var asset in FilesOfTheFrontEnd()) await LoadAsync(http, asset);
        (await http.GetAsync("/health", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync("/ready", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        program.Watchers.ShouldBe(0, "A machine has few of them to give.");
        (await program.StopAsync()).ShouldBe(0, await program.ErrorsAsync());
    }

    [Fact]
    public async Task Serve_PortTaken_IsRefusedAndNamed()
    {
        var settings = await Installations.Databases.MakeEmptyAsync(Database.Sqlite);
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var refused = await StartedProgram.RunAsync(["serve", "--data", settings.Folder.Path, "--port", ((IPEndPoint)taken.LocalEndpoint).Port.ToString()]);
        refused.Exit.ShouldBe(1);
        refused.Error.ShouldContain("--port");
    }

    // Every file beside the program, and none of them from elsewhere: styles name their fonts, scripts their parts.
    private static IEnumerable<string> FilesOfTheFrontEnd()
    {
        var root = Path.Combine(Path.GetDirectoryName(Repository.Program)!, "wwwroot");
        return Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(f => "/" + Path.GetRelativePath(root, f).Replace('\\', '/'));
    }

    private static async Task LoadAsync(HttpClient http, string asset)
    {
        asset.ShouldStartWith("/");
        using var response = await http.GetAsync(asset, Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, asset);
        (await response.Content.ReadAsByteArrayAsync(Stop)).Length.ShouldBeGreaterThan(0, asset);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"http://\S+")]
    private static partial Regex Link();
}

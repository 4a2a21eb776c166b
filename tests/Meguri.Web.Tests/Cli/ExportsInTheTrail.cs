using System.Security.Cryptography;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Meguri.Web.Chains;

namespace Meguri.Web.Cli;

/// <summary>What commands take out stands in the trail like what people take out.</summary>
public sealed class ExportsInTheTrail(Installations installations) : WebTest(installations)
{
    [Theory]
    [Databases("export assets --format csv", "assets.export", "/assets/export?format=csv", "csv", 1L)]
    [Databases("export soa --format docx --lang en --version draft", "soa.export", "/soa/export?format=docx&lang=en&version=draft", "docx", null)]
    [Databases("trail export", "trail.export", null, "ndjson", null)]
    public async Task Command_LeavesWhatItTookOut(Database database, string command, string act, string? address, string format, long? rows)
    {
        var settings = await StoppedAsync(database);
        var target = Path.Combine(settings.Folder.Path, "out." + format);

        var done = await StartedProgram.RunAsync([.. command.Split(' '), "--org", "taken", "--out", target, "--data", settings.Folder.Path], settings.Postgres);

        done.Exit.ShouldBe(0, done.Error);
        var (kept, holds) = await KeptAsync(settings);
        var look = kept.ShouldHaveSingleItem();
        (look.Act, look.Account, look.Look.Address, look.Look.Taken!.Name, look.Look.Taken.Format).ShouldBe((act, null, address, "out." + format, format));
        look.Who.ShouldStartWith("command line");
        look.Look.Taken.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(target, Stop))));
        if (rows is not null) look.Look.Taken.Rows.ShouldBe(rows);
        holds.ShouldBeTrue();
    }

    [Theory, Databases]
    public async Task Command_AsOfADay_IsKeptInTheChainOfToday(Database database)
    {
        // Made two days ago, exported as of yesterday.
        var settings = await StoppedAsync(database, TimeSpan.FromDays(-2));
        var day = DateOnly.FromDateTime(DateTime.UtcNow.AddDays(-1));
        string[] words = ["export", "assets", "--org", "taken", "--format", "xlsx", "--as-of", $"{day:yyyy-MM-dd}", "--data", settings.Folder.Path, "--out"];
        var (first, second) = (Path.Combine(settings.Folder.Path, "first.xlsx"), Path.Combine(settings.Folder.Path, "second.xlsx"));

        foreach (var target in new[] { first, second }) (await StartedProgram.RunAsync([.. words, target], settings.Postgres)).ShouldSatisfyAllConditions(r => r.Exit.ShouldBe(0, r.Error));

        (await File.ReadAllBytesAsync(second, Stop)).ShouldBe(await File.ReadAllBytesAsync(first, Stop));
        var (kept, holds) = await KeptAsync(settings);
        kept.Select(k => (k.Act, k.Look.Day, k.Look.Taken!.Rows)).ShouldBe([("assets.export", day, 1), ("assets.export", day, 1)]);
        holds.ShouldBeTrue();
    }

    [Theory]
    [Databases("export assets")]
    [Databases("export soa --version draft")]
    [Databases("trail export")]
    [Requirement("X03")]
    public async Task Command_WhoseTrailCannotBeWritten_LeavesNoFile(Database database, string command)
    {
        var settings = await StoppedAsync(database);
        await FullTrail.OfAsync(settings, Stop);
        var target = Path.Combine(settings.Folder.Path, "out.ndjson");

        var refused = await StartedProgram.RunAsync([.. command.Split(' '), "--org", "taken", "--out", target, "--data", settings.Folder.Path], settings.Postgres);

        refused.Exit.ShouldNotBe(0);
        Directory.GetFiles(settings.Folder.Path, "out*").ShouldBeEmpty();
    }

    // An installation that has stopped again, as commands on the embedded database need it.
    private async Task<DatabaseSettings> StoppedAsync(Database database, TimeSpan? ago = null)
    {
        var settings = await Installations.Databases.MakeAsync(database);
        await using var installation = await Installation.StartAsync(settings);
        using var then = ago is { } past ? installation.Clock.Ahead(past) : null;
        var organization = await installation.OrganizationAsync("taken");
        await organization.AssetAsync("鍵束", await organization.DepartmentAsync("総務部"));
        return settings;
    }

    private static async Task<(IReadOnlyList<Kept> Kept, bool Holds)> KeptAsync(DatabaseSettings settings)
    {
        await using var installation = await Installation.StartAsync(settings);
        var organization = await installation.FindAsync("taken");
        var report = await organization.FindAsync(db => new TrailVerifier(db).VerifyAsync(organization.Organization.OrganizationId, Stop));
        return (await Kept.OfAsync(organization, Stop), report.Ok);
    }
}

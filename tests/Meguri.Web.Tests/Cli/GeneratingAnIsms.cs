using System.Text.Json;
using Meguri.Domain.Assets;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Cli;

public sealed class GeneratingAnIsms(Installations installations) : WebTest(installations)
{
    private const int Batch = 1000;

    [Theory, Databases]
    public async Task Generate_InAnEmptyOrganization_MakesEverythingThatIsAskedFor(Database database)
    {
        var (settings, slug) = await OfficeAsync(database);

        var done = await GenerateAsync(settings, slug, "--people", "40", "--assets", "1200", "--risks", "1500");

        done.Exit.ShouldBe(0, done.Error);
        var made = JsonDocument.Parse(done.Out).RootElement;
        (Count(made, "people"), Count(made, "assets"), Count(made, "risks")).ShouldBe((40, 1200, 1500));
        await LookAsync(settings, slug, async db =>
        {
            (await db.Set<Department>().CountAsync(Stop)).ShouldBe(Count(made, "departments"));
            (await db.Set<Person>().CountAsync(Stop)).ShouldBe(40);
            (await db.Set<Asset>().CountAsync(Stop)).ShouldBe(1200);
            (await db.Set<Risk>().CountAsync(Stop)).ShouldBe(1500);
            (await db.Set<Risk>().CountAsync(r => r.BeforeLevel != null, Stop)).ShouldBe(Count(made, "rated"));
            (await db.Set<Risk>().CountAsync(r => r.Option != null, Stop)).ShouldBe(Count(made, "treated"));
            Count(made, "treated").ShouldBeInRange(1, Count(made, "rated") - 1);
            Count(made, "rated").ShouldBeInRange(1, 1499);
            (await db.Set<Risk>().Select(r => r.BeforeBand).Distinct().CountAsync(Stop)).ShouldBe(4);
            (await db.Set<RiskMethod>().SingleAsync(Stop)).State.ShouldBe(RiskMethodState.Approved);
            (await db.Set<RiskAssessment>().SingleAsync(Stop)).FinishedOn.ShouldBeNull();
            (await db.Set<Activity>().CountAsync(a => a.Act == "isms.generate", Stop)).ShouldBe(2);
        });
        (await RunAsync(settings, ["trail", "verify", "--org", slug])).Exit.ShouldBe(0);
    }

    [Theory, Databases]
    public async Task Generate_Again_GoesOnInTheSameAssessment(Database database)
    {
        var (settings, slug) = await OfficeAsync(database);
        string[] wanted = ["--people", "30", "--assets", "60", "--risks", "100"];
        (await GenerateAsync(settings, slug, wanted)).Exit.ShouldBe(0);

        var again = await GenerateAsync(settings, slug, wanted);

        again.Exit.ShouldBe(0, again.Error);
        await LookAsync(settings, slug, async db =>
        {
            (await db.Set<Person>().Select(p => p.EmployeeNumber).Distinct().CountAsync(Stop)).ShouldBe(60);
            (await db.Set<Asset>().Select(a => a.NameKey).Distinct().CountAsync(Stop)).ShouldBe(120);
            (await db.Set<Risk>().Select(r => new { r.AssetId, r.ThreatKey, r.VulnerabilityKey }).Distinct().CountAsync(Stop)).ShouldBe(200);
            (await db.Set<RiskAssessment>().CountAsync(Stop)).ShouldBe(1);
            (await db.Set<RiskMethod>().CountAsync(Stop)).ShouldBe(1);
            var departments = await db.Set<Department>().ToListAsync(Stop);
            departments.Select(d => (d.ParentId, d.Name)).ShouldBeUnique();
            departments.Count(d => d.HeadId is not null).ShouldBe(5);
        });
    }

    [Theory, Databases]
    public async Task Generate_TheSameNumbers_MakesTheSameRows(Database database)
    {
        var settings = await SettingsAsync(database, ["one", "other"]);
        foreach (var slug in new[] { "one", "other" }) (await GenerateAsync(settings, slug, "--people", "25", "--assets", "50", "--risks", "90")).Exit.ShouldBe(0);

        var (one, other) = (await ToldAsync(settings, "one"), await ToldAsync(settings, "other"));

        one.Count.ShouldBe(25 + 50 + 90);
        other.ShouldBe(one);
    }

    [Theory]
    [Databases("--risks", "10", "リスクを作るための資産がありません。--assets も指定してください。何も作っていません。")]
    [Databases("--assets", "10", "リスクの所有者と方法の承認者として、要員が2人以上必要です。--people も指定してください。何も作っていません。")]
    [Databases("--people", "10", "リスクを作るための資産がありません。--assets も指定してください。何も作っていません。")]
    public async Task Generate_RisksWithoutWhatTheyNeed_IsRefused(Database database, string option, string number, string sentence)
    {
        var (settings, slug) = await OfficeAsync(database);
        var refused = await GenerateAsync(settings, slug, option == "--risks" ? ["--risks", number] : [option, number, "--risks", "10"]);
        (refused.Exit, refused.Out, refused.Error.Trim()).ShouldBe((1, "", sentence));
        await LookAsync(settings, slug, async db => (await db.Set<Person>().CountAsync(Stop) + await db.Set<Asset>().CountAsync(Stop) + await db.Set<Department>().CountAsync(Stop)).ShouldBe(0));
    }

    [Theory, Databases]
    public async Task Generate_MoreRisksThanAssetsCanHave_IsRefused(Database database)
    {
        var (settings, slug) = await OfficeAsync(database);
        var most = await GenerateAsync(settings, slug, "--people", "2", "--assets", "10", "--risks", "40");
        most.Exit.ShouldBe(0, most.Error);
        var refused = await GenerateAsync(settings, slug, "--risks", "1");
        (refused.Exit, refused.Out).ShouldBe((1, ""));
        refused.Error.Trim().ShouldBe("資産 10件に作れるリスクは 40件までです（いま 40件あります）。--risks を減らすか、--assets を増やしてください。何も作っていません。");
    }

    [Theory, Databases]
    public async Task Generate_ANameInTheLedgerAlready_IsRefusedAndNothingIsHalfWritten(Database database)
    {
        var (settings, slug) = await OfficeAsync(database);
        (await GenerateAsync(settings, slug, "--assets", "1")).Exit.ShouldBe(0);
        var last = Generating.GeneratedNames.Asset(Batch + 5, default, []).Name;
        await WriteAsync(settings, slug, db => db.Add(Installation.Must(Asset.Register(
            new AssetFields { Name = last, DepartmentId = db.Set<Department>().First().Id }, new AssetScale()))));

        var refused = await GenerateAsync(settings, slug, "--people", "5", "--assets", (Batch + 10).ToString());

        (refused.Exit, refused.Error.Trim()).ShouldBe((1, $"「{last}」という資産がすでにあります。名称を変えてから、もう一度実行してください。何も作っていません。"));
        await LookAsync(settings, slug, async db => (await db.Set<Person>().CountAsync(Stop), await db.Set<Asset>().CountAsync(Stop)).ShouldBe((0, 2)));
        (await RunAsync(settings, ["trail", "verify", "--org", slug])).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task Generate_InNoOrganization_IsRefused()
    {
        var refused = await GenerateAsync(await Installations.Databases.MakeEmptyAsync(Database.Sqlite), "nobody", "--people", "1");
        (refused.Exit, refused.Out, refused.Error.Trim()).ShouldBe((1, "", "組織「nobody」はありません。"));
    }

    [Theory]
    [InlineData("--people", "-1")]
    [InlineData("--assets", "1000001")]
    [InlineData("--assets", "99999999999")]
    [InlineData("--risks", "many")]
    public async Task Generate_ANumberThatIsNone_IsRefusedWithASentence(string option, string number)
    {
        var refused = await StartedProgram.RunAsync(["generate", "--org", "first", option, number]);
        (refused.Exit, refused.Out, refused.Error.Trim()).ShouldBe((2, "", $"{option} は 0 から 1,000,000 までの整数にしてください。"));
    }

    [Fact]
    public async Task Generate_Nothing_IsRefusedWithASentence()
    {
        var refused = await StartedProgram.RunAsync(["generate", "--org", "first", "--people", "0"]);
        (refused.Exit, refused.Out, refused.Error.Trim()).ShouldBe((2, "", "--people、--assets、--risks のどれかに 1 以上を指定してください。"));
    }

    private static int Count(JsonElement made, string name) => made.GetProperty(name).GetInt32();

    // What people read of it: numbers, names, levels.
    private async Task<List<string>> ToldAsync(DatabaseSettings settings, string slug)
    {
        var told = new List<string>();
        await LookAsync(settings, slug, async db =>
        {
            var names = await db.Set<Person>().ToDictionaryAsync(p => p.Id, p => p.Name, Stop);
            var departments = new DepartmentTree(await db.Set<Department>().ToListAsync(Stop));
            told.AddRange((await db.Set<Person>().OrderBy(p => p.EmployeeNumber).ToListAsync(Stop)).Select(p => $"{p.EmployeeNumber} {p.Name} {departments.PathOf(p.DepartmentId!.Value)}"));
            told.AddRange((await db.Set<Asset>().OrderBy(a => a.Number).ToListAsync(Stop)).Select(a => $"{a.NumberText} {a.Name} {a.Importance} {departments.PathOf(a.DepartmentId)} {(a.OwnerId is { } owner ? names[owner] : "")}"));
            told.AddRange((await db.Set<Risk>().OrderBy(r => r.Number).ToListAsync(Stop)).Select(r => $"{r.Number} {r.ThreatKey} {r.VulnerabilityKey} {names[r.OwnerId!.Value]} {r.BeforeLevel} {r.Option} {r.ResidualLevel}"));
        });
        return told;
    }

    private async Task<(DatabaseSettings Settings, string Slug)> OfficeAsync(Database database) => (await SettingsAsync(database, ["office"]), "office");

    // An installation that has stopped again, as commands on the embedded database need it.
    private async Task<DatabaseSettings> SettingsAsync(Database database, string[] slugs)
    {
        var settings = await Installations.Databases.MakeAsync(database);
        await using var installation = await Installation.StartAsync(settings);
        foreach (var slug in slugs) await installation.OrganizationAsync(slug);
        return settings;
    }

    private static async Task LookAsync(DatabaseSettings settings, string slug, Func<MeguriDb, Task> look)
    {
        await using var installation = await Installation.StartAsync(settings);
        var organization = await installation.FindAsync(slug);
        await organization.FindAsync(async db =>
        {
            await look(db);
            return true;
        });
    }

    private static async Task WriteAsync(DatabaseSettings settings, string slug, Action<MeguriDb> write)
    {
        await using var installation = await Installation.StartAsync(settings);
        var organization = await installation.FindAsync(slug);
        await organization.InAsync(async services =>
        {
            var db = services.GetRequiredService<MeguriDb>();
            write(db);
            services.GetRequiredService<Trail>().Begin("test.prepare");
            await db.SaveChangesAsync(Stop);
        });
    }

    private static Task<(int Exit, string Out, string Error)> GenerateAsync(DatabaseSettings settings, string slug, params string[] words) =>
        RunAsync(settings, ["generate", "--org", slug, .. words, "--json"]);

    private static Task<(int Exit, string Out, string Error)> RunAsync(DatabaseSettings settings, IEnumerable<string> words) =>
        StartedProgram.RunAsync([.. words, "--data", settings.Folder.Path], settings.Postgres, null, settings.PostgresOwner);
}

using System.Text.Json;
using Meguri.Platform.Persistence;

namespace Meguri.Web.Cli;

public sealed class Commands(Installations installations) : WebTest(installations)
{
    private static readonly string[] Create = ["org", "create", "--slug", "first", "--name", "めぐり商事", "--admin-email", "admin@example.jp", "--admin-password-stdin"];

    [Theory, Databases]
    public async Task OrgCreate_ThenTrailVerify_AreDone(Database database)
    {
        var settings = await EmptyAsync(database);
        var created = await RunAsync(settings, [.. Create, "--json"], TestOrganization.Password + "\n");
        created.ShouldSatisfyAllConditions(c => c.Error.ShouldBeEmpty(), c => c.Exit.ShouldBe(0));
        JsonDocument.Parse(created.Out).RootElement.GetProperty("slug").GetString().ShouldBe("first");

        var verified = await RunAsync(settings, ["trail", "verify", "--org", "first", "--json"]);
        verified.Exit.ShouldBe(0, verified.Error);
        var report = JsonDocument.Parse(verified.Out).RootElement;
        report.GetProperty("ok").GetBoolean().ShouldBeTrue();
        report.GetProperty("activities").GetInt64().ShouldBeGreaterThan(0);
    }

    [Theory, Databases]
    public async Task OrgCreate_SlugTaken_IsRefusedWithASentence(Database database)
    {
        var settings = await EmptyAsync(database);
        (await RunAsync(settings, Create, TestOrganization.Password)).Exit.ShouldBe(0);
        var second = await RunAsync(settings, Create, TestOrganization.Password);
        (second.Exit, second.Out).ShouldBe((1, ""));
        second.Error.Trim().ShouldBe("「first」はすでに使われています。別の名前を入力してください。");
    }

    [Fact]
    public async Task OrgCreate_PasswordTooShort_IsRefused()
    {
        var refused = await RunAsync(await EmptyAsync(Database.Sqlite), Create, "elevenchars\n");
        (refused.Exit, refused.Out).ShouldBe((1, ""));
        refused.Error.Trim().ShouldBe("パスワードは12文字以上にしてください。");
    }

    [Theory]
    [InlineData("no-such-command")]
    [InlineData("org")]
    [InlineData("org", "create")]
    [InlineData("org", "create", "--no-such-option")]
    [InlineData("trail", "verify")]
    [InlineData("serve", "--port", "eighty")]
    [InlineData("import", "assets")]
    [InlineData("--no-such-option")]
    public async Task Words_Wrong_Exit2AndOnlyStandardErrorSpeaks(params string[] words)
    {
        var refused = await StartedProgram.RunAsync(words);
        (refused.Exit, refused.Out).ShouldBe((2, ""));
        refused.Error.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Folder_TakenByAnotherProcess_IsRefused()
    {
        var settings = await EmptyAsync(Database.Sqlite);
        using var taken = InstanceLock.TryTake(settings.Folder).ShouldNotBeNull();
        var refused = await RunAsync(settings, ["trail", "verify", "--org", "first"]);
        (refused.Exit, refused.Out).ShouldBe((1, ""));
        refused.Error.ShouldContain(settings.Folder.Path);
    }

    [Fact]
    public async Task Trail_OfNoOrganization_IsRefused()
    {
        var refused = await RunAsync(await EmptyAsync(Database.Sqlite), ["trail", "verify", "--org", "nobody"]);
        (refused.Exit, refused.Error.Trim()).ShouldBe((1, "組織「nobody」はありません。"));
    }

    [Theory]
    [InlineData("not a connection string", "MEGURI_POSTGRES")]
    [InlineData("Host=127.0.0.1;Port=1;Timeout=2", "MEGURI_POSTGRES")]
    public async Task Setting_Wrong_StopsTheStartAndIsNamed(string postgres, string setting)
    {
        var settings = await EmptyAsync(Database.Sqlite);
        var refused = await StartedProgram.RunAsync(["serve", "--data", settings.Folder.Path, "--port", "0"], postgres);
        (refused.Exit, refused.Out).ShouldBe((1, ""));
        refused.Error.ShouldContain(setting);
        refused.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Migrate_OfADatabaseThatIsAway_SaysSoInASentence()
    {
        var settings = await EmptyAsync(Database.Sqlite);
        var refused = await StartedProgram.RunAsync(["migrate", "--data", settings.Folder.Path], "Host=127.0.0.1;Port=1;Timeout=2;Username=serving", owner: "Host=127.0.0.1;Port=1;Timeout=2;Username=owner");
        (refused.Exit, refused.Out).ShouldBe((1, ""));
        refused.Error.ShouldContain("データベースに接続できません");
        refused.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Folder_Unusable_StopsTheStartAndIsNamed()
    {
        var settings = await EmptyAsync(Database.Sqlite);
        var file = Path.Combine(settings.Folder.Path, "a-file");
        await File.WriteAllTextAsync(file, "", Stop);
        var refused = await StartedProgram.RunAsync(["serve", "--data", Path.Combine(file, "below")]);
        (refused.Exit, refused.Out).ShouldBe((1, ""));
        refused.Error.ShouldContain("--data");
        refused.Error.ShouldNotContain("   at ");
    }

    [Theory, Databases]
    public async Task Schema_NotThereYet_EmbeddedIsMade_PostgresIsAskedFor(Database database)
    {
        var settings = await Installations.Databases.MakeEmptyAsync(database);
        if (database == Database.Postgres)
        {
            var refused = await RunAsync(settings, Create, TestOrganization.Password);
            (refused.Exit, refused.Out).ShouldBe((1, ""));
            refused.Error.ShouldContain("migrate");
            var unknown = await StartedProgram.RunAsync(["migrate", "--data", settings.Folder.Path], settings.Postgres);
            (unknown.Exit, unknown.Out).ShouldBe((1, ""));
            unknown.Error.ShouldContain("MEGURI_POSTGRES_OWNER");
            var migrated = await RunAsync(settings, ["migrate"]);
            migrated.Exit.ShouldBe(0, migrated.Error);
        }
        (await RunAsync(settings, Create, TestOrganization.Password)).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task Role_ThatOwnsTheTables_IsRefused()
    {
        NeedsPostgres();
        var settings = await Installations.Databases.MakeAsync(Database.Postgres);
        foreach (var words in new string[][] { ["serve", "--port", "0"], ["trail", "verify", "--org", "nobody"] })
        {
            var refused = await StartedProgram.RunAsync([.. words, "--data", settings.Folder.Path], settings.PostgresOwner);
            (refused.Exit, refused.Out).ShouldBe((1, ""));
            refused.Error.ShouldContain("MEGURI_POSTGRES");
            refused.Error.ShouldContain("行レベルセキュリティ");
        }
    }

    [Fact]
    public async Task Help_ListsEveryCommand()
    {
        var help = await StartedProgram.RunAsync(["help"]);
        help.Exit.ShouldBe(0, help.Error);
        foreach (var command in new[] { "serve", "demo", "generate", "org", "import", "migrate", "trail" }) help.Out.ShouldContain(command);
    }

    // A folder nobody used; PostgreSQL is migrated first, the embedded database migrates itself.
    private async Task<DatabaseSettings> EmptyAsync(Database database) => database == Database.Postgres
        ? await Installations.Databases.MakeAsync(database) : await Installations.Databases.MakeEmptyAsync(database);

    private static Task<(int Exit, string Out, string Error)> RunAsync(DatabaseSettings settings, IEnumerable<string> words, string? input = null) =>
        StartedProgram.RunAsync([.. words, "--data", settings.Folder.Path], settings.Postgres, input, settings.PostgresOwner);
}

using System.Text.Json;
using Meguri.Platform.Persistence;
using Meguri.Web.Cli;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Archives;

/// <summary>From one database to another, and from one installation to another.</summary>
public sealed class Moving(Installations installations) : WebTest(installations)
{
    [Fact]
    [Requirement("K16")]
    public async Task Copy_ToPostgresAndBack_IsTheSameThreeTimes()
    {
        NeedsPostgres();
        var sample = await Installations.SampleAsync();
        var wanted = (await States.StateAsync(sample.Installation)).Hash;
        var (postgres, back) = (await Installations.Databases.MakeAsync(Database.Postgres), await Installations.Databases.MakeEmptyAsync(Database.Sqlite));
        var there = await StartedProgram.RunAsync(["copy", "--from", sample.Installation.Settings.Folder.Path, "--to", postgres.PostgresOwner!, "--json"]);
        there.Exit.ShouldBe(0, there.Error);
        JsonDocument.Parse(there.Out).RootElement.GetProperty("stateHash").GetString().ShouldBe(wanted);
        // The data folder stays the same: keys and files are there.
        var folder = sample.Installation.Settings.Folder;
        (await Backups.RunAsync(postgres with { Folder = folder }, ["state-hash"])).Out.Trim().ShouldBe(wanted);
        (await Backups.RunAsync(postgres, ["trail", "verify", "--org", sample.Slug])).Exit.ShouldBe(0);
        // The data folder that serves PostgreSQL is named: what lies in it comes along.
        var again = await StartedProgram.RunAsync(["copy", "--from", postgres.Postgres!, "--to", back.Folder.Path, "--data", folder.Path]);
        again.Exit.ShouldBe(0, again.Error);
        (await Backups.RunAsync(back, ["state-hash"])).Out.Trim().ShouldBe(wanted);
        Below(back.Folder.Files).ShouldBe(Below(folder.Files));
        Below(folder.Files).ShouldNotBeEmpty();
        Below(back.Folder.Keys).ShouldBe(Below(folder.Keys));
        Below(folder.Keys).ShouldNotBeEmpty();
        foreach (var key in Below(folder.Keys)) (await File.ReadAllBytesAsync(Path.Combine(back.Folder.Keys, key), Stop)).ShouldBe(await File.ReadAllBytesAsync(Path.Combine(folder.Keys, key), Stop));

        // What was copied is worked with: numbers, chain and references go on.
        await using var installation = await Installation.StartAsync(postgres);
        var organization = await installation.FindAsync(sample.Slug);
        await organization.AssetAsync("移したあとの資産", await organization.DepartmentAsync("移したあとの部門"));
    }

    [Fact]
    public async Task Copy_BetweenFolders_AsksForNoOther()
    {
        var from = await Installations.FreshAsync(Database.Sqlite);
        var (to, other) = (await Installations.Databases.MakeEmptyAsync(Database.Sqlite), await Installations.Databases.MakeEmptyAsync(Database.Sqlite));
        (await CommandLine.RunAsync(["copy", "--from", from.Settings.Folder.Path, "--to", to.Folder.Path, "--data", other.Folder.Path])).ShouldBe(CommandLine.Refused);
        File.Exists(to.Folder.Database).ShouldBeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Copy_ToAFolderWithKeys_KeepsBoth_AndRefusesAnotherOfOneName(bool alike)
    {
        var (from, to) = ((await Installations.FreshAsync(Database.Sqlite)).Settings.Folder, (await Installations.Databases.MakeEmptyAsync(Database.Sqlite)).Folder);
        Directory.CreateDirectory(from.Keys);
        Directory.CreateDirectory(to.Keys);
        foreach (var name in new[] { "0.xml", "one.xml" }) await File.WriteAllTextAsync(Path.Combine(from.Keys, name), "one", Stop);
        await File.WriteAllTextAsync(Path.Combine(to.Keys, "two.xml"), "two", Stop);
        await File.WriteAllTextAsync(Path.Combine(to.Keys, "one.xml"), alike ? "one" : "another", Stop);
        var copied = await StartedProgram.RunAsync(["copy", "--from", from.Path, "--to", to.Path]);
        copied.Exit.ShouldBe(alike ? 0 : 1, copied.Error);
        if (!alike) copied.Error.ShouldContain("one.xml");
        (await File.ReadAllTextAsync(Path.Combine(to.Keys, "one.xml"), Stop)).ShouldBe(alike ? "one" : "another");
        Below(to.Keys).ShouldBe(alike ? [.. Below(from.Keys).Append("two.xml").Order(StringComparer.Ordinal)] : ["one.xml", "two.xml"]);
    }

    [Theory, Databases]
    public async Task Copy_IntoWhatIsNotEmpty_IsRefused(Database database)
    {
        var (from, to) = ((await Installations.SampleAsync()).Installation, await Installations.FreshAsync(database));
        await to.OrganizationAsync();
        Directory.EnumerateFiles(from.Settings.Folder.Files, "*", SearchOption.AllDirectories).ShouldNotBeEmpty();
        var before = await States.StateAsync(to);
        (await CommandLine.RunAsync(["copy", "--from", from.Settings.Folder.Path, "--to", to.Settings.PostgresOwner ?? to.Settings.Folder.Path])).ShouldBe(CommandLine.Refused);
        (await States.StateAsync(to)).Hash.ShouldBe(before.Hash);
        Directory.Exists(to.Settings.Folder.Files).ShouldBeFalse();
    }

    [Fact]
    public async Task Copy_FromAFolderThatIsServed_IsRefused()
    {
        var from = await Installations.FreshAsync(Database.Sqlite);
        using var taken = InstanceLock.TryTake(from.Settings.Folder).ShouldNotBeNull();
        (await CommandLine.RunAsync(["copy", "--from", from.Settings.Folder.Path, "--to", (await Installations.Databases.MakeEmptyAsync(Database.Sqlite)).Folder.Path])).ShouldBe(CommandLine.Refused);
    }

    [Theory, Databases]
    [Requirement("E06")]
    public async Task Organization_TakenElsewhere_IsTheSameThere(Database database)
    {
        var sample = await Installations.SampleAsync();
        var there = await Installations.FreshAsync(database);
        await there.OrganizationAsync();
        var file = Path.Combine(there.Settings.Folder.Path, "organization.zip");
        var exported = await Backups.RunAsync(sample.Installation.Settings, ["export", "org", "--org", sample.Slug, "--out", file, "--json"]);
        exported.Exit.ShouldBe(0, exported.Error);
        var wanted = JsonDocument.Parse(exported.Out).RootElement.GetProperty("stateHash").GetString();
        var imported = await Backups.RunAsync(there.Settings, ["import", "org", file, "--json"]);
        imported.Exit.ShouldBe(0, imported.Error);
        var said = JsonDocument.Parse(imported.Out).RootElement;
        said.GetProperty("stateHash").GetString().ShouldBe(wanted);
        said.GetProperty("trail").GetBoolean().ShouldBeTrue();
        (await Backups.RunAsync(there.Settings, ["state-hash", "--org", sample.Slug])).Out.Trim().ShouldBe(wanted);
        (await Backups.RunAsync(there.Settings, ["trail", "verify", "--org", sample.Slug])).Exit.ShouldBe(0);
        (await Backups.RunAsync(there.Settings, ["trail", "verify", "--installation"])).Exit.ShouldBe(0);
        // Nobody's password went along.
        var administrator = said.GetProperty("made")[0].GetString()!;
        await there.InAsync(null, async services => (await services.GetRequiredService<UserManager<Account>>().FindByEmailAsync(administrator)).ShouldNotBeNull().PasswordHash.ShouldBeNull());
        var second = await Backups.RunAsync(there.Settings, ["import", "org", file]);
        (second.Exit, second.Out).ShouldBe((1, ""));
        second.Error.ShouldContain(sample.Slug);
    }

    [Theory, Databases]
    [Requirement("E06")]
    public async Task Organization_WhoseMemberIsKnownThere_FindsTheAccountByItsAddress(Database database)
    {
        var (here, there) = (await Installations.FreshAsync(Database.Sqlite), await Installations.FreshAsync(database));
        var organization = await here.OrganizationAsync("moves-" + database.ToString().ToLowerInvariant());
        var known = await there.OrganizationAsync();
        await organization.AddAsync(known.Administrator, Meguri.Platform.Access.Role.Administrator);
        var file = Path.Combine(there.Settings.Folder.Path, "organization.zip");
        (await Backups.RunAsync(here.Settings, ["export", "org", "--org", organization.Slug, "--out", file])).Exit.ShouldBe(0);
        var imported = await Backups.RunAsync(there.Settings, ["import", "org", file, "--json"]);
        imported.Exit.ShouldBe(0, imported.Error);
        JsonDocument.Parse(imported.Out).RootElement.GetProperty("known").GetInt32().ShouldBe(1);
        // With the password of there, at once.
        var visitor = await SignInAsync(await there.FindAsync(organization.Slug), known.Administrator);
        (await visitor.GetAsync("/home")).ShouldBe(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task Organization_IsNoBackup_AndABackupIsNone()
    {
        var here = await Installations.FreshAsync(Database.Sqlite);
        var organization = await here.OrganizationAsync();
        var (one, all) = (Path.Combine(here.Settings.Folder.Path, "organization.zip"), await Backups.BackUpAsync(here.Settings));
        (await Backups.RunAsync(here.Settings, ["export", "org", "--org", organization.Slug, "--out", one])).Exit.ShouldBe(0);
        (await CommandLine.RunAsync(["restore", one, "--data", Path.Combine(here.Settings.Folder.Path, "target")])).ShouldBe(CommandLine.Refused);
        (await CommandLine.RunAsync(["import", "org", all, "--data", here.Settings.Folder.Path])).ShouldBe(CommandLine.Refused);
    }

    private static IReadOnlyList<string> Below(string folder) => !Directory.Exists(folder) ? []
        : [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal)];
}

using System.Text.Json;
using Meguri.Platform.Archives;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Meguri.Web.Cli;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Archives;

/// <summary>A backup taken beside a running server, and what is restored from it.</summary>
public sealed class Backups(Installations installations) : WebTest(installations)
{
    [Theory, Databases]
    [Requirement("K12", "X08")]
    public async Task Restored_IsAsItWas_AndEverySessionHasEnded(Database database)
    {
        var installation = (await Installations.SampleAsync(database)).Installation;
        var organization = await installation.OrganizationAsync("kept-" + database.ToString().ToLowerInvariant());
        var visitor = await SignInAsync(organization, organization.Administrator);
        var wanted = (await States.StateAsync(installation)).Hash;
        var key = new SigningKey(installation.Settings.Folder).Public();
        var file = await BackUpAsync(installation.Settings);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var settings = await Installations.Databases.MakeEmptyAsync(database);
        var restored = await RunAsync(settings, ["restore", file, "--json"]);
        restored.Exit.ShouldBe(0, restored.Error);
        var said = JsonDocument.Parse(restored.Out).RootElement;
        said.GetProperty("stateHash").GetString().ShouldBe(wanted);
        said.GetProperty("brokenTrails").GetArrayLength().ShouldBe(0);
        said.GetProperty("entrants").EnumerateArray().ShouldContain(e => e.GetProperty("email").GetString() == organization.Administrator);
        Directory.EnumerateFileSystemEntries(settings.Folder.Path).Select(e => Path.GetFileName(e)!).Where(e => e != "meguri.lock").Order(StringComparer.Ordinal)
            .ShouldBe(database == Database.Sqlite ? ["files", "keys", "meguri.db"] : ["files", "keys"]);
        (await RunAsync(settings, ["state-hash"])).Out.Trim().ShouldBe(wanted);
        (await RunAsync(settings, ["trail", "verify", "--org", organization.Slug])).Exit.ShouldBe(0);
        new SigningKey(settings.Folder).Public().ShouldBe(key);

        await using var again = await Installation.StartAsync(settings);
        using (var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(again.Address) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/{organization.Slug}/home");
            request.Headers.Add("Cookie", string.Join("; ", visitor.Cookies.Select(c => $"{c.Name}={c.Value}")));
            (await http.SendAsync(request, Stop)).StatusCode.ShouldNotBe(System.Net.HttpStatusCode.OK);
        }
        var member = await SignInAsync(await again.FindAsync(organization.Slug), organization.Administrator);
        (await member.GetAsync("/assets")).ShouldBe(System.Net.HttpStatusCode.OK);
        // The restored one goes on: numbers, chain and references take what is new.
        var mine = await again.FindAsync(organization.Slug);
        await mine.AssetAsync("復元のあとの資産", await mine.DepartmentAsync("復元のあとの部門"));
    }

    [Theory, Databases]
    [Requirement("K12", "E08")]
    public async Task BackUp_WhileOthersWrite_HoldsOneMoment(Database database)
    {
        var installation = await Installations.FreshAsync(database);
        var organization = await installation.OrganizationAsync();
        var department = await organization.DepartmentAsync("総務部");
        using var taken = InstanceLock.TryTake(installation.Settings.Folder).ShouldNotBeNull();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var written = 0;
        var writers = Enumerable.Range(0, 3).Select(w => Task.Run(async () =>
        {
            for (var i = 0; !enough.IsCancellationRequested; i++)
            {
                await organization.AssetAsync($"資産 {w}-{i}", department);
                Interlocked.Increment(ref written);
            }
        }, Stop)).ToList();
        var files = new List<(string File, int Before, int After)>();
        for (var i = 0; i < 3; i++)
        {
            var before = Volatile.Read(ref written);
            files.Add((await BackUpAsync(installation.Settings), before, Volatile.Read(ref written) + writers.Count));
        }
        await enough.CancelAsync();
        await Task.WhenAll(writers);
        foreach (var (file, before, after) in files)
        {
            using var archive = await ArchiveFile.OpenAsync(file, ArchiveKind.Installation, Stop);
            archive.Manifest.Sections[1].Rows.GetValueOrDefault("assets").ShouldBeInRange(before, after);
            (await CommandLine.RunAsync(["backup", "--verify", file])).ShouldBe(0);
        }
        // And the server lost nothing of what it acknowledged.
        (await States.StateAsync(installation)).Sections[1].Rows["assets"].ShouldBe(written);
        (await organization.FindAsync(db => new TrailVerifier(db).VerifyAsync(organization.Organization.OrganizationId, Stop))).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task Verify_LeavesNothingBehind_AndSaysTheHash()
    {
        var installation = await Installations.FreshAsync(Database.Sqlite);
        await installation.OrganizationAsync();
        var file = await BackUpAsync(installation.Settings);
        var verified = await StartedProgram.RunAsync(["backup", "--verify", file, "--json"]);
        verified.Exit.ShouldBe(0, verified.Error);
        JsonDocument.Parse(verified.Out).RootElement.GetProperty("stateHash").GetString().ShouldBe((await States.StateAsync(installation)).Hash);
    }

    [Fact]
    [Requirement("X08")]
    public async Task Restore_OverAPresentWithLessAccess_NamesWhoComesBackAndAsks()
    {
        var installation = await Installations.FreshAsync(Database.Sqlite);
        var organization = await installation.OrganizationAsync();
        var leaver = await organization.MemberAsync(null, Meguri.Platform.Access.Role.CertificationAuditor);
        var file = await BackUpAsync(installation.Settings);
        await organization.InAsync(async services =>
        {
            var db = services.GetRequiredService<MeguriDb>();
            var membership = db.Set<Membership>().AsEnumerable().Single(m => m.Roles.Contains(Meguri.Platform.Access.Role.CertificationAuditor));
            membership.EndedAt = DateTimeOffset.UtcNow;
            services.GetRequiredService<Trail>().Begin("test.end");
            await db.SaveChangesAsync();
        });
        var folder = Path.Combine((await Installations.Databases.MakeEmptyAsync(Database.Sqlite)).Folder.Path, "new");
        string[] words = ["restore", file, "--data", folder, "--instead-of", installation.Settings.Folder.Path];
        var asked = await StartedProgram.RunAsync(words);
        (asked.Exit, asked.Out, Directory.Exists(folder)).ShouldBe((1, "", false));
        asked.Error.ShouldContain(leaver);
        asked.Error.ShouldNotContain(organization.Administrator);
        (await StartedProgram.RunAsync([.. words, "--yes"])).Exit.ShouldBe(0);
    }

    [Fact]
    [Requirement("X06", "X07")]
    public async Task Restore_CutOff_IsNotServed_AndBeginsAnew()
    {
        var installation = await Installations.FreshAsync(Database.Sqlite);
        await installation.OrganizationAsync();
        var file = await BackUpAsync(installation.Settings);
        var settings = await Installations.Databases.MakeEmptyAsync(Database.Sqlite);
        // As it stands when the process is killed between moving the keys and moving the database.
        Directory.CreateDirectory(settings.Folder.Restoring);
        Directory.CreateDirectory(settings.Folder.Keys);
        await File.WriteAllTextAsync(Path.Combine(settings.Folder.Restoring, "meguri.db"), "half", Stop);
        foreach (var words in new string[][] { ["state-hash"], ["serve", "--port", "0"], ["trail", "verify", "--installation"] })
        {
            var refused = await RunAsync(settings, words);
            (refused.Exit, refused.Out).ShouldBe((1, ""));
            refused.Error.ShouldContain("restore");
        }
        (await RunAsync(settings, ["restore", file])).Exit.ShouldBe(0);
        (await RunAsync(settings, ["state-hash"])).Out.Trim().ShouldBe((await States.StateAsync(installation)).Hash);
    }

    [Theory, Databases]
    [Requirement("X07")]
    public async Task Restore_WhereSomethingIs_IsRefusedAndChangesNothing(Database database)
    {
        var installation = await Installations.FreshAsync(database);
        await installation.OrganizationAsync();
        var before = await States.StateAsync(installation);
        var file = await BackUpAsync(installation.Settings);
        var refused = await RunAsync(installation.Settings, ["restore", file]);
        (refused.Exit, refused.Out).ShouldBe((1, ""));
        if (database == Database.Postgres)
        {
            // Another folder, the same database.
            var elsewhere = Path.Combine(installation.Settings.Folder.Path, "elsewhere");
            var also = await StartedProgram.RunAsync(["restore", file, "--data", elsewhere], installation.Settings.Postgres, null, installation.Settings.PostgresOwner);
            (also.Exit, also.Out).ShouldBe((1, ""));
            Directory.Exists(Path.Combine(elsewhere, "keys")).ShouldBeFalse();
        }
        (await States.StateAsync(installation)).Hash.ShouldBe(before.Hash);
    }

    internal static async Task<string> BackUpAsync(DatabaseSettings settings)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(settings.Folder.Path, "out")).FullName, Guid.CreateVersion7() + ".zip");
        var made = await StartedProgram.RunAsync(["backup", "--out", file, "--data", settings.Folder.Path], settings.Postgres);
        made.Exit.ShouldBe(0, made.Error);
        made.Error.ShouldBeEmpty();
        File.Exists(file + ".part").ShouldBeFalse();
        return file;
    }

    internal static Task<(int Exit, string Out, string Error)> RunAsync(DatabaseSettings settings, IEnumerable<string> words) =>
        StartedProgram.RunAsync([.. words, "--data", settings.Folder.Path], settings.Postgres, null, settings.PostgresOwner);
}

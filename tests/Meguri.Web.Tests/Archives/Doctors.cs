using System.Text.Json;
using Meguri.Platform.Archives;
using Meguri.Platform.Persistence;
using Meguri.Web.Cli;
using Meguri.Web.Host;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Archives;

/// <summary><c>doctor</c> says what is wrong, and only then.</summary>
public sealed class Doctors(Installations installations) : WebTest(installations)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);

    [Theory, Databases]
    public async Task Doctor_OfAnInstallationThatIsWell_FindsNothingBad(Database database)
    {
        var installation = await Installations.FreshAsync(database);
        using var taken = InstanceLock.TryTake(installation.Settings.Folder).ShouldNotBeNull();
        var said = await StartedProgram.RunAsync(["doctor", "--json", "--data", installation.Settings.Folder.Path], installation.Settings.Postgres);
        said.Exit.ShouldBe(0, said.Out + said.Error);
        var findings = JsonDocument.Parse(said.Out).RootElement.EnumerateArray().ToDictionary(f => f.GetProperty("check").GetString()!, f => f.GetProperty("level").GetString());
        findings.Keys.ShouldBeSubsetOf(["database", "address", "mail", "scan", "runtime", "engine", "structure", "trail", "keys", "walls", "backlog", "disk", "clock"]);
        findings.Count.ShouldBe(database == Database.Postgres ? 13 : 12);
        findings.Values.ShouldNotContain("Bad");
    }

    [Fact]
    public async Task Doctor_WhereTheTrailCanBeChanged_SaysSo()
    {
        var settings = await Installations.Databases.MakeAsync(Database.Sqlite);
        await using (var db = TestDatabases.Open(settings)) await db.Database.ExecuteSqlRawAsync("DROP TRIGGER trail_events_no_update", Stop);
        var said = await Backups.RunAsync(settings, ["doctor"]);
        (said.Exit, said.Error).ShouldBe((1, ""));
        said.Out.ShouldContain("[要対応] 操作の記録");
    }

    [Theory]
    [InlineData("3.6.23", false)]
    [InlineData("3.7.0", true)]
    [InlineData("3.44.5", true)]
    [InlineData("3.44.6", false)]
    [InlineData("3.45.0", true)]
    [InlineData("3.50.4", true)]
    [InlineData("3.50.7", false)]
    [InlineData("3.51.2", true)]
    [InlineData("3.51.3", false)]
    [InlineData("3.52.0", false)]
    [Requirement("S04")]
    public void Sqlite_WithTheFault_IsKnown(string version, bool faulty) => KnownFaults.ResetsTheLogUnderCommits(Version.Parse(version)).ShouldBe(faulty);

    [Theory]
    [InlineData("10.0.6", "3.53.4")]
    [InlineData("10.0.7", "3.51.2")]
    [Requirement("S04")]
    public void Versions_WithKnownFaults_AreRefused(string runtime, string sqlite) =>
        Should.Throw<RefusedException>(() => DatabaseReady.RequireVersions(Version.Parse(runtime), Version.Parse(sqlite))).Message.ShouldContain(runtime == "10.0.6" ? runtime : sqlite);

    [Fact]
    [Requirement("S04")]
    public void Versions_OfThisProgram_AreGood() => Should.NotThrow(() => DatabaseReady.RequireVersions(Environment.Version, KnownFaults.Sqlite));

    [Theory]
    [InlineData("10.0.6", DoctorCommand.Level.Bad)]
    [InlineData("10.0.7", DoctorCommand.Level.Good)]
    internal async Task Runtime_WithKnownFaults_IsBad(string runtime, DoctorCommand.Level level) =>
        DoctorCommand.Versions(await Installations.Databases.MakeEmptyAsync(Database.Sqlite), Well, Version.Parse(runtime)).Single(f => f.Check == "runtime").Level.ShouldBe(level);

    [Fact]
    public async Task Mail_ThatWaitsForHours_AndAClockBehindTheTrail_AreBad()
    {
        var settings = await Installations.Databases.MakeEmptyAsync(Database.Sqlite);
        Bad(Well).ShouldBeEmpty();
        Bad(Well with { Waiting = 3, OldestWaiting = Now.AddHours(-2) }).ShouldBe(["backlog"]);
        Bad(Well with { LatestAct = Now.AddHours(1) }).ShouldBe(["clock"]);
        Bad(Well with { Clock = Now.AddMinutes(-5) }).ShouldBe(["clock"]);

        IEnumerable<string> Bad(Examination found) => DoctorCommand.Rest(settings, found, Now).Where(f => f.Level == DoctorCommand.Level.Bad).Select(f => f.Check);
    }

    [Fact]
    public void Files_ThatWaitForHoursForTheScanner_AreBad()
    {
        var scanned = new SiteSettings(Scanner: Meguri.Platform.Files.Clamd.Read("localhost:3310"));
        Of(scanned, Well).ShouldBe(DoctorCommand.Level.Good);
        Of(scanned, Well with { Unchecked = 2, OldestUnchecked = Now.AddMinutes(-2) }).ShouldBe(DoctorCommand.Level.Good);
        Of(scanned, Well with { Unchecked = 2, OldestUnchecked = Now.AddHours(-2) }).ShouldBe(DoctorCommand.Level.Bad);
        Of(new SiteSettings(), Well with { Unchecked = 2, OldestUnchecked = Now.AddHours(-2) }).ShouldBe(DoctorCommand.Level.Note);

        static DoctorCommand.Level Of(SiteSettings site, Examination found) => DoctorCommand.Scans(site, found, Now).Single(f => f.Check == "scan").Level;
    }

    private static Examination Well => new("3.51.3", "ok", Examination.AllTriggers, Now.AddDays(-1), 0, null, 0, null, null);
}

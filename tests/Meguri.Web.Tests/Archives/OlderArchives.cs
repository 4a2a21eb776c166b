using Meguri.Platform.Archives;
using Meguri.Platform.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Archives;

/// <summary>A backup outlives the schema it was made from: it is restored under its own, and brought up to date.</summary>
[Requirement("X09")]
public sealed class OlderArchives(Installations installations) : WebTest(installations)
{
    [Theory, Databases]
    public async Task Archive_OfTheFirstSchema_IsRestoredAndMigrated(Database database)
    {
        var file = await OfTheFirstSchemaAsync();
        var settings = await Installations.Databases.MakeEmptyAsync(database);
        var restored = await Backups.RunAsync(settings, ["restore", file]);
        restored.Exit.ShouldBe(0, restored.Error);
        await using var db = TestDatabases.Open(settings.AsOwner());
        (await Migrator.IsCurrentAsync(db, Stop)).ShouldBeTrue();
        (await db.Users.SingleAsync(Stop)).ShouldSatisfyAllConditions(a => a.Email.ShouldBe("old@example.jp"), a => a.SecurityStamp.ShouldNotBeNullOrEmpty());
        (await Backups.RunAsync(settings, ["trail", "verify", "--org", "old"])).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task Database_ThatIsAhead_IsRefused()
    {
        NeedsPostgres();
        var refused = await Backups.RunAsync(await Installations.Databases.MakeAsync(Database.Postgres), ["restore", await OfTheFirstSchemaAsync()]);
        (refused.Exit, refused.Out).ShouldBe((1, ""));
    }

    [Theory, Databases]
    public async Task Database_OfANewerProgram_IsRefusedByEveryCommand(Database database)
    {
        var settings = await Installations.Databases.MakeAsync(database);
        await using (var db = TestDatabases.Open(settings.AsOwner()))
            await db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_OfTomorrow', '99')", Stop);
        SqliteConnection.ClearAllPools();
        foreach (var words in new string[][] { ["serve", "--port", "0"], ["state-hash"], ["migrate"], ["trail", "verify", "--installation"] })
        {
            var refused = await Backups.RunAsync(settings, words);
            (refused.Exit, refused.Out).ShouldBe((1, ""), string.Join(' ', words));
            refused.Error.ShouldContain("新しいMeguri");
        }
    }

    private async Task<string> OfTheFirstSchemaAsync()
    {
        var settings = await Installations.Databases.MakeEmptyAsync(Database.Sqlite);
        await using var db = TestDatabases.Open(settings);
        await Migrator.MigrateToAsync(db, 1, Stop);
        await db.Database.ExecuteSqlRawAsync("""
            INSERT INTO organizations (OrganizationId, Slug, Name, TimeZone, FiscalYearStart, Terms, DepartmentsSeeEachOther, Version)
            VALUES ('01A201FD-40E0-78C0-A8D0-2E7DBFB3ACD4', 'old', '昔の組織', 'Asia/Tokyo', 4, '{{}}', 1, 0);
            INSERT INTO accounts (Id, DisplayName, UserName, NormalizedUserName, Email, NormalizedEmail, EmailConfirmed, PhoneNumberConfirmed, TwoFactorEnabled, LockoutEnabled, AccessFailedCount)
            VALUES ('01A201FD-40E0-78C0-A8D0-2E7DBFB3ACD5', '昔の人', 'old@example.jp', 'OLD@EXAMPLE.JP', 'old@example.jp', 'OLD@EXAMPLE.JP', 0, 0, 0, 1, 3);
            """, Stop);
        // What that program would have carried: the tables and columns that there were.
        var there = (await db.Database.SqlQueryRaw<string>("SELECT m.name || '.' || c.name AS \"Value\" FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'").ToListAsync(Stop)).ToHashSet();
        var tables = TableShape.AllOf(db).Select(t => t with { Columns = [.. t.Columns.Where(c => there.Contains($"{t.Name}.{c.Name}"))] }).Where(t => t.Columns.Count > 0).ToList();
        var file = Path.Combine(settings.Folder.Path, "old.zip");
        await using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.ReadWrite);
        var manifest = await new ArchiveWriter(db, new Meguri.Platform.Files.FolderFileStore(settings.Folder.Files), settings.Folder, TimeProvider.System).WriteInstallationAsync(stream, tables, Stop);
        manifest.Schema.ShouldBe(["First"]);
        return file;
    }
}

using Meguri.Platform.Archives;
using Meguri.Platform.Files;
using Meguri.Platform.Persistence;
using Meguri.Web.Cli;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Web.Archives;

/// <summary>The state hash: the same where everything that is kept is the same, another where anything of it is.</summary>
public sealed class States(Installations installations) : WebTest(installations)
{
    [Fact]
    public async Task Cell_Changed_ChangesTheHash()
    {
        var sample = await Installations.SampleAsync();
        var changed = 0;
        await using var db = TestDatabases.Open(sample.Installation.Settings);
        await using var transaction = await db.Database.BeginTransactionAsync(Stop);
        await db.Database.ExecuteSqlRawAsync("PRAGMA defer_foreign_keys=ON; PRAGMA ignore_check_constraints=ON", Stop);
        foreach (var trigger in await db.Database.SqlQueryRaw<string>("SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'trigger'").ToListAsync(Stop))
            await RunAsync(db, $"DROP TRIGGER {trigger}");
        foreach (var table in TableShape.AllOf(db))
        {
            if (await CountAsync(db, table.Name) == 0) continue;
            var section = new Section(table.Owned ? sample.Organization.OrganizationId.Value : Guid.Empty);
            foreach (var column in table.Columns.Where(c => c.Name != TableShape.Organization))
            {
                await transaction.CreateSavepointAsync("cell", Stop);
                var before = await LinesAsync(db, table, section);
                await RunAsync(db, $"UPDATE \"{table.Name}\" SET \"{column.Name}\" = {Another(column)} WHERE rowid = (SELECT rowid FROM \"{table.Name}\" "
                    + (table.Owned ? $"WHERE \"{TableShape.Organization}\" = '{section.Id.ToString().ToUpperInvariant()}' " : "") + "LIMIT 1)");
                (await LinesAsync(db, table, section)).ShouldNotBe(before, $"{table.Name}.{column.Name}");
                await transaction.RollbackToSavepointAsync("cell", Stop);
                changed++;
            }
        }
        changed.ShouldBeGreaterThan(200);
    }

    [Theory, Databases]
    public async Task State_CountsEveryRowOfEveryOrganization(Database database)
    {
        var installation = await Installations.FreshAsync(database);
        var (one, other) = (await installation.OrganizationAsync(), await installation.OrganizationAsync());
        await one.AssetAsync("顧客名簿", await one.DepartmentAsync("総務部"));
        await other.DepartmentAsync("営業部");
        var state = await StateAsync(installation);
        state.Sections.Select(s => s.Slug).ShouldBe([null, one.Slug, other.Slug]);
        state.Sections[0].Rows["accounts"].ShouldBe(2);
        state.Sections[1].Rows["assets"].ShouldBe(1);
        state.Sections[2].Rows["departments"].ShouldBe(1);
        state.Sections.ShouldAllBe(s => s.Trail.Sequence > 0);

        await other.DepartmentAsync("開発部");
        var later = await StateAsync(installation);
        later.Hash.ShouldNotBe(state.Hash);
        later.Sections.Select(s => s.Hash == state.Sections.Single(before => before.Id == s.Id).Hash).ShouldBe([true, true, false]);
    }

    [Theory, Databases]
    public async Task ComingAndGoing_ChangesNothing(Database database)
    {
        var installation = await Installations.FreshAsync(database);
        var organization = await installation.OrganizationAsync();
        var before = await StateAsync(installation);
        await SignInAsync(organization, organization.Administrator);
        await TrySignInAsync(Http.Visitor.To(installation), organization.Administrator, "not the password at all");
        (await StateAsync(installation)).Hash.ShouldBe(before.Hash);
    }

    [Theory, Databases]
    public async Task Command_SaysOneHash_BesideARunningServer(Database database)
    {
        var installation = await Installations.FreshAsync(database);
        var organization = await installation.OrganizationAsync();
        using var taken = InstanceLock.TryTake(installation.Settings.Folder).ShouldNotBeNull();
        var state = await StateAsync(installation);
        var said = await StartedProgram.RunAsync(["state-hash", "--data", installation.Settings.Folder.Path], installation.Settings.Postgres);
        (said.Exit, said.Out, said.Error).ShouldBe((0, state.Hash + "\n", ""));
        state.Hash.ShouldMatch("^[0-9a-f]{64}$");
        var own = await StartedProgram.RunAsync(["state-hash", "--org", organization.Slug, "--data", installation.Settings.Folder.Path], installation.Settings.Postgres);
        own.Out.Trim().ShouldBe(state.Sections[1].Hash);
    }

    [Fact]
    public async Task Command_WhereNothingIs_IsRefusedAndMakesNothing()
    {
        var folder = Path.Combine((await Installations.Databases.MakeEmptyAsync(Database.Sqlite)).Folder.Path, "nowhere");
        (await CommandLine.RunAsync(["state-hash", "--data", folder])).ShouldBe(CommandLine.Refused);
        Directory.Exists(folder).ShouldBeFalse();
    }

    /// <summary>Whoever adds a table of machinery decides here whether a backup carries it.</summary>
    [Fact]
    public async Task Machinery_ThatIsCarried_IsNamedHere()
    {
        await using var db = TestDatabases.Open(await Installations.Databases.MakeEmptyAsync(Database.Sqlite));
        var machinery = db.Model.GetEntityTypes().Where(t => !t.IsOwned() && PlatformMapping.Machinery.Contains(t.ClrType)).ToDictionary(t => t.GetTableName()!, t => t.ClrType);
        TableShape.AllOf(db).Select(t => t.Name).Where(machinery.ContainsKey)
            .ShouldBe(["account_claims", "account_logins", "account_passkeys", "account_tokens", "number_series", "trail_activities", "trail_events", "trail_heads"]);
        machinery.Where(m => Passing.Tables.Contains(m.Value)).Select(m => m.Key).Order(StringComparer.Ordinal).ShouldBe(["attempts", "form_answers", "mails", "sessions"]);
    }

    internal static async Task<State> StateAsync(Installation installation)
    {
        State? state = null;
        await installation.InAsync(null, async services => state = await State.ReadAsync(services.GetRequiredService<MeguriDb>(), services.GetRequiredService<IFileStore>(), Stop));
        return state!;
    }

    private static async Task<List<string>> LinesAsync(MeguriDb db, TableShape table, Section section)
    {
        await using var rows = await StoredRows.OpenAsync(db, [table], Stop);
        return await rows.LinesAsync(section, table, Stop).Select(System.Text.Encoding.UTF8.GetString).ToListAsync(Stop);
    }

    private static async Task<int> CountAsync(MeguriDb db, string table) => Convert.ToInt32(await RunAsync(db, $"SELECT count(*) FROM \"{table}\""), System.Globalization.CultureInfo.InvariantCulture);

    // The names are the model's own.
    private static async Task<object?> RunAsync(MeguriDb db, string statement)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.Transaction) = (statement, Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(db.Database.CurrentTransaction!));
        return await command.ExecuteScalarAsync(Stop);
    }

    private static string Another(ColumnShape column) => column.Kind switch
    {
        ColumnKind.Text => $"coalesce(\"{column.Name}\", '') || 'x'",
        ColumnKind.Uuid => "'01A201FD-4222-7029-9039-3A62228059AC'",
        ColumnKind.Number or ColumnKind.Decimal => $"coalesce(\"{column.Name}\", 0) + 1000000",
        ColumnKind.Flag => $"NOT coalesce(\"{column.Name}\", 0)",
        ColumnKind.Instant => $"CASE WHEN \"{column.Name}\" = '2020-01-01 00:00:00.001' THEN '2020-01-01 00:00:00.002' ELSE '2020-01-01 00:00:00.001' END",
        ColumnKind.Day => "'1970-01-01'",
        ColumnKind.Bytes => "x'0102'",
        ColumnKind.Json => "'{\"changed\":true}'",
        ColumnKind.Texts => "'[\"changed\"]'",
        _ => "'[\"01A201FD-4222-7029-9039-3A62228059AC\"]'",
    };
}

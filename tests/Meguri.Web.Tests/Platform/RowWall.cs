using Meguri.Domain.Assets;
using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Meguri.Web.Platform;

/// <summary>Wall e by itself: what PostgreSQL shows and takes from the role that serves, whatever the program forgets.</summary>
public sealed class RowWall(Installations installations) : WebTest(installations)
{
    // The end of the installation's own chain belongs to no organization; whoever saves locks it.
    private const string OfAny = "WHERE \"OrganizationId\" <> '00000000-0000-0000-0000-000000000000'";

    public static TheoryData<string> WhatTheRoleTries => new(
        "SET ROLE meguri_test_owner",
        "SET SESSION AUTHORIZATION meguri_test_owner",
        "TRUNCATE assets",
        "DROP TABLE assets",
        "ALTER TABLE assets DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE assets NO FORCE ROW LEVEL SECURITY",
        "DROP POLICY organization ON assets",
        "CREATE POLICY everything ON assets USING (true)",
        "ALTER ROLE meguri_test BYPASSRLS",
        "CREATE FUNCTION past() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS 'SELECT count(*) FROM assets'",
        "CREATE VIEW past AS SELECT * FROM assets",
        "UPDATE trail_events SET \"Verb\" = 'forged'",
        "DELETE FROM trail_activities",
        "DELETE FROM \"__EFMigrationsHistory\"");

    [Fact]
    [Requirement("Z22")]
    public async Task Tables_OfOrganizations_AreAllWalled()
    {
        NeedsPostgres();
        var settings = await Installations.Databases.MakeAsync(Database.Postgres);
        await using var db = TestDatabases.Open(settings);
        var tables = RowSecurity.Tables(db).ToList();
        tables.Count.ShouldBeGreaterThan(30);
        var found = await AskAsync(settings, """
            SELECT c.relname || ' ' || c.relrowsecurity || ' ' || c.relforcerowsecurity || ' ' || coalesce(bool_or(p.polname = 'organization' AND p.polcmd = '*' AND p.polroles = '{0}'
                AND pg_get_expr(p.polqual, p.polrelid) LIKE '%app.organization%' AND pg_get_expr(p.polwithcheck, p.polrelid) LIKE '%app.organization%')::text, 'none')
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'OrganizationId' LEFT JOIN pg_policy p ON p.polrelid = c.oid
            WHERE c.relkind = 'r' GROUP BY c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity
            """);
        found.Order(StringComparer.Ordinal).ShouldBe(tables.Select(t => $"{t} true true true").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Keys_OfOrganizations_LeadWithTheOrganizationInTheDatabaseToo()
    {
        NeedsPostgres();
        var settings = await Installations.Databases.MakeAsync(Database.Postgres);
        (await AskAsync(settings, """
            SELECT i.indrelid::regclass || ': ' || i.indexrelid::regclass FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attname = 'OrganizationId'
            WHERE i.indisunique AND i.indkey[0] <> a.attnum AND i.indrelid::regclass::text NOT LIKE 'pg_%'
            UNION ALL SELECT f.conrelid::regclass || ': ' || f.conname FROM pg_constraint f JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attname = 'OrganizationId'
            JOIN pg_attribute o ON o.attrelid = f.confrelid AND o.attname = 'OrganizationId' WHERE f.contype = 'f' AND (f.conkey[1] <> a.attnum OR f.confkey[1] <> o.attnum)
            """)).ShouldBe(["organizations: \"IX_organizations_Slug\""], "an address belongs to one organization of all; nothing else may be unique across");
    }

    [Fact]
    [Requirement("Z22")]
    public async Task Rows_WithoutAnOrganization_AreNone()
    {
        NeedsPostgres();
        var settings = (await FilledAsync()).Installation.Settings;
        await using var db = TestDatabases.Open(settings);
        foreach (var table in RowSecurity.Tables(db))
        {
            (await AskAsync(settings, $"SELECT count(*)::text FROM {table} {OfAny}")).ShouldBe(["0"], table);
            (await AskAsync(settings, $"SET app.organization TO ''; SELECT count(*)::text FROM {table} {OfAny}")).ShouldBe(["0"], table);
            await using var connection = await OpenAsync(settings);
            using var copied = await connection.BeginTextExportAsync($"COPY (SELECT * FROM {table} {OfAny}) TO STDOUT", Stop);
            (await copied.ReadToEndAsync(Stop)).ShouldBeEmpty(table);
        }
    }

    [Fact]
    [Requirement("Z22")]
    public async Task Rows_OfAnotherOrganization_AreNeitherSeenNorTouchedNorTaken()
    {
        NeedsPostgres();
        var (mine, theirs) = (await FilledAsync(), await FilledAsync());
        var (settings, as_) = (mine.Installation.Settings, $"SET app.organization TO '{mine.Organization.OrganizationId.Value}'; ");
        var other = theirs.Organization.OrganizationId.Value;
        await using var db = TestDatabases.Open(settings);
        foreach (var table in RowSecurity.Tables(db)) (await AskAsync(settings, as_ + $"SELECT count(*)::text FROM {table} WHERE \"OrganizationId\" = '{other}'")).ShouldBe(["0"], table);
        (await AskAsync(settings, as_ + "SELECT count(*)::text FROM assets")).ShouldBe(["1"]);
        (await AskAsync(settings, as_ + $"WITH touched AS (UPDATE departments SET \"Name\" = 'x' WHERE \"OrganizationId\" = '{other}' RETURNING 1) SELECT count(*)::text FROM touched")).ShouldBe(["0"]);
        (await AskAsync(settings, as_ + $"WITH gone AS (DELETE FROM assets WHERE \"OrganizationId\" = '{other}' RETURNING 1) SELECT count(*)::text FROM gone")).ShouldBe(["0"]);
        var given = as_ + $"UPDATE departments SET \"OrganizationId\" = '{other}'";
        (await Should.ThrowAsync<PostgresException>(() => AskAsync(settings, given))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        var taken = as_ + $"INSERT INTO number_series (\"OrganizationId\", \"Series\", \"Last\") VALUES ('{other}', 'X', 1)";
        (await Should.ThrowAsync<PostgresException>(() => AskAsync(settings, taken))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await theirs.FindAsync(d => d.Set<Asset>().CountAsync(Stop))).ShouldBe(1);
    }

    [Fact]
    [Requirement("Z22")]
    public async Task Query_ThatForgetsTheFilter_StillSeesItsOwnRowsOnly()
    {
        NeedsPostgres();
        var (mine, theirs) = (await FilledAsync(), await FilledAsync());
        await mine.InAsync(async services =>
        {
            var db = services.GetRequiredService<MeguriDb>();
            (await db.Set<Asset>().IgnoreQueryFilters().Select(a => a.OrganizationId).Distinct().ToListAsync(Stop)).ShouldBe([mine.Organization.OrganizationId]);
            (await db.Set<Department>().IgnoreQueryFilters().AnyAsync(d => d.OrganizationId == theirs.Organization.OrganizationId, Stop)).ShouldBeFalse();
            (await db.Set<Organization>().IgnoreQueryFilters().CountAsync(Stop)).ShouldBe(1);
        });
    }

    [Fact]
    public async Task Directory_ShowsOrganizationsAndMemberships_ToReadAndNothingElse()
    {
        NeedsPostgres();
        var settings = (await FilledAsync()).Installation.Settings;
        await FilledAsync();
        const string looks = "SET app.directory TO 'on'; ";
        await using var db = TestDatabases.Open(settings);
        foreach (var table in RowSecurity.Tables(db))
            (await AskAsync(settings, looks + $"SELECT (count(*) > 0)::text FROM {table} {OfAny}")).ShouldBe([table is "organizations" or "memberships" ? "true" : "false"], table);
        (await AskAsync(settings, looks + "WITH touched AS (UPDATE organizations SET \"Name\" = 'x' RETURNING 1) SELECT count(*)::text FROM touched")).ShouldBe(["0"]);
    }

    [Theory, MemberData(nameof(WhatTheRoleTries))]
    [Requirement("Z22")]
    public async Task Role_ThatServes_MayNot(string statement)
    {
        NeedsPostgres();
        var organization = await FilledAsync();
        var tried = $"SET app.organization TO '{organization.Organization.OrganizationId.Value}'; {statement}";
        (await Should.ThrowAsync<PostgresException>(() => AskAsync(organization.Installation.Settings, tried))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task Reach_OfTheRoleThatServes_IsNone_AndTheOwnersIsSeen()
    {
        NeedsPostgres();
        var settings = await Installations.Databases.MakeAsync(Database.Postgres);
        await using (var db = TestDatabases.Open(settings)) (await RoleReach.AskAsync(db, Stop)).ShouldBe(new RoleReach(false, false, false));
        await using var owner = TestDatabases.Open(settings.AsOwner());
        (await RoleReach.AskAsync(owner, Stop)).ShouldBe(new RoleReach(false, true, false));
        await owner.Database.ExecuteSqlRawAsync("ALTER TABLE assets DISABLE ROW LEVEL SECURITY", Stop);
        await using var again = TestDatabases.Open(settings);
        (await RoleReach.AskAsync(again, Stop)).ShouldBe(new RoleReach(false, false, true));
        await Migrator.MigrateAsync(owner, settings.AsOwner(), Stop);
        (await RoleReach.AskAsync(again, Stop)).ShouldBe(new RoleReach(false, false, false));
    }

    // With something in most of its tables.
    private async Task<TestOrganization> FilledAsync()
    {
        var organization = await OrganizationAsync(Database.Postgres);
        await organization.AssetAsync("顧客名簿", await organization.DepartmentAsync("営業部"));
        return organization;
    }

    private static async Task<NpgsqlConnection> OpenAsync(DatabaseSettings settings)
    {
        var connection = new NpgsqlConnection(settings.Postgres);
        await connection.OpenAsync(Stop);
        return connection;
    }

    private static async Task<IReadOnlyList<string>> AskAsync(DatabaseSettings settings, string sql)
    {
        await using var connection = await OpenAsync(settings);
        await using var command = new NpgsqlCommand(sql, connection);
        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(Stop);
        while (await reader.ReadAsync(Stop)) lines.Add(reader.GetString(0));
        return lines;
    }
}

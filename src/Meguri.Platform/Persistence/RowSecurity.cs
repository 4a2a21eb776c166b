using Meguri.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Platform.Persistence;

/// <summary>
/// Wall e, in PostgreSQL: the database itself shows and takes only rows of the organization that the command names
/// (<see cref="RowSecurityCommands"/>). The tables are found in the model, so a new one is walled with the next migration.
/// </summary>
internal static class RowSecurity
{
    /// <summary>The setting that names the organization of a command.</summary>
    public const string Organization = "app.organization";

    /// <summary>The setting that lets a command look for organizations and memberships, and for nothing else.</summary>
    public const string Directory = "app.directory";

    // A setting that was set and taken back reads as an empty text, not as none. Asked once per command, not once per row.
    private const string Own = "\"OrganizationId\" = (SELECT nullif(current_setting('" + Organization + "', true), '')::uuid)";

    // Acts on accounts stand in the installation's own chain, whoever does them.
    private const string OwnOrInstallation = Own + " OR \"OrganizationId\" = '00000000-0000-0000-0000-000000000000'";

    private static readonly IReadOnlySet<string> Directories = new HashSet<string>(StringComparer.Ordinal) { "organizations", "memberships" };

    /// <summary>The tables whose rows belong to an organization.</summary>
    public static IEnumerable<string> Tables(MeguriDb db) =>
        from table in db.Model.GetRelationalModel().Tables
        where table.FindColumn(nameof(Meguri.Domain.Kernel.Entity.OrganizationId)) is not null
        orderby table.Name
        select table.Name;

    /// <summary>Puts the policies up, as the owner of the tables, and gives the role that serves what it needs: rows, never the tables themselves, and the trail only to read and to add to.</summary>
    public static async Task ApplyAsync(MeguriDb db, string servingRole, CancellationToken cancellation)
    {
        foreach (var statement in Walls.E ? Tables(db).SelectMany(Policies) : []) await db.Database.ExecuteSqlRawAsync(statement, cancellation);
        foreach (var statement in Grants(db, servingRole)) await db.Database.ExecuteSqlRawAsync(statement, cancellation);
    }

    /// <summary>A migration moves rows of all organizations: the wall does not bind the owner meanwhile. It binds the role that serves all the time.</summary>
    public static async Task LiftAsync(MeguriDb db, CancellationToken cancellation)
    {
        var statements = await db.Database.SqlQuery<string>($"""
            SELECT 'ALTER TABLE ' || oid::regclass || ' NO FORCE ROW LEVEL SECURITY' AS "Value" FROM pg_class WHERE relforcerowsecurity AND relnamespace = current_schema()::regnamespace
            """).ToListAsync(cancellation);
        foreach (var statement in statements) await db.Database.ExecuteSqlRawAsync(statement, cancellation);
    }

    private static IEnumerable<string> Policies(string table)
    {
        var (seen, taken) = table switch
        {
            "trail_heads" => (OwnOrInstallation, OwnOrInstallation),
            "trail_activities" or "trail_events" => (Own, OwnOrInstallation),
            _ => (Own, Own),
        };
        yield return $"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY";
        yield return $"DROP POLICY IF EXISTS organization ON {table}";
        yield return $"CREATE POLICY organization ON {table} USING ({seen}) WITH CHECK ({taken})";
        if (!Directories.Contains(table)) yield break;
        yield return $"DROP POLICY IF EXISTS directory ON {table}";
        yield return $"CREATE POLICY directory ON {table} FOR SELECT USING ((SELECT current_setting('{Directory}', true)) = 'on')";
    }

    private static IEnumerable<string> Grants(MeguriDb db, string role)
    {
        var name = "\"" + role.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        foreach (var table in db.Model.GetRelationalModel().Tables.Select(t => t.Name))
        {
            yield return $"REVOKE ALL ON {table} FROM {name}";
            yield return $"GRANT {(AppendOnly.Tables.Contains(table) ? "SELECT, INSERT" : "SELECT, INSERT, UPDATE, DELETE")} ON {table} TO {name}";
        }
        yield return $"GRANT SELECT ON \"__EFMigrationsHistory\" TO {name}";
        yield return $"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {name}";
    }
}

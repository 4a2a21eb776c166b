using Microsoft.EntityFrameworkCore;

namespace Meguri.Platform.Persistence;

/// <summary>The trail's rows are added and never touched again: the database itself refuses. Set up after every migration, since rebuilding a table drops its triggers.</summary>
internal static class AppendOnly
{
    /// <summary>The tables of the trail.</summary>
    public static IReadOnlyList<string> Tables { get; } = ["trail_activities", "trail_events"];

    public static async Task ApplyAsync(MeguriDb db, CancellationToken cancellation)
    {
        foreach (var statement in Tables.SelectMany(table => db is SqliteDb ? ForSqlite(table) : ForPostgres(table)))
            await db.Database.ExecuteSqlRawAsync(statement, cancellation);
    }

    private static IEnumerable<string> ForSqlite(string table) => new[] { "update", "delete" }.Select(verb =>
        $"CREATE TRIGGER IF NOT EXISTS {table}_no_{verb} BEFORE {verb.ToUpperInvariant()} ON {table} BEGIN SELECT RAISE(ABORT, 'append-only'); END");

    private static IEnumerable<string> ForPostgres(string table) =>
    [
        "CREATE OR REPLACE FUNCTION meguri_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'append-only'; END $$",
        $"CREATE OR REPLACE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION meguri_append_only()",
        $"CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION meguri_append_only()",
    ];
}

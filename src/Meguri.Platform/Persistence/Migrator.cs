using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Platform.Persistence;

/// <summary>Brings the schema up to date.</summary>
public static class Migrator
{
    /// <summary>
    /// Migrates. The embedded database is copied first when it holds anything, and a lock row that a killed migration left
    /// is cleared: the instance lock says that nobody else can be migrating it.
    /// </summary>
    /// <returns>The names of the migrations that were applied.</returns>
    public static async Task<IReadOnlyList<string>> MigrateAsync(MeguriDb db, DatabaseSettings settings, CancellationToken cancellation)
    {
        if (settings.IsEmbedded && File.Exists(settings.Folder.Database)) await ClearStaleLockAsync(db, cancellation);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellation)).ToList();
        if (pending.Count > 0) await ChangeAsync(db, settings, cancellation);
        await WallAsync(db, settings, cancellation);
        return pending;
    }

    /// <summary>True when the schema is what this program expects.</summary>
    public static async Task<bool> IsCurrentAsync(MeguriDb db, CancellationToken cancellation) =>
        !(await db.Database.GetPendingMigrationsAsync(cancellation)).Any();

    /// <summary>What the database itself refuses, on the schema as it is: touching the trail and, on PostgreSQL, reaching across organizations.</summary>
    internal static async Task WallAsync(MeguriDb db, DatabaseSettings settings, CancellationToken cancellation)
    {
        await AppendOnly.ApplyAsync(db, cancellation);
        if (settings.ServingRole is { } role) await RowSecurity.ApplyAsync(db, role, cancellation);
    }

    private static async Task ChangeAsync(MeguriDb db, DatabaseSettings settings, CancellationToken cancellation)
    {
        if (!settings.IsEmbedded) await RowSecurity.LiftAsync(db, cancellation);
        if (settings.IsEmbedded && (await db.Database.GetAppliedMigrationsAsync(cancellation)).Any())
            await CopyAsync(db, settings, cancellation);
        await db.Database.MigrateAsync(cancellation);
    }

    private static async Task ClearStaleLockAsync(MeguriDb db, CancellationToken cancellation)
    {
        try
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock", cancellation);
        }
        catch (SqliteException missing) when (missing.SqliteErrorCode == 1)
        {
            // No such table: it was never migrated.
        }
    }

    private static Task CopyAsync(MeguriDb db, DatabaseSettings settings, CancellationToken cancellation)
    {
        var copy = Path.Combine(settings.Folder.Path, $"before-migration-{Guid.CreateVersion7():n}.db");
        return db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", cancellation);
    }
}

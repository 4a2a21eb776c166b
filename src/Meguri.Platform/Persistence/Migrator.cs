using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

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
        if (settings.IsEmbedded && File.Exists(settings.Folder.Database) && !Planted.KeptLock) await ClearStaleLockAsync(db, cancellation);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellation)).ToList();
        if (pending.Count > 0) await ChangeAsync(db, settings, cancellation);
        await WallAsync(db, settings, cancellation);
        return pending;
    }

    /// <summary>True when the schema is what this program expects.</summary>
    public static async Task<bool> IsCurrentAsync(MeguriDb db, CancellationToken cancellation) =>
        !(await db.Database.GetPendingMigrationsAsync(cancellation)).Any();

    /// <summary>True when the database was migrated by a newer program: this one does not know what it holds.</summary>
    public static async Task<bool> IsNewerAsync(MeguriDb db, CancellationToken cancellation) =>
        (await db.Database.GetAppliedMigrationsAsync(cancellation)).Except(db.Database.GetMigrations()).Any();

    /// <summary>The migrations that this program knows, by name, in order; the moments in their ids differ between the databases.</summary>
    public static IReadOnlyList<string> KnownNames { get; } = [.. Assembly.Load(DatabaseServices.MigrationsAssembly).GetTypes()
        .Where(type => type.GetCustomAttribute<DbContextAttribute>()?.ContextType == typeof(SqliteDb))
        .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().Order(StringComparer.Ordinal).Select(NameOf)];

    /// <summary>A migration's name.</summary>
    internal static string NameOf(string migration) => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];

    /// <summary>Brings an empty database to one of the schemas there were, for what was written with it.</summary>
    /// <param name="db">The database.</param>
    /// <param name="count">How many of the migrations, from the first.</param>
    /// <param name="cancellation">Gives up between two migrations.</param>
    internal static Task MigrateToAsync(MeguriDb db, int count, CancellationToken cancellation) =>
        db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().ElementAt(count - 1), cancellation);

    /// <summary>Brings a database that was just filled to the present schema: there is nothing of before to copy.</summary>
    internal static async Task FinishAsync(MeguriDb db, DatabaseSettings settings, CancellationToken cancellation)
    {
        if (!settings.IsEmbedded) await RowSecurity.LiftAsync(db, cancellation);
        await db.Database.MigrateAsync(cancellation);
        await WallAsync(db, settings, cancellation);
    }

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

    // Under its name only when it is whole: a copy that was cut off would look like one.
    private static async Task CopyAsync(MeguriDb db, DatabaseSettings settings, CancellationToken cancellation)
    {
        var copy = Path.Combine(settings.Folder.Path, $"before-migration-{Guid.CreateVersion7():n}.db");
        var part = copy + ".part";
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {part}", cancellation);
        Durable.Flush(part);
        File.Move(part, copy);
        Durable.FlushFolder(settings.Folder.Path);
    }
}

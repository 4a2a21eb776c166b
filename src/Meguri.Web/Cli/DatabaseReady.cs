using Meguri.Platform.Persistence;
using Npgsql;

namespace Meguri.Web.Cli;

/// <summary>What must hold before anything is served: PostgreSQL is asked, the embedded database is migrated.</summary>
internal static class DatabaseReady
{
    /// <summary>Refuses a runtime and an SQLite that are known to be at fault.</summary>
    public static void RequireVersions(Version runtime, Version sqlite)
    {
        if (runtime < KnownFaults.OldestRuntime) throw new RefusedException(CliWords.RuntimeOld(runtime, KnownFaults.OldestRuntime));
        if (KnownFaults.ResetsTheLogUnderCommits(sqlite)) throw new RefusedException(CliWords.SqliteFaulty(sqlite));
    }

    /// <summary>Refuses a server that cannot be reached, a schema that is old, and a role that row security does not bind.</summary>
    public static async Task RequireAsync(MeguriDb db, CancellationToken cancellation)
    {
        try
        {
            await RequireCurrentAsync(db, CommandOptions.PostgresVariable, cancellation);
            var reach = await RoleReach.AskAsync(db, cancellation);
            if (reach.Above || reach.Owns) throw new RefusedException(CliWords.RoleTooMighty(CommandOptions.PostgresVariable));
            if (reach.Open) throw new RefusedException(CliWords.WallMissing);
        }
        catch (NpgsqlException unreachable)
        {
            throw new RefusedException(CliWords.PostgresUnreachable(CommandOptions.PostgresVariable, unreachable.Message));
        }
    }

    /// <summary>Refuses a server that cannot be reached and a schema that is another than the program's, whoever asks.</summary>
    public static async Task RequireCurrentAsync(MeguriDb db, string said, CancellationToken cancellation)
    {
        try
        {
            if (await Migrator.IsNewerAsync(db, cancellation)) throw new RefusedException(CliWords.SchemaNewer);
            if (!await Migrator.IsCurrentAsync(db, cancellation)) throw new RefusedException(CliWords.SchemaOld);
        }
        catch (NpgsqlException unreachable)
        {
            throw new RefusedException(CliWords.PostgresUnreachable(said, unreachable.Message));
        }
    }

    /// <summary>Makes or migrates the embedded database, or PostgreSQL's as its owner; refuses one that a newer program wrote.</summary>
    public static async Task MigrateAsync(MeguriDb db, DatabaseSettings settings, CancellationToken cancellation)
    {
        if (await Migrator.IsNewerAsync(db, cancellation)) throw new RefusedException(CliWords.SchemaNewer);
        await Migrator.MigrateAsync(db, settings, cancellation);
    }

    /// <summary>Migrates as the owner of the tables, who must be known and be somebody else than the role that serves.</summary>
    public static DatabaseSettings AsOwner(DatabaseSettings settings)
    {
        if (settings.IsEmbedded) return settings;
        if (settings.PostgresOwner is not { } owner || new NpgsqlConnectionStringBuilder(owner).Username == new NpgsqlConnectionStringBuilder(settings.Postgres).Username)
            throw new RefusedException(CliWords.OwnerMissing(CommandOptions.OwnerVariable, CommandOptions.PostgresVariable));
        return settings.AsOwner();
    }
}

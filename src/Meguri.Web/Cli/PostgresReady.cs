using Meguri.Platform.Persistence;
using Npgsql;

namespace Meguri.Web.Cli;

/// <summary>What must hold before anything is served from PostgreSQL; the embedded database is migrated instead.</summary>
internal static class PostgresReady
{
    /// <summary>Refuses a server that cannot be reached, a schema that is old, and a role that row security does not bind.</summary>
    public static async Task RequireAsync(MeguriDb db, CancellationToken cancellation)
    {
        try
        {
            if (!await Migrator.IsCurrentAsync(db, cancellation)) throw new RefusedException(CliWords.SchemaOld);
            var reach = await RoleReach.AskAsync(db, cancellation);
            if (reach.Above || reach.Owns) throw new RefusedException(CliWords.RoleTooMighty(CommandOptions.PostgresVariable));
            if (reach.Open) throw new RefusedException(CliWords.WallMissing);
        }
        catch (NpgsqlException unreachable)
        {
            throw new RefusedException(CliWords.PostgresUnreachable(CommandOptions.PostgresVariable, unreachable.Message));
        }
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

using Microsoft.Data.Sqlite;
using Npgsql;

namespace Meguri.Platform.Persistence;

/// <summary>Reads what a database refused.</summary>
public static class DatabaseErrors
{
    private const int SqliteConstraint = 19;

    /// <summary>True when a unique index or a reference stood in the way: somebody else was faster.</summary>
    public static bool IsConflict(Exception exception) => exception.InnerException switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode == SqliteConstraint,
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation,
        _ => false,
    };
}

using Microsoft.Data.Sqlite;
using Npgsql;

namespace Meguri.Platform.Persistence;

/// <summary>Reads what a database refused.</summary>
public static class DatabaseErrors
{
    private const int SqliteBusy = 5, SqliteError = 1, SqliteFull = 13, SqliteTooBig = 18, SqliteConstraint = 19, SqliteMismatch = 20, NoSpaceLeft = 28, QuotaExceeded = 122;

    /// <summary>True when a unique index or a reference stood in the way: somebody else was faster.</summary>
    public static bool IsConflict(Exception exception) => exception.InnerException switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode == SqliteConstraint,
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation,
        _ => false,
    };

    /// <summary>True when there was no room left: on the disk of the database, or of the data folder.</summary>
    public static bool IsFull(Exception exception) => Causes(exception).Any(cause => cause switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode == SqliteFull,
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.DiskFull,
        IOException file => (file.HResult & 0xffff) is NoSpaceLeft or QuotaExceeded,
        _ => false,
    });

    /// <summary>True when the database was not there, was stopping, or had no connection to give: the same request may go well in a while.</summary>
    public static bool IsAway(Exception exception) => Causes(exception).Any(cause => cause switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode == SqliteBusy,
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections,
        NpgsqlException => true,
        _ => false,
    });

    /// <summary>True when the database is well, and what it was given has no place in it: a table or column it does not know, a value or a reference that cannot be, a row that is not its writer's.</summary>
    public static bool IsOfTheRows(Exception exception) => Causes(exception).Any(cause => cause switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is SqliteError or SqliteTooBig or SqliteConstraint or SqliteMismatch,
        PostgresException postgres => postgres.SqlState[..2] is "22" or "23" or "42",
        _ => false,
    });

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException) yield return cause;
    }
}

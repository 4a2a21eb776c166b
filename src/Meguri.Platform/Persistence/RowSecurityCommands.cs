using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Meguri.Platform.Persistence;

/// <summary>
/// Says with every command which organization asks (wall e). It travels with the command, so it costs no round trip and holds
/// whatever connection of the pool, or of a pooler in between, carries it. The commands of a save itself are left as they are:
/// they stand in a transaction whose first command, the lock on the chain, said it already.
/// </summary>
internal sealed class RowSecurityCommands : DbCommandInterceptor
{
    /// <summary>The tag of the queries that look for organizations and memberships.</summary>
    public const string DirectoryTag = "looks for organizations";

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Name(command, eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Name(command, eventData);
        return new(result);
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Name(command, eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Name(command, eventData);
        return new(result);
    }

    private static void Name(DbCommand command, CommandEventData eventData)
    {
        if (eventData is not { Context: PostgresDb db, CommandSource: not (CommandSource.SaveChanges or CommandSource.Migrations) }) return;
        var looks = command.CommandText.StartsWith("-- " + DirectoryTag, StringComparison.Ordinal);
        command.CommandText = $"SET {RowSecurity.Organization} TO '{db.Organization.Value}'; "
            + (looks ? $"SET {RowSecurity.Directory} TO 'on'; {command.CommandText}; SET {RowSecurity.Directory} TO 'off'" : command.CommandText);
    }
}

using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Meguri.Tests;

/// <summary>Keeps the commands the program sends to its database while somebody listens.</summary>
public sealed partial class CommandLog : DbCommandInterceptor
{
    private readonly ConcurrentQueue<LoggedCommand> commands = new();
    private volatile bool listening;

    /// <summary>What was sent while the work ran.</summary>
    public async Task<IReadOnlyList<LoggedCommand>> DuringAsync(Func<Task> work)
    {
        commands.Clear();
        listening = true;
        try
        {
            await work();
        }
        finally
        {
            listening = false;
        }
        return [.. commands];
    }

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Keep(command);
        return new(result);
    }

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Keep(command);
        return new(result);
    }

    // On PostgreSQL every command says first which organization asks (wall e); what it asks comes after.
    [GeneratedRegex(@"^(SET app\.[^;]+; )+|; SET app\.directory TO 'off'\z")]
    private static partial Regex Naming();

    private void Keep(DbCommand command)
    {
        if (listening) commands.Enqueue(new LoggedCommand(Naming().Replace(command.CommandText, ""), [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
    }
}

/// <summary>A command as it was sent.</summary>
/// <param name="Sql">Its text.</param>
/// <param name="Parameters">Its parameters, names and values.</param>
public sealed record LoggedCommand(string Sql, IReadOnlyList<(string Name, object? Value)> Parameters);

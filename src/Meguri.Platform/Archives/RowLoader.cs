using System.Data.Common;
using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Meguri.Platform.Archives;

/// <summary>
/// Puts rows from lines into a database, as its owner, within the transaction that is open. They come by the names of their tables, so
/// references are held to when all are there; the databases' own refusals (append-only, row security) stay up.
/// </summary>
internal sealed class RowLoader(MeguriDb db)
{
    private readonly bool embedded = db is SqliteDb;

    /// <summary>Lets references wait for the end.</summary>
    public async Task BeginAsync(CancellationToken cancellation)
    {
        if (embedded) await RunAsync("PRAGMA defer_foreign_keys=ON", cancellation);
        else await ReferencesAsync("DEFERRABLE INITIALLY DEFERRED", cancellation);
    }

    /// <summary>Holds the rows to their references. On SQLite the commit does.</summary>
    public async Task EndAsync(CancellationToken cancellation)
    {
        if (embedded) return;
        await RunAsync("SET CONSTRAINTS ALL IMMEDIATE", cancellation);
        await ReferencesAsync("NOT DEFERRABLE", cancellation);
        // Numbers that the database itself gives go on behind those that were carried.
        foreach (var statement in await ListAsync("""
            SELECT format('SELECT setval(pg_get_serial_sequence(%L, %L), coalesce(max(%I), 1), max(%I) IS NOT NULL) FROM %I', quote_ident(table_name), column_name, column_name, column_name, table_name)
            FROM information_schema.columns WHERE table_schema = current_schema() AND is_identity = 'YES'
            """, cancellation)) await RunAsync(statement, cancellation);
    }

    /// <summary>Adds the rows of a table in a section.</summary>
    /// <param name="section">Whose they are.</param>
    /// <param name="table">The table as it is in the lines.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="also">Puts something else where an id stands; null to leave all as they are.</param>
    /// <param name="cancellation">Gives up; the transaction is then to be undone.</param>
    /// <exception cref="RefusedArchiveException">A row says that it is another organization's.</exception>
    public async Task AddAsync(Section section, TableShape table, Stream lines, Func<ColumnShape, object, object>? also, CancellationToken cancellation)
    {
        if (!embedded) await RunAsync($"SET LOCAL {RowSecurity.Organization} TO '{section.Id}'", cancellation);
        var fresh = table.Name == Passing.Accounts ? await FreshAsync(cancellation) : [];
        await using var command = Command("");
        var parameters = table.Columns.Select((c, i) => CellValue.Parameter(command, $"@p{i}", c.Kind)).ToList();
        var more = fresh.Select((name, i) => (Make: Passing.OfAccounts[name], Parameter: Untyped(command, $"@f{i}"))).ToList();
        command.CommandText = $"INSERT INTO \"{table.Name}\" ({string.Join(", ", table.Columns.Select(c => c.Name).Concat(fresh).Select(name => $"\"{name}\""))}) "
            + $"VALUES ({string.Join(", ", command.Parameters.Cast<DbParameter>().Select(p => p.ParameterName))})";
        await JsonLines.EachAsync(lines, async row =>
        {
            for (var i = 0; i < parameters.Count; i++)
            {
                var value = CellValue.Of(row, table.Columns[i], embedded);
                // SQLite has no row security that would refuse it.
                if (table.Columns[i].Name == TableShape.Organization && !section.Id.Equals(value)) throw new RefusedArchiveException(ArchiveProblems.Forged(table.Name));
                parameters[i].Value = also is null ? value : also(table.Columns[i], value);
            }
            foreach (var (make, parameter) in more) parameter.Value = make();
            await command.ExecuteNonQueryAsync(cancellation);
        }, cancellation);
    }

    /// <summary>True when no table holds a row. Asked as the owner, who sees rows of organizations only under their names: the list of organizations and the accounts stand for all.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken cancellation)
    {
        if (!embedded) await RunAsync($"SET LOCAL {RowSecurity.Directory} TO 'on'", cancellation);
        await using var command = Command("SELECT EXISTS (SELECT 1 FROM organizations) OR EXISTS (SELECT 1 FROM accounts)");
        var any = Convert.ToBoolean(await command.ExecuteScalarAsync(cancellation), System.Globalization.CultureInfo.InvariantCulture);
        if (!embedded) await RunAsync($"SET LOCAL {RowSecurity.Directory} TO 'off'", cancellation);
        return !any;
    }

    // Those that the schema at hand has: an older one lacks some.
    private async Task<List<string>> FreshAsync(CancellationToken cancellation)
    {
        await using var command = Command($"SELECT * FROM \"{Passing.Accounts}\" WHERE 1 = 0");
        await using var none = await command.ExecuteReaderAsync(cancellation);
        return [.. Enumerable.Range(0, none.FieldCount).Select(none.GetName).Where(Passing.OfAccounts.ContainsKey)];
    }

    private async Task ReferencesAsync(string how, CancellationToken cancellation)
    {
        foreach (var statement in await ListAsync($"""
            SELECT format('ALTER TABLE %s ALTER CONSTRAINT %I {how}', conrelid::regclass, conname) FROM pg_constraint
            WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
            """, cancellation)) await RunAsync(statement, cancellation);
    }

    private async Task<List<string>> ListAsync(string query, CancellationToken cancellation)
    {
        await using var command = Command(query);
        await using var found = await command.ExecuteReaderAsync(cancellation);
        var list = new List<string>();
        while (await found.ReadAsync(cancellation)) list.Add(found.GetString(0));
        return list;
    }

    private async Task RunAsync(string statement, CancellationToken cancellation)
    {
        await using var command = Command(statement);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static DbParameter Untyped(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }

    private DbCommand Command(string text)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.Transaction, command.CommandTimeout) = (text, db.Database.CurrentTransaction!.GetDbTransaction(), 0);
        return command;
    }
}

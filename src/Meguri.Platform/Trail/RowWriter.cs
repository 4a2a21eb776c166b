using System.Data.Common;
using Meguri.Domain.Kernel;
using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Meguri.Platform.Trail;

/// <summary>Writes rows into a database made to be looked at, past everything that guards a database people work in: no trail, no filter, no tracking.</summary>
internal sealed class RowWriter : IAsyncDisposable
{
    private readonly SqliteDb db;
    private readonly IDbContextTransaction transaction;

    private RowWriter(SqliteDb db, IDbContextTransaction transaction) => (this.db, this.transaction) = (db, transaction);

    /// <summary>Begins; references are not held to meanwhile, since rows come in the order of acts.</summary>
    public static async Task<RowWriter> OpenAsync(SqliteDb db, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys=OFF; PRAGMA synchronous=OFF", cancellation);
        return new RowWriter(db, await db.Database.BeginTransactionAsync(cancellation));
    }

    /// <summary>Adds an entity with all its columns.</summary>
    public Task InsertAsync(object entity, CancellationToken cancellation)
    {
        var kind = db.Model.FindEntityType(entity.GetType())!;
        return InsertAsync(kind, kind.GetProperties().Where(p => p.GetComputedColumnSql() is null).Select(p => KeyValuePair.Create(p, p.GetGetter().GetClrValue(entity))), cancellation);
    }

    /// <summary>Adds a row.</summary>
    public async Task InsertAsync(IEntityType kind, IEnumerable<KeyValuePair<IProperty, object?>> values, CancellationToken cancellation)
    {
        await using var command = Command();
        var columns = Bind(command, values);
        command.CommandText = $"INSERT INTO \"{kind.GetTableName()}\" ({string.Join(", ", columns.Select(c => c.Column))}) VALUES ({string.Join(", ", columns.Select(c => c.Parameter))})";
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Changes a row, and counts its version up as a save does.</summary>
    public async Task ChangeAsync(IEntityType kind, IEnumerable<KeyValuePair<IProperty, object?>> key, IEnumerable<KeyValuePair<IProperty, object?>> values, CancellationToken cancellation)
    {
        await using var command = Command();
        var set = Bind(command, values).Select(c => $"{c.Column} = {c.Parameter}").Append($"\"{nameof(Entity.Version)}\" = \"{nameof(Entity.Version)}\" + 1");
        command.CommandText = $"UPDATE \"{kind.GetTableName()}\" SET {string.Join(", ", set)} WHERE {Where(command, key)}";
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Removes a row.</summary>
    public async Task RemoveAsync(IEntityType kind, IEnumerable<KeyValuePair<IProperty, object?>> key, CancellationToken cancellation)
    {
        await using var command = Command();
        command.CommandText = $"DELETE FROM \"{kind.GetTableName()}\" WHERE {Where(command, key)}";
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Keeps what was written.</summary>
    public Task CommitAsync(CancellationToken cancellation) => transaction.CommitAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await db.Database.CloseConnectionAsync();
    }

    private DbCommand Command()
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();
        return command;
    }

    private static string Where(DbCommand command, IEnumerable<KeyValuePair<IProperty, object?>> key) =>
        string.Join(" AND ", Bind(command, key).Select(c => $"{c.Column} = {c.Parameter}"));

    private static List<(string Column, string Parameter)> Bind(DbCommand command, IEnumerable<KeyValuePair<IProperty, object?>> values)
    {
        var bound = new List<(string, string)>();
        foreach (var (property, value) in values)
        {
            var name = $"@p{command.Parameters.Count}";
            command.Parameters.Add(property.GetRelationalTypeMapping().CreateParameter(command, name, value, nullable: true));
            bound.Add(($"\"{property.GetColumnName()}\"", name));
        }
        return bound;
    }
}

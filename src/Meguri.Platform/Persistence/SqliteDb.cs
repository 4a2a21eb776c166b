using System.Data.Common;
using Meguri.Domain.Kernel;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Meguri.Platform.Persistence;

/// <summary>The embedded database: a file in the data folder, one process, one writer at a time.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options, CurrentOrganization organization, Trail.Trail trail, ModelParts parts, WriteGate gate)
    : MeguriDb(options, organization, trail, parts)
{
    /// <inheritdoc/>
    protected internal override async Task<IAsyncDisposable> EnterGateAsync(CancellationToken cancellation) =>
        await gate.EnterAsync(this, cancellation);

    /// <inheritdoc/>
    protected internal override async Task<TrailHead> LockHeadAsync(OrganizationId chain, CancellationToken cancellation)
    {
        if (await Set<TrailHead>().AsNoTracking().SingleOrDefaultAsync(h => h.OrganizationId == chain, cancellation) is { } head) return head;
        await Database.ExecuteSqlAsync($"INSERT INTO trail_heads (OrganizationId, Sequence, Hash) VALUES ({chain.Value}, 0, {TrailHash.Zero})", cancellation);
        return new TrailHead { OrganizationId = chain };
    }
}

/// <summary>
/// One writer at a time, and the checkpoint in its turn: SQLite up to 3.51.2 can lose a commit that races with the
/// checkpoint resetting the log (docs/adr/0003-sqlite.md), so both happen only behind this gate.
/// </summary>
public sealed class WriteGate : IDisposable
{
    private const long CheckpointAbove = 4 << 20;
    private readonly SemaphoreSlim turn = new(1, 1);

    internal async Task<IAsyncDisposable> EnterAsync(SqliteDb db, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        return new Turn(this, db);
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private sealed class Turn(WriteGate gate, SqliteDb db) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                var log = new FileInfo(db.Database.GetDbConnection().DataSource + "-wal");
                if (log.Exists && log.Length > CheckpointAbove) await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(PASSIVE)");
            }
            finally
            {
                gate.turn.Release();
            }
        }
    }
}

/// <summary>Sets every connection up: write-ahead log, full fsync, no checkpoint outside the gate.</summary>
internal sealed class SqliteConnectionSettings : DbConnectionInterceptor
{
    private static readonly string Each = "PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0; PRAGMA foreign_keys=" + (Walls.B ? "ON;" : "OFF;");

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Of(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Of(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // The framework looks whether a file is there on a connection that only reads; the log is a property of the file, which that one cannot change.
    private static string Of(DbConnection connection) =>
        new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly ? Each : "PRAGMA journal_mode=WAL; " + Each;
}

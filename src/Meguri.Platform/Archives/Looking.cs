using Meguri.Platform.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Meguri.Platform.Archives;

/// <summary>Reads the embedded database while a server may be working in it (docs/adr/0018-backup.md).</summary>
public static class Looking
{
    /// <summary>
    /// Opens the connection for the rest of the context and takes every checkpoint from it. The server checkpoints behind its own gate
    /// (docs/adr/0003-sqlite.md), which another process cannot enter; also the one that SQLite makes when the last connection closes is left out.
    /// </summary>
    public static async Task BeginAsync(MeguriDb db, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        if (db.Database.GetDbConnection() is not SqliteConnection connection) return;
        raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _);
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_autocheckpoint=0", cancellation);
    }
}

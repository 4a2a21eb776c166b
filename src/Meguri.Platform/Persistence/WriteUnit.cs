using Microsoft.EntityFrameworkCore.Storage;

namespace Meguri.Platform.Persistence;

/// <summary>
/// Saves that stand or fall together: the first of them enters the gate and opens the transaction, one commit ends it. A save that
/// fails undoes all before it. The saves of a request are one unit (docs/adr/0014-once.md); a save outside one is a unit of its own.
/// </summary>
public sealed class WriteUnit : IAsyncDisposable
{
    private readonly MeguriDb db;
    private readonly Action end;
    private IAsyncDisposable? gate;
    private IDbContextTransaction? transaction;

    internal WriteUnit(MeguriDb db, Action end) => (this.db, this.end) = (db, end);

    /// <summary>True while something is saved and not yet committed.</summary>
    public bool HasWritten => transaction is not null;

    /// <summary>Makes what was saved last.</summary>
    public async Task CommitAsync(CancellationToken cancellation)
    {
        if (transaction is null) return;
        if (!Planted.LostCommit) await transaction.CommitAsync(cancellation);
        await CloseAsync();
    }

    /// <summary>Takes back what was not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        end();
        await UndoAsync();
    }

    internal async Task OpenAsync(CancellationToken cancellation)
    {
        if (transaction is not null) return;
        gate = await db.EnterGateAsync(cancellation);
        try
        {
            transaction = await db.Database.BeginTransactionAsync(cancellation);
        }
        catch
        {
            await CloseAsync();
            throw;
        }
    }

    internal async Task UndoAsync()
    {
        if (transaction is null) return;
        db.ChangeTracker.Clear();
        await CloseAsync();
    }

    private async Task CloseAsync()
    {
        var (open, turn) = (transaction, gate);
        (transaction, gate) = (null, null);
        try
        {
            if (open is not null) await open.DisposeAsync();
        }
        finally
        {
            if (turn is not null) await turn.DisposeAsync();
        }
    }
}

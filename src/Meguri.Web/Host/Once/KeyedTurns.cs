using System.Collections.Concurrent;

namespace Meguri.Web.Host;

/// <summary>One at a time under each key in this process: whoever sends the same form meanwhile waits for the answer instead of racing for it.</summary>
internal sealed class KeyedTurns
{
    private readonly ConcurrentDictionary<(Guid Account, string Key), Queue> queues = new();

    public async Task<IDisposable> EnterAsync(Guid account, string key, CancellationToken cancellation)
    {
        var at = (account, key);
        Queue queue;
        while (true)
        {
            queue = queues.GetOrAdd(at, _ => new Queue());
            lock (queue)
            {
                if (queue.Closed) continue;
                queue.Waiting++;
                break;
            }
        }
        try
        {
            await queue.Turn.WaitAsync(cancellation);
        }
        catch
        {
            Leave(at, queue);
            throw;
        }
        return new Turn(() =>
        {
            queue.Turn.Release();
            Leave(at, queue);
        });
    }

    private void Leave((Guid, string) at, Queue queue)
    {
        lock (queue)
        {
            if (--queue.Waiting > 0) return;
            queue.Closed = true;
            queues.TryRemove(at, out _);
        }
    }

    private sealed class Queue
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public int Waiting { get; set; }

        public bool Closed { get; set; }
    }

    private sealed class Turn(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}

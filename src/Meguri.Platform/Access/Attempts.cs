using System.Security.Cryptography;
using System.Text;
using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Meguri.Platform.Access;

/// <summary>How often something may be tried.</summary>
/// <param name="What">What is counted: the kind of attempt with whom or what it concerns.</param>
/// <param name="Most">So many.</param>
/// <param name="Within">In so long a time, from the first on.</param>
public sealed record Limit(string What, int Most, TimeSpan Within)
{
    /// <summary>What is stored of it: neither addresses nor peers are kept.</summary>
    internal string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(What)));
}

/// <summary>A count of attempts.</summary>
internal sealed class Attempt
{
    public required string Key { get; init; }

    public int Count { get; set; }

    public DateTimeOffset Since { get; set; }
}

/// <summary>
/// Counts attempts at what can be guessed. An attempt is counted before it is tried, in a transaction of its own: a hundred at once get no more
/// tries than a hundred in a row, and nobody holds the right to write while a password is hashed.
/// </summary>
public sealed class Attempts(MeguriDb db, IServiceScopeFactory scopes, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Counts an attempt; how long to wait when it is one too many, null when it may be tried. Call it before anything is saved.</summary>
    public async Task<TimeSpan?> TakeAsync(IReadOnlyList<Limit> limits, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<MeguriDb>();
        await using var gate = await own.EnterGateAsync(cancellation);
        TimeSpan? wait = null;
        foreach (var limit in limits)
        {
            var row = await CountAsync(own, limit, cancellation);
            var left = row.Since + limit.Within - time.GetUtcNow();
            if (row.Count > limit.Most && (wait is null || left > wait)) wait = left;
        }
        return wait;
    }

    /// <summary>It was the right one: what was counted under these is forgotten.</summary>
    public async Task ForgiveAsync(IReadOnlyList<Limit> limits, CancellationToken cancellation)
    {
        var keys = limits.Select(limit => limit.Key).ToList();
        db.Set<Attempt>().RemoveRange(await db.Set<Attempt>().Where(a => keys.Contains(a.Key)).ToListAsync(cancellation));
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Forgets what no limit looks at any more.</summary>
    public async Task ForgetAsync(CancellationToken cancellation)
    {
        var before = time.GetUtcNow() - Longest;
        await using var gate = await db.EnterGateAsync(cancellation);
        await db.Set<Attempt>().Where(a => a.Since <= before).ExecuteDeleteAsync(cancellation);
    }

    private async Task<Attempt> CountAsync(MeguriDb own, Limit limit, CancellationToken cancellation)
    {
        var (key, now) = (limit.Key, time.GetUtcNow());
        now = new DateTimeOffset(now.Ticks - now.Ticks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
        var start = now - limit.Within;
        // One for each limit: counting keeps the row locked until it is read, and nobody waits for two.
        await using var transaction = await own.Database.BeginTransactionAsync(cancellation);
        var rows = own.Set<Attempt>().AsNoTracking().Where(a => a.Key == key);
        while (await rows.ExecuteUpdateAsync(set => set
            .SetProperty(a => a.Count, a => a.Since <= start ? 1 : a.Count + 1)
            .SetProperty(a => a.Since, a => a.Since <= start ? now : a.Since), cancellation) == 0)
            await own.Database.ExecuteSqlAsync($"""INSERT INTO attempts ("Key", "Count", "Since") VALUES ({key}, 0, {now.UtcDateTime}) ON CONFLICT DO NOTHING""", cancellation);
        var row = await rows.SingleAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return row;
    }
}

using Microsoft.EntityFrameworkCore;

namespace Meguri.Platform.Persistence;

/// <summary>What a form that changed something was answered, so that the same form sent again is answered alike and changes nothing (docs/adr/0014-once.md).</summary>
public sealed class FormAnswer
{
    /// <summary>Longest key.</summary>
    public const int LongestKey = 64;

    /// <summary>Who sent it; empty for a visitor.</summary>
    public Guid AccountId { get; init; }

    /// <summary>The key the form carried.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 over where the form was sent and what it said.</summary>
    public required string RequestHash { get; init; }

    /// <summary>The answer, sealed: it may hold a link that only its reader should know.</summary>
    public required string Answer { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>Keeps answers for as long as somebody may press a button twice.</summary>
public sealed class FormAnswers(MeguriDb db, TimeProvider time)
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>The answer under a key, or null.</summary>
    public Task<FormAnswer?> FindAsync(Guid account, string key, CancellationToken cancellation)
    {
        var since = time.GetUtcNow() - Kept;
        return db.Set<FormAnswer>().AsNoTracking().SingleOrDefaultAsync(a => a.AccountId == account && a.Key == key && a.At > since, cancellation);
    }

    /// <summary>Saves an answer into the open unit, beside the change it speaks of.</summary>
    /// <exception cref="DbUpdateException">Another process answered the same form meanwhile; the unit is undone.</exception>
    public async Task KeepAsync(Guid account, string key, string requestHash, string answer, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        db.Set<FormAnswer>().Add(new FormAnswer { AccountId = account, Key = key, RequestHash = requestHash, Answer = answer, At = time.GetUtcNow() });
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Forgets what is older than <see cref="Kept"/>.</summary>
    public async Task<int> ForgetAsync(CancellationToken cancellation)
    {
        var before = time.GetUtcNow() - Kept;
        await using var gate = await db.EnterGateAsync(cancellation);
        return await db.Set<FormAnswer>().Where(a => a.At <= before).ExecuteDeleteAsync(cancellation);
    }
}

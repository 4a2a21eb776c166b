using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Platform.Access;

/// <summary>Begins sessions, says whether they hold, ends them (docs/adr/0013-sign-in.md).</summary>
public sealed class Sessions(MeguriDb db, SeenSessions seen, TimeProvider time)
{
    /// <summary>How long a session lives without being used.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    /// <summary>How long a row stays after its session: long enough to look up what happened.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    /// <summary>A new session; the one it takes the place of, in the same browser, ends.</summary>
    public async Task<Session> BeginAsync(Guid account, SignInMethod method, string device, Guid? instead, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (instead is { } before && await db.Set<Session>().SingleOrDefaultAsync(s => s.Id == before && s.EndedAt == null, cancellation) is { } old) old.EndedAt = now;
        var session = new Session { AccountId = account, Method = method, Device = device, StartedAt = now, SeenAt = now };
        db.Set<Session>().Add(session);
        await db.SaveChangesAsync(cancellation);
        return session;
    }

    /// <summary>True while it is not ended, its account is not shut, and nothing changed the account's stamp since.</summary>
    public async Task<bool> HoldsAsync(Guid id, Guid account, string stamp, CancellationToken cancellation)
    {
        var holds = await (
            from session in db.Set<Session>()
            join user in db.Users on session.AccountId equals user.Id
            where session.Id == id && session.AccountId == account && session.EndedAt == null && user.DeactivatedAt == null && user.SecurityStamp == stamp
            select session.Id).AnyAsync(cancellation);
        if (holds) seen.Note(id, time.GetUtcNow());
        return holds;
    }

    /// <summary>The account's sessions that hold, the last used first.</summary>
    public async Task<IReadOnlyList<Session>> OfAsync(Guid account, CancellationToken cancellation) =>
        await Holding(account).AsNoTracking().OrderByDescending(s => s.SeenAt).ThenBy(s => s.Id).ToListAsync(cancellation);

    /// <summary>Ends one of the account's sessions; false when it has none such.</summary>
    public async Task<bool> EndAsync(Guid account, Guid id, CancellationToken cancellation)
    {
        if (await Holding(account).SingleOrDefaultAsync(s => s.Id == id, cancellation) is not { } session) return false;
        session.EndedAt = time.GetUtcNow();
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>Ends all of the account's sessions but one; how many there were.</summary>
    public async Task<int> EndAllAsync(Guid account, Guid? except, CancellationToken cancellation)
    {
        var sessions = await Holding(account).Where(s => s.Id != except).ToListAsync(cancellation);
        foreach (var session in sessions) session.EndedAt = time.GetUtcNow();
        await db.SaveChangesAsync(cancellation);
        return sessions.Count;
    }

    /// <summary>Writes down what was seen lately and forgets what is older than <see cref="Remembered"/>.</summary>
    public async Task KeepUpAsync(CancellationToken cancellation)
    {
        var before = time.GetUtcNow() - Remembered;
        await using var gate = await db.EnterGateAsync(cancellation);
        foreach (var (id, at) in seen.Take())
            await db.Set<Session>().Where(s => s.Id == id && s.SeenAt < at).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, at), cancellation);
        await db.Set<Session>().Where(s => s.SeenAt <= before).ExecuteDeleteAsync(cancellation);
    }

    private IQueryable<Session> Holding(Guid account)
    {
        var since = time.GetUtcNow() - Idle;
        return db.Set<Session>().Where(s => s.AccountId == account && s.EndedAt == null && s.SeenAt > since);
    }
}

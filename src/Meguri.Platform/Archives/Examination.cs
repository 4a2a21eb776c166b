using Meguri.Platform.Mails;
using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Platform.Archives;

/// <summary>What a database says of itself, for whoever keeps it.</summary>
/// <param name="Version">Of the engine.</param>
/// <param name="Sound">What its own check of its structure says: <c>ok</c>; PostgreSQL is not asked.</param>
/// <param name="Triggers">How many of the triggers stand that keep the trail append-only.</param>
/// <param name="LatestAct">When the latest act of any chain was.</param>
/// <param name="Waiting">Mails that wait to be sent.</param>
/// <param name="OldestWaiting">Since when the oldest of them waits.</param>
/// <param name="Unchecked">Files that nobody has checked for viruses.</param>
/// <param name="OldestUnchecked">Since when the oldest of them is there.</param>
/// <param name="Clock">The database's clock; null where it is the machine's.</param>
public sealed record Examination(string Version, string Sound, int Triggers, DateTimeOffset? LatestAct, int Waiting, DateTimeOffset? OldestWaiting, int Unchecked, DateTimeOffset? OldestUnchecked, DateTimeOffset? Clock)
{
    /// <summary>How many triggers there are to be.</summary>
    public static int AllTriggers => AppendOnly.Tables.Count * 2;

    /// <summary>Asks, and changes nothing.</summary>
    public static async Task<Examination> OfAsync(MeguriDb db, CancellationToken cancellation)
    {
        var embedded = db is SqliteDb;
        var version = await OneAsync<string>(db, embedded ? "SELECT sqlite_version() AS \"Value\"" : "SELECT current_setting('server_version') AS \"Value\"", cancellation);
        var sound = embedded ? await OneAsync<string>(db, "SELECT quick_check AS \"Value\" FROM pragma_quick_check LIMIT 1", cancellation) : "ok";
        var triggers = await OneAsync<int>(db, embedded
            ? "SELECT count(*) AS \"Value\" FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'trail\\_%\\_no\\_%' ESCAPE '\\'"
            : "SELECT count(*)::int AS \"Value\" FROM pg_trigger WHERE tgname LIKE 'trail\\_%\\_no\\_%' AND tgenabled = 'O'", cancellation);
        var waiting = db.Set<Mail>().Where(mail => mail.NextAt != null);
        var (latest, files, oldest) = await SectionsAsync(db, cancellation);
        return new Examination(version, sound, triggers, latest, await waiting.CountAsync(cancellation), await waiting.MinAsync(mail => (DateTimeOffset?)mail.QueuedAt, cancellation), files, oldest,
            embedded ? null : new DateTimeOffset(await OneAsync<DateTime>(db, "SELECT clock_timestamp() AS \"Value\"", cancellation)));
    }

    private static async Task<(DateTimeOffset? LatestAct, int Unchecked, DateTimeOffset? OldestUnchecked)> SectionsAsync(MeguriDb db, CancellationToken cancellation)
    {
        await using var rows = await StoredRows.OpenAsync(db, [], cancellation);
        (DateTimeOffset? latest, int files, DateTimeOffset? oldest) = (null, 0, null);
        foreach (var section in await rows.SectionsAsync(cancellation))
        {
            if (await rows.LatestAsync(section, cancellation) is { } at && !(at < latest)) latest = at;
            var (count, since) = await rows.UncheckedAsync(section, cancellation);
            files += count;
            if (since is { } first && !(first > oldest)) oldest = first;
        }
        return (latest, files, oldest);
    }

    private static Task<T> OneAsync<T>(MeguriDb db, string query, CancellationToken cancellation) => db.Database.SqlQueryRaw<T>(query).SingleAsync(cancellation);
}

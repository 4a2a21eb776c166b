using System.Collections.Concurrent;

namespace Meguri.Platform.Access;

/// <summary>When sessions were last used, kept in memory until the next round: reading a page must not wait for the right to write.</summary>
public sealed class SeenSessions
{
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> seen = [];

    /// <summary>It was used.</summary>
    public void Note(Guid session, DateTimeOffset at) => seen[session] = at;

    /// <summary>What was noted since the last time; forgotten here.</summary>
    public IReadOnlyList<(Guid Session, DateTimeOffset At)> Take() =>
        [.. seen.Keys.Select(id => seen.TryRemove(id, out var at) ? (id, at) : ((Guid, DateTimeOffset)?)null).OfType<(Guid, DateTimeOffset)>()];
}

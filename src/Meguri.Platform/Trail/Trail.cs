using Meguri.Domain.Kernel;
using Meguri.Platform.Access;

namespace Meguri.Platform.Trail;

/// <summary>
/// The activity that is open in this scope. A use case begins one before it saves; saving without one throws, so that no
/// change goes unrecorded.
/// </summary>
public sealed class Trail(Actor actor, TimeProvider time)
{
    private readonly Dictionary<OrganizationId, EventStream> streams = [];
    private string? act;
    private string? reason;

    /// <summary>True between <see cref="Begin"/> and the commit.</summary>
    public bool IsOpen => act is not null;

    /// <summary>Opens an activity: what is about to be done, and why when the actor said so.</summary>
    /// <param name="name">A constant such as <c>assets.add</c>.</param>
    /// <param name="why">The actor's words.</param>
    public void Begin(string name, string? why = null)
    {
        if (streams.Values.Any(s => s.Count > 0)) throw new InvalidOperationException($"'{act}' is not closed yet.");
        (act, reason) = (name, why);
    }

    /// <summary>Forgets an activity whose transaction was rolled back.</summary>
    internal void Abandon()
    {
        foreach (var stream in streams.Values) stream.Dispose();
        streams.Clear();
        (act, reason) = (null, null);
    }

    /// <summary>The chains this activity has events in.</summary>
    internal IReadOnlyCollection<OrganizationId> Chains => streams.Keys;

    internal EventStream StreamOf(OrganizationId chain)
    {
        if (act is null) throw new InvalidOperationException("A change was saved without an activity (Trail.Begin).");
        if (!streams.TryGetValue(chain, out var stream)) streams[chain] = stream = new EventStream();
        return stream;
    }

    internal Activity Close(OrganizationId chain, TrailHead head)
    {
        var stream = streams[chain];
        var now = time.GetUtcNow();
        var draft = new Activity
        {
            OrganizationId = chain,
            Sequence = head.Sequence + 1,
            Act = act!,
            At = new DateTimeOffset(now.Ticks - now.Ticks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero),
            AccountId = actor.AccountId,
            ActorName = actor.Name,
            Reason = reason,
            RequestId = actor.RequestId,
            EventCount = stream.Count,
            EventsHash = stream.Finish(),
            PreviousHash = head.Hash,
            Hash = "",
        };
        return draft with { Hash = TrailHash.Of(draft) };
    }
}

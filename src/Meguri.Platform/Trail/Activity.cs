using Meguri.Domain.Kernel;

namespace Meguri.Platform.Trail;

/// <summary>One act of one actor: the link of an organization's chain. Written in the same transaction as what it did.</summary>
public sealed record Activity
{
    /// <summary>Whose chain.</summary>
    public OrganizationId OrganizationId { get; init; }

    /// <summary>Its place in the chain, from 1, without gaps.</summary>
    public long Sequence { get; init; }

    /// <summary>What was done: a constant such as <c>assets.add</c>.</summary>
    public required string Act { get; init; }

    /// <summary>Server time, UTC, whole milliseconds.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The account, when one acted.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>The actor's name at that time.</summary>
    public required string ActorName { get; init; }

    /// <summary>Why, in the actor's words, when asked for.</summary>
    public string? Reason { get; init; }

    /// <summary>Ties it to the request and its log lines.</summary>
    public required string RequestId { get; init; }

    /// <summary>How many events it has.</summary>
    public int EventCount { get; init; }

    /// <summary>SHA-256 over its events, as <see cref="TrailHash"/> says.</summary>
    public required string EventsHash { get; init; }

    /// <summary>The hash of the activity before; 64 zeros for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>SHA-256 over all of the above.</summary>
    public required string Hash { get; init; }
}

/// <summary>What an activity did to one record.</summary>
public sealed class ActivityEvent
{
    /// <summary>Whose chain.</summary>
    public OrganizationId OrganizationId { get; init; }

    /// <summary>The activity it belongs to.</summary>
    public long Sequence { get; init; }

    /// <summary>Its place in the activity, from 1.</summary>
    public int Ordinal { get; init; }

    /// <summary>The kind of record, e.g. <c>Asset</c>; <see cref="Look.Page"/> or <see cref="Look.File"/> where nothing changed.</summary>
    public required string Subject { get; init; }

    /// <summary>The record; empty for a page or a file.</summary>
    public Guid SubjectId { get; init; }

    /// <summary><c>added</c>, <c>changed</c> or <c>removed</c>; <c>looked</c> at a page, <c>taken</c> as a file.</summary>
    public required string Verb { get; init; }

    /// <summary>A JSON object: the property → [before, after].</summary>
    public required string Changes { get; init; }
}

/// <summary>The end of an organization's chain; locked while a link is added.</summary>
public sealed class TrailHead
{
    /// <summary>Whose chain.</summary>
    public OrganizationId OrganizationId { get; init; }

    /// <summary>The sequence of the last activity; 0 when there is none.</summary>
    public long Sequence { get; set; }

    /// <summary>The hash of the last activity.</summary>
    public string Hash { get; set; } = TrailHash.Zero;
}

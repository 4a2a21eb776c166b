using Meguri.Domain.Approvals;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;

namespace Meguri.Web.Capabilities.Approvals;

/// <summary>The person behind the account that acts: approvals name people, not accounts.</summary>
internal sealed class Signatory(Actor actor, TimeProvider time)
{
    /// <summary>The person; null when the account is tied to none.</summary>
    public PersonId? Person => actor.PersonId is { } id ? PersonId.From(id) : null;

    /// <summary>The instant of this act, in whole milliseconds as it is stored.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = time.GetUtcNow();
            return new DateTimeOffset(now.Ticks - now.Ticks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
        }
    }

    /// <summary>What the person signs with.</summary>
    /// <param name="seenHash">The hash that the page carried.</param>
    /// <param name="comment">Words to the decision.</param>
    public Result<Signature> Sign(string? seenHash, string? comment = null) =>
        Person is { } person ? new Signature(person, Now, seenHash ?? "", comment) : SignatoryProblems.NoPerson;
}

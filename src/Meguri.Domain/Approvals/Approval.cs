using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;

namespace Meguri.Domain.Approvals;

/// <summary>Where an approval stands.</summary>
public enum ApprovalState
{
    /// <summary>Asked for, not decided.</summary>
    Pending,

    /// <summary>Approved; it holds as long as the content is the one approved.</summary>
    Approved,

    /// <summary>Refused, with a reason.</summary>
    Rejected,

    /// <summary>Taken back by the person who asked, or closed because another step refused.</summary>
    Withdrawn,

    /// <summary>The content changed afterwards: the approval no longer covers it.</summary>
    Fallen,
}

/// <summary>What a person signs with: who, when, and the hash of the content they had before their eyes.</summary>
/// <param name="By">The person who decides.</param>
/// <param name="At">The instant, UTC.</param>
/// <param name="SeenHash">The hash that the page carried, so that nobody signs what changed behind their back.</param>
/// <param name="Comment">Words to the decision; the reason where one is demanded.</param>
public sealed record Signature(PersonId By, DateTimeOffset At, string SeenHash, string? Comment = null)
{
    /// <summary>The comment without blanks around it; null when nothing was written.</summary>
    public string? Words => string.IsNullOrWhiteSpace(Comment) ? null : Comment.Trim();
}

/// <summary>One decision on one content (a method, a statement of applicability, a residual risk, a plan).
/// It is bound to the content's hash and says so when the content moves on. Clauses 5.2, 6.1.3 f and 7.5.2.</summary>
public sealed class Approval : Entity
{
    private Approval() { }

    /// <summary>The key.</summary>
    public ApprovalId Id { get; private set; }

    /// <summary>What kind of thing is decided, such as <c>risk</c>.</summary>
    public string SubjectKind { get; private set; } = "";

    /// <summary>Which one.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>What the decision is for, such as <c>residual_risk</c>: one thing can need several.</summary>
    public string Purpose { get; private set; } = "";

    /// <summary>The hash of what is decided (<see cref="CanonicalJson"/>).</summary>
    public string ContentHash { get; private set; } = "";

    /// <summary>Steps with a lower number come first; equal numbers go side by side. From 1.</summary>
    public int Order { get; private set; } = 1;

    /// <summary>True when the person who asked may not decide.</summary>
    public bool FourEyes { get; private set; } = true;

    /// <summary>Who is asked; null when anybody who holds the permission may decide.</summary>
    public PersonId? ApproverId { get; private set; }

    /// <summary>Who asked.</summary>
    public PersonId RequestedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset RequestedAt { get; private set; }

    /// <summary>Where it stands.</summary>
    public ApprovalState State { get; private set; }

    /// <summary>Who decided.</summary>
    public PersonId? DecidedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Words to the decision.</summary>
    public string? Comment { get; private set; }

    /// <summary>When the content was found to have moved on.</summary>
    public DateTimeOffset? FallenAt { get; private set; }

    /// <summary>Asks for a decision.</summary>
    public static Approval Request(
        ApprovalSubject subject, string contentHash, PersonId by, DateTimeOffset at,
        PersonId? approver = null, int order = 1, bool fourEyes = true) => new()
        {
            Id = NewId.Of<ApprovalId>(),
            SubjectKind = subject.Kind,
            SubjectId = subject.Id,
            Purpose = subject.Purpose,
            ContentHash = contentHash,
            RequestedBy = by,
            RequestedAt = at,
            ApproverId = approver,
            Order = order,
            FourEyes = fourEyes,
        };

    /// <summary>True when it was approved, and for exactly this content.</summary>
    public bool StandsFor(string contentHash) => State == ApprovalState.Approved && ContentHash == contentHash;

    /// <summary>Approves. <paramref name="currentHash"/> is the content's hash now, computed by the caller.</summary>
    public Result Approve(Signature signature, string currentHash) => Decide(ApprovalState.Approved, signature, currentHash);

    /// <summary>Refuses, with a reason.</summary>
    public Result Reject(Signature signature, string currentHash) =>
        signature.Words is null ? ApprovalProblems.ReasonRequired : Decide(ApprovalState.Rejected, signature, currentHash);

    /// <summary>Takes the request back.</summary>
    public Result Withdraw(PersonId by, DateTimeOffset at)
    {
        if (State != ApprovalState.Pending) return ApprovalProblems.AlreadyDecided;
        if (by != RequestedBy) return ApprovalProblems.NotTheRequester;
        Close(ApprovalState.Withdrawn, by, at, null);
        return Result.Done;
    }

    /// <summary>Marks it fallen when the content is no longer what was asked or approved. True when it fell just now; it never rises again.</summary>
    public bool Fall(string currentHash, DateTimeOffset at)
    {
        if (State is not (ApprovalState.Pending or ApprovalState.Approved) || ContentHash == currentHash) return false;
        State = ApprovalState.Fallen;
        FallenAt = at;
        return true;
    }

    /// <summary>Closes a request that nobody needs any more: another step refused, or what was asked about is over.</summary>
    public void Drop(PersonId by, DateTimeOffset at) => Close(ApprovalState.Withdrawn, by, at, null);

    private Result Decide(ApprovalState decision, Signature signature, string currentHash)
    {
        if (State != ApprovalState.Pending) return ApprovalProblems.AlreadyDecided;
        if (ApproverId is { } approver && approver != signature.By) return ApprovalProblems.NotTheApprover;
        if (FourEyes && signature.By == RequestedBy) return ApprovalProblems.SelfApproval;
        if (signature.SeenHash != currentHash || ContentHash != currentHash) return ApprovalProblems.ContentChanged;
        Close(decision, signature.By, signature.At, signature.Words);
        return Result.Done;
    }

    private void Close(ApprovalState state, PersonId by, DateTimeOffset at, string? comment)
    {
        State = state;
        DecidedBy = by;
        DecidedAt = at;
        Comment = comment;
    }
}

/// <summary>What a decision is about.</summary>
/// <param name="Kind">The kind of thing, such as <c>risk</c>.</param>
/// <param name="Id">Which one.</param>
/// <param name="Purpose">What the decision is for.</param>
public sealed record ApprovalSubject(string Kind, Guid Id, string Purpose);

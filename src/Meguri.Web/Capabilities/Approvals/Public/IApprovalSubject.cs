namespace Meguri.Web.Capabilities.Approvals;

/// <summary>A kind of thing that is decided on, so that the list of what waits can name it.</summary>
internal interface IApprovalSubject
{
    /// <summary>The kind, as approvals carry it.</summary>
    string Kind { get; }

    /// <summary>The permission to decide when nobody is named for this purpose.</summary>
    string PermissionFor(string purpose);

    /// <summary>The page where one decides on many for this purpose, and what leads there; null when each is decided on its own.</summary>
    (string Path, string Text)? Together(string purpose) => null;

    /// <summary>What the things are called and where they are; one query for all.</summary>
    Task<IReadOnlyDictionary<Guid, ApprovalItem>> DescribeAsync(IReadOnlyCollection<Guid> subjects, CancellationToken cancellation);
}

/// <summary>A thing that waits for a decision.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Note">A quiet word: its number, its level.</param>
/// <param name="Path">Where it is decided, below the organization's address.</param>
internal sealed record ApprovalItem(string Title, string Note, string Path);

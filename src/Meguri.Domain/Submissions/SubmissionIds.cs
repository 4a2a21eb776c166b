using Meguri.Domain.Kernel;

namespace Meguri.Domain.Submissions;

/// <summary>The way of one sheet from the department to the office.</summary>
public readonly record struct SubmissionId(Guid Value) : IId<SubmissionId>
{
    /// <inheritdoc/>
    public static SubmissionId From(Guid value) => new(value);

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator <(SubmissionId left, SubmissionId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator >(SubmissionId left, SubmissionId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>One move on that way.</summary>
public readonly record struct SubmissionMoveId(Guid Value) : IId<SubmissionMoveId>
{
    /// <inheritdoc/>
    public static SubmissionMoveId From(Guid value) => new(value);

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator <(SubmissionMoveId left, SubmissionMoveId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Orders as the stored value does; lists page by it.</summary>
    public static bool operator >(SubmissionMoveId left, SubmissionMoveId right) => left.Value.CompareTo(right.Value) > 0;
}

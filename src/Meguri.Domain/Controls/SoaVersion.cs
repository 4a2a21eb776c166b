using Meguri.Domain.Approvals;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;

namespace Meguri.Domain.Controls;

/// <summary>Where a version stands.</summary>
public enum SoaState
{
    /// <summary>Frozen and waiting for approval.</summary>
    Draft,

    /// <summary>In force.</summary>
    Approved,

    /// <summary>It was in force until the next one was approved.</summary>
    Superseded,
}

/// <summary>One version of the statement of applicability (適用宣言書, clause 6.1.3 d): rows frozen by value, approved as they are.</summary>
public sealed class SoaVersion : Entity
{
    /// <summary>How approvals name versions.</summary>
    public const string SubjectKind = "soa_version", ApprovalPurpose = "soa_version";

    private List<SoaRow> _rows = [];

    private SoaVersion() { }

    /// <summary>The key.</summary>
    public SoaVersionId Id { get; private set; }

    /// <summary>第1版 is 1.</summary>
    public int VersionNumber { get; private set; }

    /// <summary>Draft, approved or superseded.</summary>
    public SoaState State { get; private set; }

    /// <summary>What changed, in words.</summary>
    public string? Note { get; private set; }

    /// <summary>When its rows were frozen last.</summary>
    public DateTimeOffset FrozenAt { get; private set; }

    /// <summary>Who approved.</summary>
    public PersonId? ApprovedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>When the next version took its place.</summary>
    public DateTimeOffset? SupersededAt { get; private set; }

    /// <summary>True for the version that the certificate (登録証) names.</summary>
    public bool OnCertificate { get; private set; }

    /// <summary>The rows in the order of their numbers.</summary>
    public IReadOnlyList<SoaRow> Rows => _rows;

    /// <summary>Freezes what was decided into a version, or says for every control what is missing.</summary>
    /// <param name="number">Its number: the highest so far and one.</param>
    /// <param name="sources">Every control's state and names.</param>
    /// <param name="controls">The numbers that must be there: Annex A and the organization's own.</param>
    /// <param name="note">What changed, in words.</param>
    /// <param name="at">Now.</param>
    /// <param name="today">The organization's date.</param>
    public static Result<SoaVersion> Freeze(
        int number, IEnumerable<SoaSource> sources, IReadOnlyCollection<string> controls, string? note, DateTimeOffset at, DateOnly today)
    {
        var version = new SoaVersion { Id = NewId.Of<SoaVersionId>(), VersionNumber = number };
        var result = version.Refreeze(sources, controls, note, at, today);
        return result.Ok ? version : Result<SoaVersion>.Refused(result);
    }

    /// <summary>Freezes a draft anew; an approval asked for before no longer fits.</summary>
    public Result Refreeze(IEnumerable<SoaSource> sources, IReadOnlyCollection<string> controls, string? note, DateTimeOffset at, DateOnly today)
    {
        if (State != SoaState.Draft) return ControlProblems.VersionNotDraft;
        var rows = sources.Select(SoaRow.Of).OrderBy(row => row.Control, ControlNumber.Order).ToList();
        var problems = Check(rows, controls, today).ToArray();
        if (problems.Length > 0) return Result.From(problems);
        (_rows, Note, FrozenAt) = (rows, Words.Clean(note), at);
        return Result.Done;
    }

    /// <summary>What keeps these rows from being frozen, in the order of the controls.</summary>
    public static IEnumerable<Problem> Check(IReadOnlyCollection<SoaRow> rows, IReadOnlyCollection<string> controls, DateOnly today) =>
        rows.SelectMany(row => row.Problems(today))
            .Concat(rows.CountBy(row => row.Control).Where(count => count.Value > 1).Select(count => ControlProblems.Twice(count.Key)))
            .Concat(controls.Except(rows.Select(row => row.Control), StringComparer.Ordinal).Select(ControlProblems.Missing))
            .OrderBy(problem => problem.Field!, ControlNumber.Order);

    /// <summary>What an approval binds to.</summary>
    public string ContentHash() => CanonicalJson.Hash(new { VersionNumber, Note, Rows = _rows });

    /// <summary>Asks for approval. The person who asks does not approve.</summary>
    public Result<Approval> RequestApproval(PersonId by, DateTimeOffset at) => State == SoaState.Draft
        ? Approval.Request(new(SubjectKind, Id.Value, ApprovalPurpose), ContentHash(), by, at)
        : ControlProblems.VersionNotDraft;

    /// <summary>Approves; the version in force until now is superseded.</summary>
    public Result Approve(Approval approval, Signature signature, SoaVersion? inForce)
    {
        if (State != SoaState.Draft) return ControlProblems.VersionNotDraft;
        var result = approval.Approve(signature, ContentHash());
        if (!result.Ok) return result;
        (State, ApprovedBy, ApprovedAt) = (SoaState.Approved, signature.By, signature.At);
        if (inForce is not null) (inForce.State, inForce.SupersededAt) = (SoaState.Superseded, signature.At);
        return Result.Done;
    }

    /// <summary>Says that the certificate names this version, and the others no longer.</summary>
    /// <param name="others">The organization's other versions.</param>
    public Result NameOnCertificate(IEnumerable<SoaVersion> others)
    {
        if (State == SoaState.Draft) return ControlProblems.VersionNeverApproved;
        foreach (var other in others) other.OnCertificate = false;
        OnCertificate = true;
        return Result.Done;
    }
}

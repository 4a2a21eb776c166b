using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;

namespace Meguri.Domain.Submissions;

/// <summary>Where a sheet lies on its way.</summary>
public enum SubmissionState
{
    /// <summary>With those who fill it.</summary>
    Draft,

    /// <summary>With the department's head.</summary>
    AwaitingConfirmation,

    /// <summary>With those who asked for it.</summary>
    Submitted,

    /// <summary>With those who fill it again, with a reason.</summary>
    SentBack,

    /// <summary>Accepted; it does not change any more.</summary>
    Accepted,
}

/// <summary>What can be done with it.</summary>
public enum SubmissionAct
{
    /// <summary>提出.</summary>
    HandIn,

    /// <summary>確認.</summary>
    Confirm,

    /// <summary>差戻し.</summary>
    SendBack,

    /// <summary>受理.</summary>
    Accept,
}

/// <summary>What a person is to one submission; one person can be several.</summary>
[Flags]
public enum SubmissionParty
{
    /// <summary>A stranger.</summary>
    None = 0,

    /// <summary>Fills it: the department's staff.</summary>
    Filler = 1,

    /// <summary>Confirms it: the department's head.</summary>
    Confirmer = 2,

    /// <summary>Asked for it and accepts it: the ISMS office.</summary>
    Receiver = 4,
}

/// <summary>The way of a sheet: draft → (confirmed by the head →) submitted → accepted, or sent back with a reason.</summary>
public sealed class Submission : Entity
{
    private List<SubmissionMove> _moves = [];

    private Submission() { }

    /// <summary>The key.</summary>
    public SubmissionId Id { get; private set; }

    /// <summary>What kind of thing is handed in, such as <c>risk_sheet</c>.</summary>
    public string SubjectKind { get; private set; } = "";

    /// <summary>Which one.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>True when a head confirms before it goes out.</summary>
    public bool NeedsConfirmation { get; private set; }

    /// <summary>Until when it is wanted.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>Where it lies.</summary>
    public SubmissionState State { get; private set; }

    /// <summary>What was done so far, the oldest first.</summary>
    public IReadOnlyList<SubmissionMove> Moves => _moves;

    /// <summary>True while those who fill it may change it.</summary>
    public bool IsOpen => State is SubmissionState.Draft or SubmissionState.SentBack;

    /// <summary>The move of this kind that counts where it lies: none from before it was last sent back; a head who handed in confirmed by it.</summary>
    public SubmissionMove? Standing(SubmissionAct act)
    {
        var since = _moves.FindLastIndex(move => move.Act == SubmissionAct.SendBack) + 1;
        var last = _moves.Skip(since).LastOrDefault(move => move.Act == act);
        return last is null && act == SubmissionAct.Confirm && NeedsConfirmation && State is SubmissionState.Submitted or SubmissionState.Accepted
            ? _moves.Skip(since).LastOrDefault(move => move.Act == SubmissionAct.HandIn) : last;
    }

    /// <summary>Opens one.</summary>
    public static Submission Open(string subjectKind, Guid subjectId, bool needsConfirmation, DateOnly? dueOn = null) => new()
    {
        Id = NewId.Of<SubmissionId>(),
        SubjectKind = subjectKind,
        SubjectId = subjectId,
        NeedsConfirmation = needsConfirmation,
        DueOn = dueOn,
    };

    /// <summary>Who may do what, from where it lies.</summary>
    public bool MayAct(SubmissionAct act, SubmissionParty who) => Refusal(act, who) is null;

    /// <summary>Wants it until another day.</summary>
    public void Due(DateOnly? on) => DueOn = on;

    /// <summary>Hands it in. A head who hands in confirms by it.</summary>
    public Result HandIn(SubmissionParty who, PersonId by, DateTimeOffset at)
    {
        if (Refusal(SubmissionAct.HandIn, who) is { } refusal) return refusal;
        var confirmed = !NeedsConfirmation || who.HasFlag(SubmissionParty.Confirmer);
        Move(SubmissionAct.HandIn, confirmed ? SubmissionState.Submitted : SubmissionState.AwaitingConfirmation, by, at, null);
        return Result.Done;
    }

    /// <summary>Confirms it: it goes out.</summary>
    public Result Confirm(SubmissionParty who, PersonId by, DateTimeOffset at)
    {
        if (Refusal(SubmissionAct.Confirm, who) is { } refusal) return refusal;
        Move(SubmissionAct.Confirm, SubmissionState.Submitted, by, at, null);
        return Result.Done;
    }

    /// <summary>Sends it back with a reason: the head before it goes out, the office after.</summary>
    public Result SendBack(SubmissionParty who, PersonId by, DateTimeOffset at, string reason)
    {
        if (Refusal(SubmissionAct.SendBack, who) is { } refusal) return refusal;
        if (string.IsNullOrWhiteSpace(reason)) return SubmissionProblems.ReasonRequired;
        Move(SubmissionAct.SendBack, SubmissionState.SentBack, by, at, reason.Trim());
        return Result.Done;
    }

    /// <summary>Accepts it.</summary>
    public Result Accept(SubmissionParty who, PersonId by, DateTimeOffset at)
    {
        if (Refusal(SubmissionAct.Accept, who) is { } refusal) return refusal;
        Move(SubmissionAct.Accept, SubmissionState.Accepted, by, at, null);
        return Result.Done;
    }

    private Problem? Refusal(SubmissionAct act, SubmissionParty who)
    {
        SubmissionParty? actor = (act, State) switch
        {
            (SubmissionAct.HandIn, SubmissionState.Draft or SubmissionState.SentBack) => SubmissionParty.Filler | SubmissionParty.Confirmer,
            (SubmissionAct.Confirm, SubmissionState.AwaitingConfirmation) => SubmissionParty.Confirmer,
            (SubmissionAct.SendBack, SubmissionState.AwaitingConfirmation) => SubmissionParty.Confirmer,
            (SubmissionAct.SendBack, SubmissionState.Submitted) => SubmissionParty.Receiver,
            (SubmissionAct.Accept, SubmissionState.Submitted) => SubmissionParty.Receiver,
            _ => null,
        };
        if (actor is not { } wanted) return SubmissionProblems.WrongState;
        return (who & wanted) == SubmissionParty.None ? SubmissionProblems.NotYours : null;
    }

    private void Move(SubmissionAct act, SubmissionState to, PersonId by, DateTimeOffset at, string? reason)
    {
        _moves.Add(SubmissionMove.Made(Id, _moves.Count + 1, act, by, at, reason));
        State = to;
    }
}

/// <summary>One step a sheet took.</summary>
public sealed class SubmissionMove : Entity
{
    private SubmissionMove() { }

    /// <summary>The key.</summary>
    public SubmissionMoveId Id { get; private set; }

    /// <summary>Whose way.</summary>
    public SubmissionId SubmissionId { get; private set; }

    /// <summary>Its place, from 1.</summary>
    public int Position { get; private set; }

    /// <summary>What was done.</summary>
    public SubmissionAct Act { get; private set; }

    /// <summary>By whom.</summary>
    public PersonId By { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Why it was sent back.</summary>
    public string? Reason { get; private set; }

    internal static SubmissionMove Made(SubmissionId submission, int position, SubmissionAct act, PersonId by, DateTimeOffset at, string? reason) =>
        new() { Id = NewId.Of<SubmissionMoveId>(), SubmissionId = submission, Position = position, Act = act, By = by, At = at, Reason = reason };
}

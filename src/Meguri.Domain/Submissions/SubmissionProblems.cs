using Meguri.Domain.Kernel;

namespace Meguri.Domain.Submissions;

/// <summary>Every refusal of a submission.</summary>
public static class SubmissionProblems
{
    /// <summary>Somebody else has to act.</summary>
    public static Problem NotYours => new("submission_not_yours");

    /// <summary>Not from where it stands.</summary>
    public static Problem WrongState => new("submission_wrong_state");

    /// <summary>Sending back says why.</summary>
    public static Problem ReasonRequired => new("submission_reason_required", "Reason");
}

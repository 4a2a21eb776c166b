using Meguri.Domain.Kernel;

namespace Meguri.Domain.Approvals;

/// <summary>Every refusal of an approval.</summary>
public static class ApprovalProblems
{
    /// <summary>The person who asked may not approve.</summary>
    public static Problem SelfApproval => new("self_approval");

    /// <summary>What is being decided is no longer what was asked for, or not what the person saw.</summary>
    public static Problem ContentChanged => new("content_changed");

    /// <summary>Somebody decided already, or the request was withdrawn.</summary>
    public static Problem AlreadyDecided => new("approval_already_decided");

    /// <summary>The request names another person.</summary>
    public static Problem NotTheApprover => new("approval_not_the_approver");

    /// <summary>An earlier step is still open.</summary>
    public static Problem NotYourTurn => new("approval_not_your_turn");

    /// <summary>A refusal says why.</summary>
    public static Problem ReasonRequired => new("approval_reason_required", "Comment");

    /// <summary>Only the person who asked takes a request back.</summary>
    public static Problem NotTheRequester => new("approval_not_the_requester");
}

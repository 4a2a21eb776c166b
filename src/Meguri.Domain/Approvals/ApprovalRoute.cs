using Meguri.Domain.Kernel;

namespace Meguri.Domain.Approvals;

/// <summary>The steps of one request in their order: nobody signs before those in front of them, and one refusal ends the route.</summary>
/// <param name="Steps">All steps that were asked for together.</param>
public sealed record ApprovalRoute(IReadOnlyList<Approval> Steps)
{
    /// <summary>True when every step is approved for this content.</summary>
    public bool StandsFor(string contentHash) => Steps.Count > 0 && Steps.All(step => step.StandsFor(contentHash));

    /// <summary>The steps that may be decided now.</summary>
    public IReadOnlyList<Approval> Open
    {
        get
        {
            var waiting = Steps.Where(step => step.State != ApprovalState.Approved).ToArray();
            if (waiting.Length == 0) return [];
            var turn = waiting.Min(step => step.Order);
            return [.. waiting.Where(step => step.Order == turn && step.State == ApprovalState.Pending)];
        }
    }

    /// <summary>Approves one step when it is its turn.</summary>
    public Result Approve(ApprovalId step, Signature signature, string currentHash) =>
        Turn(step) is { } open ? open.Approve(signature, currentHash) : Refusal(step);

    /// <summary>Refuses one step when it is its turn; the steps still open are closed.</summary>
    public Result Reject(ApprovalId step, Signature signature, string currentHash)
    {
        if (Turn(step) is not { } open) return Refusal(step);
        var result = open.Reject(signature, currentHash);
        if (!result.Ok) return result;
        foreach (var other in Steps.Where(other => other.State == ApprovalState.Pending)) other.Drop(signature.By, signature.At);
        return Result.Done;
    }

    private Approval? Turn(ApprovalId step) => Open.FirstOrDefault(open => open.Id == step);

    private Result Refusal(ApprovalId step) =>
        Steps.Any(other => other.Id == step && other.State == ApprovalState.Pending) ? ApprovalProblems.NotYourTurn : ApprovalProblems.AlreadyDecided;
}

using System.Globalization;
using Meguri.Domain.Approvals;
using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Meguri.Domain.Treatment;
using Meguri.Web.Capabilities.Approvals;
using Meguri.Web.Capabilities.Risks;
using Meguri.Web.Kit;

namespace Meguri.Web.Capabilities.Treatment;

/// <summary>How plans are said.</summary>
internal static class PlanText
{
    /// <summary>管理No.: <c>RTP-0008</c>.</summary>
    public static string NumberOf(TreatmentPlan plan) => NumberText.Of(TreatmentPlan.Series, plan.Number);

    /// <summary>① to ⑳.</summary>
    public static string PriorityOf(int priority) => priority is >= 1 and <= TreatmentPlan.LowestPriority ? ((char)('①' + priority - 1)).ToString() : priority.ToString(CultureInfo.InvariantCulture);

    /// <summary>1,240,000 円; a dash while nobody said.</summary>
    public static string Yen(long? amount) => amount is { } known ? TreatmentWords.Yen(known.ToString("N0", CultureInfo.InvariantCulture)) : "—";

    /// <summary>The colour of a state.</summary>
    public static Tone ToneOf(PlanState state) => state switch
    {
        PlanState.Approved => Tone.Green,
        PlanState.InApproval => Tone.Yellow,
        PlanState.Rejected or PlanState.Fallen => Tone.Red,
        _ => Tone.Neutral,
    };

    /// <summary>The label of a level with its colour; null while there is none.</summary>
    public static (string Text, Tone Tone)? LevelOf(RiskScore? score) => score is null ? null : (score.Label, RiskText.ToneOf(score.Band));

    /// <summary>3 / 6.</summary>
    public static string ProgressOf(PlanProgress progress) => $"{progress.Done} / {progress.Total}";

    /// <summary>What a signer is called: 実行責任者, リスク所有者, ISMS管理責任者.</summary>
    public static string SignerOf(string purpose) => purpose switch
    {
        TreatmentPlan.ResponsiblePurpose => TreatmentWords.Signer_Responsible,
        TreatmentPlan.OwnerPurpose => TreatmentWords.Signer_Owner,
        _ => TreatmentWords.Signer_Manager,
    };

    /// <summary>What a signer does: the owner approves, the others confirm.</summary>
    public static string ActOf(string purpose) => purpose == TreatmentPlan.OwnerPurpose ? TreatmentWords.Act_Approve : TreatmentWords.Act_Confirm;

    /// <summary>How a signature stands: who confirms has confirmed, and approved nothing.</summary>
    public static string StateOf(Approval step) => step switch
    {
        { Purpose: not TreatmentPlan.OwnerPurpose, State: ApprovalState.Approved } => TreatmentWords.Step_Confirmed,
        { Purpose: not TreatmentPlan.OwnerPurpose, State: ApprovalState.Pending } => TreatmentWords.Step_ToConfirm,
        _ => ApprovalWords.Book.Of(step.State),
    };
}

using Meguri.Domain.Kernel;
using Meguri.Domain.Treatment;

namespace Meguri.Web.Capabilities.Treatment;

/// <summary>Refusals of this capability that no domain rule makes.</summary>
internal static class PlanProblems
{
    /// <summary>Not one of the risks the actor may treat.</summary>
    public static Problem UnknownRisk => new("plan_unknown_risk", nameof(TreatmentPlan.RiskIds));

    /// <summary>Not one of the people of the organization.</summary>
    public static Problem UnknownPerson => new("plan_unknown_person", nameof(TreatmentPlan.ResponsibleId));

    /// <summary>Not one of the controls.</summary>
    public static Problem UnknownControl => new("plan_unknown_control", nameof(TreatmentPlan.Controls));
}

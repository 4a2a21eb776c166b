using Meguri.Domain.Kernel;

namespace Meguri.Web.Capabilities.Approvals;

/// <summary>Refusals of this capability that no domain rule makes.</summary>
internal static class SignatoryProblems
{
    /// <summary>An account that is tied to nobody in the register of people cannot ask or decide.</summary>
    public static Problem NoPerson => new("approval_no_person");
}

using Meguri.Domain.Controls;
using Meguri.Domain.Kernel;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>Refusals of this capability that no domain rule makes.</summary>
internal static class StatementProblems
{
    /// <summary>No version was approved yet.</summary>
    public static Problem NoneApproved => new("soa_none_approved");

    /// <summary>No version has this number.</summary>
    public static Problem NoSuchVersion(string which) => new("soa_no_such_version", "Version", which);

    /// <summary>Not one of the people of the organization.</summary>
    public static Problem UnknownPerson(string field) => new("control_unknown_person", field);

    /// <summary>Not one of the treatment plans.</summary>
    public static Problem UnknownPlan => new("control_unknown_plan", nameof(ControlState.PlanId));

    /// <summary>Another control has the number.</summary>
    public static Problem NumberTaken(string number) => new("control_number_taken", "Number", number);

    /// <summary>A number that no risk or asset has.</summary>
    public static Problem UnknownNumber(string field, string text) => new("measure_unknown_number", field, text);

    /// <summary>Not one of the risks or assets.</summary>
    public static Problem UnknownLink(string field) => new("measure_unknown_link", field);
}

using Meguri.Domain.Kernel;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>What the use cases refuse beyond the domain's own rules.</summary>
internal static class RiskPageProblems
{
    /// <summary>One round at a time.</summary>
    public static Problem AlreadyRunning(string title) => new("assessment_already_running", null, title);

    /// <summary>There is no round to work in.</summary>
    public static Problem NoAssessment => new("assessment_none");

    /// <summary>There is no approved method to begin with.</summary>
    public static Problem NoMethod => new("risk_no_approved_method");

    /// <summary>Somebody judged the control since the table was opened.</summary>
    public static Problem GapChanged(string control) => new("gap_changed", "Finding", control);

    /// <summary>Somebody saved the risk since the table was opened.</summary>
    public static Problem RiskChanged(string number) => new("risk_changed", "Threat", number);

    /// <summary>A risk that was ticked is not the actor's own, or does not wait for them any more.</summary>
    public static Problem AcceptanceClosed => new("risk_acceptance_closed");

    /// <summary>There is nothing to accept without a tick.</summary>
    public static Problem NothingChosen => new("risk_nothing_chosen");

    /// <summary>The ledger has no asset of this number.</summary>
    public static Problem UnknownAsset(string text) => new("risk_unknown_asset", "Asset", text);

    /// <summary>No asset the actor may name is in a group of this name.</summary>
    public static Problem UnknownGroup(string text) => new("risk_unknown_group", "AssetGroup", text);

    /// <summary>The register has no such person.</summary>
    public static Problem UnknownOwner => new("risk_unknown_owner", "OwnerId");

    /// <summary>Not a department the actor may enter risks for.</summary>
    public static Problem UnknownDepartment => new("risk_unknown_department", "DepartmentId");

    /// <summary>Sheets are of departments.</summary>
    public static Problem NoSheetDepartments => new("sheet_no_departments", "Departments");

    /// <summary>Sheets are of controls.</summary>
    public static Problem NoSheetControls => new("sheet_no_controls", "Others");

    /// <summary>A sheet handed to a department says until when.</summary>
    public static Problem SheetDueMissing => new("sheet_due_missing", "DueOn");

    /// <summary>The day is over.</summary>
    public static Problem SheetDuePast => new("sheet_due_past", "DueOn");

    /// <summary>The office has not written its part of a sheet that was to go out.</summary>
    public static Problem SheetNotReady(string number) => new("sheet_not_ready", null, number);

    /// <summary>There is nothing to hand out.</summary>
    public static Problem NothingToHandOut => new("sheet_nothing_to_hand_out");

    /// <summary>A risk names a row that nobody wrote.</summary>
    public static Problem EmptyRowNamed(string row) => new("sheet_empty_row_named", row, row);
}

using Meguri.Domain.Kernel;

namespace Meguri.Web.Kit.Registers;

/// <summary>Every refusal that registers share.</summary>
internal static class RegisterProblems
{
    /// <summary>The view has no name.</summary>
    public static Problem ViewNameMissing => new("view_name_missing", nameof(SavedView.Name));

    /// <summary>The name is longer than allowed.</summary>
    public static Problem ViewNameTooLong => new("view_name_too_long", nameof(SavedView.Name), SavedView.LongestName);

    /// <summary>The owner has a view of this name.</summary>
    public static Problem ViewNameTaken(string name) => new("view_name_taken", nameof(SavedView.Name), name);

    /// <summary>The owner has as many views as there may be.</summary>
    public static Problem TooManyViews => new("too_many_views", nameof(SavedView.Name), SavedViews.Most);

    /// <summary>The list's address is too long to be kept.</summary>
    public static Problem ViewTooLong => new("view_too_long", nameof(SavedView.Name));

    /// <summary>No row was chosen.</summary>
    public static Problem NoRows => new("bulk_no_rows");

    /// <summary>More rows than one call may change.</summary>
    public static Problem TooManyRows => new("bulk_too_many_rows", null, BulkRunner.MostRows);

    /// <summary>Nothing was said to change.</summary>
    public static Problem NothingToSet => new("bulk_nothing_to_set");

    /// <summary>The value is none that may be set.</summary>
    public static Problem BadValue(string field, string label) => new("bulk_bad_value", field, label);

    /// <summary>The actor may see the row, but not change it.</summary>
    public static Problem RowNotYours => new("bulk_row_not_yours");
}

using Meguri.Domain.Exchange;

namespace Meguri.Web.Kit.Imports;

/// <summary>What an import did, or would do.</summary>
internal sealed class ImportReport
{
    /// <summary>Above this, single changes are counted but not listed.</summary>
    public const int ListedChanges = 200;

    /// <summary>The header as it was found.</summary>
    public required HeaderFinding Header { get; init; }

    /// <summary>Data rows, without blank and total rows.</summary>
    public int Rows { get; set; }

    /// <summary>Rows without an error.</summary>
    public int Valid => Rows - Rejected;

    /// <summary>Rows with an error.</summary>
    public int Rejected { get; set; }

    public int Added { get; set; }

    public int Changed { get; set; }

    public int Unchanged { get; set; }

    /// <summary>Blank and total rows that were passed over.</summary>
    public int Skipped { get; set; }

    /// <summary>True when it was written.</summary>
    public bool Written { get; set; }

    /// <summary>The trail's number of the activity, once written.</summary>
    public long? Activity { get; set; }

    public List<ImportError> Errors { get; } = [];

    public List<ImportError> Warnings { get; } = [];

    public List<ImportChange> Changes { get; } = [];

    /// <summary>What the register has and the file does not: asked about, never removed.</summary>
    public List<string> Missing { get; } = [];
}

/// <summary>What a row does.</summary>
/// <param name="Row">The number Excel shows.</param>
/// <param name="Title">What it is called.</param>
/// <param name="IsNew">True when it is entered, false when it changes.</param>
/// <param name="Fields">The properties that change, with before and after.</param>
internal sealed record ImportChange(int Row, string Title, bool IsNew, IReadOnlyList<(string Property, string? Before, string? After)> Fields);

/// <summary>How to run.</summary>
/// <param name="DryRun">Look only.</param>
/// <param name="OnlyValid">Write the rows without errors although others have some.</param>
/// <param name="Mapping">Header text → column key, said by a person.</param>
internal sealed record ImportOptions(bool DryRun, bool OnlyValid, IReadOnlyDictionary<string, string>? Mapping = null);

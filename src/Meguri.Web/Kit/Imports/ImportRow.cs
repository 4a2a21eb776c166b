using Meguri.Domain.Exchange;
using Meguri.Domain.Kernel;
using Meguri.Platform.Exchange;
using Meguri.Web.Shell;

namespace Meguri.Web.Kit.Imports;

/// <summary>One row under its columns, collecting what is wrong with it.</summary>
internal sealed class ImportRow(SheetRow sheet, HeaderFinding header)
{
    private readonly List<ImportError> errors = [];
    private readonly List<ImportError> warnings = [];

    /// <summary>The number Excel shows.</summary>
    public int Number => sheet.Number;

    /// <summary>The cells as they stand in the file.</summary>
    public SheetRow Sheet => sheet;

    public IReadOnlyList<ImportError> Errors => errors;

    public IReadOnlyList<ImportError> Warnings => warnings;

    /// <summary>True when the file has the column.</summary>
    public bool Has(string key) => header.ColumnOf(key) is not null;

    /// <summary>The cell; blank when the file lacks the column.</summary>
    public CellValue Cell(string key) => header.ColumnOf(key) is { } column ? sheet[column] : CellValue.Blank;

    /// <summary>The text, cleaned; null when blank.</summary>
    public string? Text(string key, int most = 2000)
    {
        var read = TextFolding.Clean(Cell(key).Text, most);
        if (read.Ok) return read.Value.Length == 0 ? null : read.Value;
        Refuse(key, read.Problems[0]);
        return null;
    }

    /// <summary>The day; null when blank or wrong.</summary>
    public DateOnly? Date(string key)
    {
        var cell = Cell(key);
        if (cell.Date is { } day) return day;
        if (string.IsNullOrWhiteSpace(cell.Text)) return null;
        var read = DateReading.Read(cell.Text);
        if (read.Ok) return read.Value;
        Refuse(key, read.Problems[0]);
        return null;
    }

    /// <summary>The number; null when blank or wrong.</summary>
    public int? Whole(string key)
    {
        var text = Cell(key).Text;
        if (string.IsNullOrWhiteSpace(text)) return null;
        var read = WholeNumberReading.Read(text);
        if (read.Ok) return read.Value;
        Refuse(key, read.Problems[0]);
        return null;
    }

    /// <summary>有 or 無; false when blank or wrong.</summary>
    public bool YesNo(string key)
    {
        var read = YesNoReading.Read(Cell(key).Text);
        if (!read.Ok && read.Problems.Count > 0) Refuse(key, read.Problems[0]);
        return read.Value ?? false;
    }

    /// <summary>The row can't be taken.</summary>
    public void Refuse(string key, Problem problem) => errors.Add(Note(key, problem));

    /// <summary>The row can be taken, but somebody should know.</summary>
    public void Warn(string key, Problem problem) => warnings.Add(Note(key, problem));

    private ImportError Note(string key, Problem problem) => new(Number,
        header.Columns.FirstOrDefault(c => c.Key == key)?.Text ?? "", Cell(key).Text, problem.Code, Problems.Say(problem));
}

/// <summary>What is wrong with a cell.</summary>
/// <param name="Row">The number Excel shows.</param>
/// <param name="Column">The column's header.</param>
/// <param name="Value">The cell's text.</param>
/// <param name="Code">The problem's code.</param>
/// <param name="Message">The sentence, in the reader's language.</param>
internal sealed record ImportError(int Row, string Column, string Value, string Code, string Message);

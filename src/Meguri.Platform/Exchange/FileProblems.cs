using Meguri.Domain.Kernel;

namespace Meguri.Platform.Exchange;

/// <summary>Every refusal of a whole file. A file is read in full or not at all.</summary>
public static class FileProblems
{
    /// <summary>No byte in it.</summary>
    public static Problem EmptyFile { get; } = new("empty_file");

    /// <summary>Not an xlsx workbook (an old .xls, a web page in disguise, another kind of zip).</summary>
    public static Problem NotAWorkbook { get; } = new("not_a_workbook");

    /// <summary>Protected by a password, so that nobody can look inside.</summary>
    public static Problem PasswordProtected { get; } = new("password_protected");

    /// <summary>Holds macros.</summary>
    public static Problem MacrosNotAllowed { get; } = new("macros_not_allowed");

    /// <summary>Points outside: linked workbooks, data connections, embedded objects, document type definitions.</summary>
    public static Problem ExternalContent(string part) => new("external_content", null, part);

    /// <summary>Damaged or forged: sizes, check sums, names or places of the parts do not agree.</summary>
    public static Problem CorruptArchive(string part) => new("corrupt_archive", null, part);

    /// <summary>More inside than may be unpacked. Values: what was exceeded and the limit.</summary>
    public static Problem ArchiveTooLarge(string what, long limit) => new("archive_too_large", null, what, limit);

    /// <summary>No visible sheet has anything in it, or the named one does not exist or is hidden.</summary>
    public static Problem SheetNotFound(string? name) => new("sheet_not_found", null, name);

    /// <summary>More columns than a ledger can have. Values: row, limit.</summary>
    public static Problem TooManyColumns(int row) => new("too_many_columns", null, row, ImportLimits.Columns);

    /// <summary>More rows than a spreadsheet can have. Value: the limit.</summary>
    public static Problem TooManyRows { get; } = new("too_many_rows", null, ImportLimits.Rows);

    /// <summary>A cell longer than a spreadsheet can hold. Values: row, limit in characters.</summary>
    public static Problem CellTooLong(int row) => new("cell_too_long", null, row, ImportLimits.CellCharacters);

    /// <summary>Bytes that are no text in any encoding we know. Value: the line where it stops being text.</summary>
    public static Problem UnreadableText(int line) => new("unreadable_text", null, line);

    /// <summary>A quotation mark opens and never closes. Value: the line where it opens.</summary>
    public static Problem UnclosedQuote(int line) => new("unclosed_quote", null, line);
}

/// <summary>Carries a refusal out of the depth of a reader; never leaves this folder.</summary>
internal sealed class RefusedFileException(Problem problem) : Exception(problem.Code)
{
    public Problem Problem { get; } = problem;
}

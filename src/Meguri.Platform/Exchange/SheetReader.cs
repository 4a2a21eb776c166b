using Meguri.Domain.Kernel;

namespace Meguri.Platform.Exchange;

/// <summary>Opens what people upload: an xlsx workbook, or a text file with commas, semicolons or tabs. What it is, its bytes say.</summary>
public static class SheetReader
{
    /// <summary>
    /// Checks the whole file and reads it through once. Refused whole, with the codes of <see cref="FileProblems"/>: a file is
    /// never read in part. Memory does not grow with the rows.
    /// </summary>
    /// <param name="file">Seekable; stays open and belongs to the caller, who keeps it open while rows are read.</param>
    /// <param name="sheet">A visible sheet; null takes the first one with something in it.</param>
    /// <param name="cancellation">Stops between rows.</param>
    public static Result<SheetFile> Open(Stream file, string? sheet = null, CancellationToken cancellation = default)
    {
        if (!file.CanSeek) throw new ArgumentException("The file must be seekable: spool it first.", nameof(file));
        try
        {
            var head = FileKinds.Head(file);
            if (head.Length == 0) return FileProblems.EmptyFile;
            return FileKinds.IsZip(head) ? OpenWorkbook(file, sheet, cancellation) : OpenText(file, head, cancellation);
        }
        catch (RefusedFileException refused)
        {
            return refused.Problem;
        }
    }

    private static SheetFile OpenWorkbook(Stream file, string? sheet, CancellationToken cancellation)
    {
        var book = XlsxBook.Read(WorkbookGuard.Open(file, cancellation));
        var names = book.Sheets.Select(one => one.Name).ToArray();
        foreach (var (name, part) in book.Sheets)
        {
            if (sheet is not null && name != sheet) continue;
            var rows = new XlsxRows(book, part);
            var (last, filled) = Through(rows.Read(cancellation));
            if (filled > 0) return new SheetFile(name, names, rows.Merged, last, filled, stop => new XlsxRows(book, part).Read(stop));
        }
        throw new RefusedFileException(FileProblems.SheetNotFound(sheet));
    }

    private static SheetFile OpenText(Stream file, byte[] head, CancellationToken cancellation)
    {
        FileKinds.RefuseOther(file, head);
        var dialect = CsvDialect.Of(file, cancellation);
        var (last, filled) = Through(TextRows(file, dialect, cancellation));
        if (filled == 0) throw new RefusedFileException(FileProblems.EmptyFile);
        return new SheetFile("", [], [], last, filled, stop => TextRows(file, dialect, stop));
    }

    private static IEnumerable<SheetRow> TextRows(Stream file, CsvDialect dialect, CancellationToken cancellation)
    {
        foreach (var record in CsvRecords.Read(file, dialect, cancellation))
            if (record.Fields.Any(field => field.Length > 0))
                yield return new SheetRow(record.Number, [.. record.Fields.Select(field => new CellValue(FormulaText.Restore(field)))]);
    }

    private static (int Last, int Filled) Through(IEnumerable<SheetRow> rows)
    {
        var (last, filled) = (0, 0);
        foreach (var row in rows) (last, filled) = (row.Number, filled + 1);
        return (last, filled);
    }
}

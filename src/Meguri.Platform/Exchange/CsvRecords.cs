using System.Text;

namespace Meguri.Platform.Exchange;

/// <summary>A record of a text file.</summary>
/// <param name="Number">From 1, blank records counted: the row a spreadsheet would show it in.</param>
/// <param name="Line">The line where it begins; records with line ends inside make the two differ.</param>
/// <param name="Fields">At least one.</param>
internal sealed record CsvRecord(int Number, int Line, IReadOnlyList<string> Fields);

/// <summary>Cuts a text into records and fields: quotation marks double inside quotes, line ends CRLF, LF or CR; a mark within a field that did not begin with one is text.</summary>
internal sealed class CsvRecords
{
    private readonly TextReader reader;
    private readonly CsvDialect dialect;
    private readonly char[] buffer = new char[16_384];
    private readonly StringBuilder field = new();
    private int at;
    private int filled;
    private int line = 1;
    private bool tooLong;

    private CsvRecords(TextReader reader, CsvDialect dialect) => (this.reader, this.dialect) = (reader, dialect);

    /// <param name="file">The file.</param>
    /// <param name="dialect">How it was written.</param>
    /// <param name="cancellation">Stops between records.</param>
    /// <param name="lenient">For guessing a delimiter: does not mind what a real reading refuses.</param>
    public static IEnumerable<CsvRecord> Read(Stream file, CsvDialect dialect, CancellationToken cancellation, bool lenient = false)
    {
        using var stream = new SliceStream(file, dialect.Preamble, file.Length - dialect.Preamble);
        using var text = new StreamReader(stream, dialect.Encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 65_536);
        var records = new CsvRecords(text, dialect);
        for (var number = 1 - dialect.Skip; records.Peek() >= 0; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (number > ImportLimits.Rows) throw new RefusedFileException(FileProblems.TooManyRows);
            var record = records.Next(number, lenient);
            if (number > 0) yield return record;
        }
    }

    private CsvRecord Next(int number, bool lenient)
    {
        var start = line;
        var fields = new List<string>();
        tooLong = false;
        do fields.Add(Field(lenient));
        while (Take(dialect.Delimiter));
        LineEnd();
        while (fields.Count > 1 && fields[^1].Length == 0) fields.RemoveAt(fields.Count - 1);
        if (!lenient && tooLong) throw new RefusedFileException(FileProblems.CellTooLong(number));
        if (!lenient && fields.Count > ImportLimits.Columns) throw new RefusedFileException(FileProblems.TooManyColumns(number));
        return new CsvRecord(number, start, fields);
    }

    private string Field(bool lenient)
    {
        field.Clear();
        if (Take('"')) Quoted(lenient);
        for (int c; (c = Peek()) >= 0 && c != dialect.Delimiter && c is not ('\r' or '\n'); at++) Append((char)c);
        return field.ToString();
    }

    private void Quoted(bool lenient)
    {
        var opened = line;
        for (int c; (c = Peek()) >= 0;)
        {
            at++;
            if (c == '"' && !Take('"')) return;
            if (c == '\n' || (c == '\r' && Peek() != '\n')) line++;
            Append((char)c);
        }
        if (!lenient) throw new RefusedFileException(FileProblems.UnclosedQuote(opened));
    }

    // What is too long is read on without being kept, so that a quotation mark left open is told from a long cell.
    private void Append(char c)
    {
        if (field.Length < ImportLimits.CellCharacters) field.Append(c);
        else tooLong = true;
    }

    private void LineEnd()
    {
        var carriage = Take('\r');
        if (Take('\n') || carriage) line++;
    }

    private bool Take(char wanted)
    {
        if (Peek() != wanted) return false;
        at++;
        return true;
    }

    private int Peek()
    {
        if (at < filled) return buffer[at];
        (at, filled) = (0, reader.Read(buffer, 0, buffer.Length));
        return filled == 0 ? -1 : buffer[0];
    }
}

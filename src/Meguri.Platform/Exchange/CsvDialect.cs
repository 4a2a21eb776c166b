using System.Text;

namespace Meguri.Platform.Exchange;

/// <summary>In which encoding and with which delimiter a text file was written, found by looking.</summary>
/// <param name="Encoding">Strict: it throws on bytes it does not have.</param>
/// <param name="Preamble">Bytes of the byte order mark.</param>
/// <param name="Delimiter">Comma, semicolon or tab.</param>
/// <param name="Skip">Leading lines that are no data (<c>sep=;</c>): 0 or 1.</param>
internal sealed record CsvDialect(Encoding Encoding, int Preamble, char Delimiter, int Skip)
{
    private const int Sample = 30;
    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding Utf16 = new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly Encoding Utf16Big = new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    // What Excel in Japan writes as "CSV (comma delimited)".
    private static readonly Encoding ShiftJis = CodePagesEncodingProvider.Instance.GetEncoding(932, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    public static CsvDialect Of(Stream file, CancellationToken cancellation)
    {
        var (encoding, preamble) = EncodingOf(file, cancellation);
        var first = CsvRecords.Read(file, new CsvDialect(encoding, preamble, '\0', 0), cancellation, lenient: true).FirstOrDefault()?.Fields[0].Trim() ?? "";
        if (first.Length == 5 && first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase)) return new(encoding, preamble, first[4], 1);
        return new(encoding, preamble, DelimiterOf(file, encoding, preamble, cancellation), 0);
    }

    private static (Encoding Encoding, int Preamble) EncodingOf(Stream file, CancellationToken cancellation)
    {
        var head = FileKinds.Head(file);
        (Encoding, int)[] candidates = head switch
        {
            [0xEF, 0xBB, 0xBF, ..] => [(Utf8, 3)],
            [0xFF, 0xFE, ..] => [(Utf16, 2)],
            [0xFE, 0xFF, ..] => [(Utf16Big, 2)],
            _ when Zeros(head, 1) > head.Length / 8 && Zeros(head, 0) == 0 => [(Utf16, 0)],
            _ when Zeros(head, 0) > head.Length / 8 && Zeros(head, 1) == 0 => [(Utf16Big, 0)],
            _ => [(Utf8, 0), (ShiftJis, 0)],
        };
        var furthest = 0;
        foreach (var (encoding, preamble) in candidates)
        {
            var line = FirstBrokenLine(file, encoding, preamble, cancellation);
            if (line == 0) return (encoding, preamble);
            furthest = Math.Max(furthest, line);
        }
        throw new RefusedFileException(FileProblems.UnreadableText(furthest));
    }

    private static int Zeros(byte[] head, int parity)
    {
        var zeros = 0;
        for (var i = parity; i < head.Length; i += 2) if (head[i] == 0) zeros++;
        return zeros;
    }

    // 0 when all of it is text of this encoding; else the line where it stops being text, or where a NUL stands. A broken
    // block is gone over again byte by byte, since a decoder that threw does not say how far it came.
    private static int FirstBrokenLine(Stream file, Encoding encoding, int preamble, CancellationToken cancellation) =>
        BrokenLine(file, encoding, preamble, 65_536, cancellation) == 0 ? 0 : BrokenLine(file, encoding, preamble, 1, cancellation);

    private static int BrokenLine(Stream file, Encoding encoding, int preamble, int block, CancellationToken cancellation)
    {
        using var stream = new BufferedStream(new SliceStream(file, preamble, file.Length - preamble), 65_536);
        var decoder = encoding.GetDecoder();
        var bytes = new byte[block];
        var chars = new char[encoding.GetMaxCharCount(block)];
        var (line, before, read) = (1, '\0', -1);
        try
        {
            while (read != 0)
            {
                cancellation.ThrowIfCancellationRequested();
                read = stream.Read(bytes);
                foreach (var c in chars.AsSpan(0, decoder.GetChars(bytes, 0, read, chars, 0, flush: read == 0)))
                {
                    if (c == '\0') return line;
                    if (c == '\r' || (c == '\n' && before != '\r')) line++;
                    before = c;
                }
            }
            return 0;
        }
        catch (DecoderFallbackException)
        {
            return line;
        }
    }

    // The delimiter that cuts the most records into the same number of fields; titles above a table are cut by none.
    private static char DelimiterOf(Stream file, Encoding encoding, int preamble, CancellationToken cancellation)
    {
        var (best, most) = (',', 0);
        foreach (var delimiter in (char[])[',', '\t', ';'])
        {
            var counts = CsvRecords.Read(file, new CsvDialect(encoding, preamble, delimiter, 0), cancellation, lenient: true)
                .Take(Sample).Select(record => record.Fields.Count).Where(count => count > 1).ToArray();
            if (counts.Length == 0) continue;
            var usual = counts.GroupBy(count => count).MaxBy(group => group.Count() * (group.Key - 1))!;
            var score = usual.Count() * (usual.Key - 1);
            if (score > most) (best, most) = (delimiter, score);
        }
        return best;
    }
}

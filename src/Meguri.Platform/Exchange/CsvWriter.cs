using System.Globalization;
using System.Text;

namespace Meguri.Platform.Exchange;

/// <summary>
/// Writes text files that Excel opens by a double click: UTF-8 with its mark, commas, CRLF, every text in quotation marks,
/// texts that would act as a formula disarmed (<see cref="FormulaText"/>). The stream stays open.
/// </summary>
public static class CsvWriter
{
    /// <summary>The media type of an answer that carries one.</summary>
    public const string MediaType = "text/csv; charset=utf-8";

    private const int Block = 32_768;

    /// <summary>Writes the header and the rows of the sheet. A value that can't be written (see <see cref="SheetSpec"/>) throws <see cref="ArgumentException"/>.</summary>
    public static async Task WriteAsync(Stream stream, SheetSpec sheet, CancellationToken cancellation = default)
    {
        var encoding = new UTF8Encoding(false, throwOnInvalidBytes: true);
        await stream.WriteAsync(Encoding.UTF8.GetPreamble(), cancellation);
        var text = new StringBuilder(Block + 4096);
        Append(text, [.. sheet.Columns.Select(column => column.Header)]);
        await foreach (var row in sheet.Rows.WithCancellation(cancellation))
        {
            if (row.Count != sheet.Columns.Count) throw new ArgumentException($"A row of {row.Count} values in a sheet of {sheet.Columns.Count} columns.");
            Append(text, row);
            if (text.Length < Block) continue;
            await stream.WriteAsync(encoding.GetBytes(text.ToString()), cancellation);
            text.Clear();
        }
        await stream.WriteAsync(encoding.GetBytes(text.ToString()), cancellation);
    }

    private static void Append(StringBuilder text, IReadOnlyList<object?> row)
    {
        for (var i = 0; i < row.Count; i++)
        {
            if (i > 0) text.Append(',');
            Append(text, row[i]);
        }
        text.Append("\r\n");
    }

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null or "":
                break;
            case string words:
                text.Append('"').Append(FormulaText.Disarm(words).Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
                break;
            case bool yes:
                text.Append(yes ? "TRUE" : "FALSE");
                break;
            case DateOnly day:
                text.Append(day.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture));
                break;
            case DateTime moment:
                text.Append(moment.ToString("yyyy/MM/dd HH:mm:ss", CultureInfo.InvariantCulture));
                break;
            default:
                text.Append(CellText.Number(value) ?? throw CellText.Unknown(value));
                break;
        }
    }
}

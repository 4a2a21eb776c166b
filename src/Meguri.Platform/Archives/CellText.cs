using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Meguri.Domain.Kernel;

namespace Meguri.Platform.Archives;

/// <summary>
/// How a value stands in a row's line: one way for each value, whichever database it was read from (docs/adr/0018-backup.md).
/// Strings are written as the trail writes them, so that the line depends on no version of Unicode and of no library.
/// </summary>
internal static class CellText
{
    /// <summary>Appends a cell as JSON.</summary>
    /// <param name="line">The line.</param>
    /// <param name="row">Stands at the row.</param>
    /// <param name="at">The column's place in it.</param>
    /// <param name="kind">What it holds.</param>
    /// <param name="embedded">True for SQLite, which keeps lists as JSON in a text.</param>
    public static void Append(StringBuilder line, DbDataReader row, int at, ColumnKind kind, bool embedded)
    {
        if (row.IsDBNull(at))
        {
            line.Append("null");
            return;
        }
        switch (kind)
        {
            case ColumnKind.Text or ColumnKind.File: JsonText.AppendString(line, row.GetString(at)); break;
            case ColumnKind.Uuid: line.Append('"').Append(row.GetGuid(at)).Append('"'); break;
            case ColumnKind.Number: line.Append(CultureInfo.InvariantCulture, $"{row.GetInt64(at)}"); break;
            case ColumnKind.Decimal: line.Append(row.GetDecimal(at).ToString("0.############################", CultureInfo.InvariantCulture)); break;
            case ColumnKind.Flag: line.Append(row.GetBoolean(at) ? "true" : "false"); break;
            case ColumnKind.Instant: line.Append('"').Append(Moment(row.GetFieldValue<DateTime>(at))).Append('"'); break;
            case ColumnKind.Day: line.Append('"').Append(row.GetFieldValue<DateOnly>(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append('"'); break;
            case ColumnKind.Bytes: line.Append('"').Append(Convert.ToBase64String(row.GetFieldValue<byte[]>(at))).Append('"'); break;
            case ColumnKind.Json: AppendJson(line, row.GetString(at)); break;
            case ColumnKind.Texts when !embedded: AppendList(line, row.GetFieldValue<string?[]>(at)); break;
            case ColumnKind.Uuids when !embedded: AppendList(line, row.GetFieldValue<Guid[]>(at).Select(id => id.ToString())); break;
            case ColumnKind.Texts: AppendList(line, ReadList(row.GetString(at))); break;
            default: AppendList(line, ReadList(row.GetString(at)).Select(id => Guid.Parse(id!).ToString())); break;
        }
    }

    // Three decimals always, more only where there are: nothing that changes goes unseen.
    private static string Moment(DateTime at) =>
        at.ToString(at.Ticks % TimeSpan.TicksPerMillisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss.fff'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    private static List<string?> ReadList(string text)
    {
        using var json = JsonDocument.Parse(text);
        return [.. json.RootElement.EnumerateArray().Select(item => item.GetString())];
    }

    private static void AppendList(StringBuilder line, IEnumerable<string?> items)
    {
        var first = true;
        line.Append('[');
        foreach (var item in items)
        {
            if (!first) line.Append(',');
            first = false;
            JsonText.AppendString(line, item);
        }
        line.Append(']');
    }

    // PostgreSQL keeps the members of an object in an order of its own.
    private static void AppendJson(StringBuilder line, string text)
    {
        using var json = JsonDocument.Parse(text);
        AppendJson(line, json.RootElement);
    }

    private static void AppendJson(StringBuilder line, JsonElement value)
    {
        var first = true;
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                line.Append('{');
                foreach (var member in value.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal))
                {
                    if (!first) line.Append(',');
                    first = false;
                    AppendJson(JsonText.AppendString(line, member.Name).Append(':'), member.Value);
                }
                line.Append('}');
                break;
            case JsonValueKind.Array:
                line.Append('[');
                foreach (var item in value.EnumerateArray())
                {
                    if (!first) line.Append(',');
                    first = false;
                    AppendJson(line, item);
                }
                line.Append(']');
                break;
            case JsonValueKind.String: JsonText.AppendString(line, value.GetString()); break;
            default: line.Append(value.GetRawText()); break;
        }
    }
}

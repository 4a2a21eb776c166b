using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Meguri.Domain.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Meguri.Platform.Archives;

/// <summary>Gives a value of a row's line to a parameter, as the database stores what the program itself writes.</summary>
internal static class CellValue
{
    /// <summary>Makes the parameter of a column.</summary>
    public static DbParameter Parameter(DbCommand command, string name, ColumnKind kind)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        if (parameter is NpgsqlParameter typed) typed.NpgsqlDbType = kind switch
        {
            ColumnKind.Uuid => NpgsqlDbType.Uuid,
            ColumnKind.Number => NpgsqlDbType.Bigint,
            ColumnKind.Decimal => NpgsqlDbType.Numeric,
            ColumnKind.Flag => NpgsqlDbType.Boolean,
            ColumnKind.Instant => NpgsqlDbType.TimestampTz,
            ColumnKind.Day => NpgsqlDbType.Date,
            ColumnKind.Bytes => NpgsqlDbType.Bytea,
            ColumnKind.Json => NpgsqlDbType.Jsonb,
            ColumnKind.Texts => NpgsqlDbType.Array | NpgsqlDbType.Text,
            ColumnKind.Uuids => NpgsqlDbType.Array | NpgsqlDbType.Uuid,
            _ => NpgsqlDbType.Text,
        };
        command.Parameters.Add(parameter);
        return parameter;
    }

    /// <summary>The value of a row's cell.</summary>
    /// <exception cref="FormatException">The cell, or the row, is of another kind.</exception>
    /// <exception cref="KeyNotFoundException">The row has no such cell.</exception>
    public static object Of(JsonElement row, ColumnShape column, bool embedded)
    {
        try
        {
            return Of(row.GetProperty(column.Name), column.Kind, embedded);
        }
        catch (InvalidOperationException otherKind)
        {
            throw new FormatException($"{column.Name}: {otherKind.Message}", otherKind);
        }
    }

    private static object Of(JsonElement json, ColumnKind kind, bool embedded) => json.ValueKind == JsonValueKind.Null ? DBNull.Value : kind switch
    {
        ColumnKind.Text or ColumnKind.File => json.GetString()!,
        ColumnKind.Uuid => json.GetGuid(),
        ColumnKind.Number => json.GetInt64(),
        ColumnKind.Decimal => json.GetDecimal(),
        ColumnKind.Flag => json.GetBoolean(),
        ColumnKind.Instant => DateTime.Parse(json.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal),
        ColumnKind.Day => DateOnly.ParseExact(json.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        ColumnKind.Bytes => json.GetBytesFromBase64(),
        ColumnKind.Json => json.GetRawText(),
        ColumnKind.Texts when !embedded => json.EnumerateArray().Select(item => item.GetString()).ToArray(),
        ColumnKind.Uuids when !embedded => json.EnumerateArray().Select(item => item.GetGuid()).ToArray(),
        ColumnKind.Texts => json.GetRawText(),
        // Ids are upper case where SQLite keeps them, also in a list.
        _ => List(json.EnumerateArray().Select(item => item.GetGuid().ToString().ToUpperInvariant())),
    };

    private static string List(IEnumerable<string> items)
    {
        var text = new StringBuilder("[");
        foreach (var item in items) JsonText.AppendString(text.Length > 1 ? text.Append(',') : text, item);
        return text.Append(']').ToString();
    }
}

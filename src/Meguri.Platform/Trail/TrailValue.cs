using System.Collections;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Meguri.Platform.Trail;

/// <summary>Reads a value of an event back into the property it came from.</summary>
public static class TrailValue
{
    /// <summary>The value as the entity holds it.</summary>
    public static object? Read(IProperty property, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Null) return null;
        if (property.GetElementType() is { } element)
        {
            var list = (IList)Activator.CreateInstance(property.ClrType.IsInterface ? typeof(List<>).MakeGenericType(element.ClrType) : property.ClrType)!;
            foreach (var item in json.EnumerateArray()) list.Add(Plain(element.ClrType, item));
            return list;
        }
        var converter = property.GetTypeMapping().Converter;
        var stored = Plain(converter?.ProviderClrType ?? property.ClrType, json);
        return converter is null ? stored : converter.ConvertFromProvider(stored);
    }

    private static object Plain(Type type, JsonElement json) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(string) => json.GetString()!,
        var t when t == typeof(Guid) => json.GetGuid(),
        var t when t == typeof(int) => json.GetInt32(),
        var t when t == typeof(long) => json.GetInt64(),
        var t when t == typeof(bool) => json.GetBoolean(),
        var t when t == typeof(decimal) => json.GetDecimal(),
        var t when t == typeof(DateOnly) => DateOnly.ParseExact(json.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        var t when t == typeof(DateTime) => DateTime.Parse(json.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal),
        _ => throw new NotSupportedException($"The trail keeps no {type.Name}."),
    };
}

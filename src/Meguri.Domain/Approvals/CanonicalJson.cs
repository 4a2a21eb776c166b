using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Meguri.Domain.Kernel;

namespace Meguri.Domain.Approvals;

/// <summary>One text for one content: keys sorted by their characters' codes, no blanks, nothing escaped that need not be, absent values left out.
/// Whoever holds the content can rebuild the text and its hash without Meguri.</summary>
public static class CanonicalJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        // A property added to a record later is absent from what was approved before: leaving absent values out keeps old hashes standing.
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutComputed } },
        // Sorting moves the discriminator of a record away from the front.
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The canonical text of a record of plain values, lists and records.</summary>
    public static string Write<T>(T value)
    {
        var text = new StringBuilder();
        Append(text, JsonSerializer.SerializeToNode(value, Options));
        return text.ToString();
    }

    /// <summary>Reads back what <see cref="Write{T}"/> wrote.</summary>
    /// <exception cref="JsonException">The text is not of that type.</exception>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("The text holds nothing.");

    /// <summary>SHA-256 of the canonical text in UTF-8: 64 lower-case hexadecimal digits.</summary>
    public static string Hash<T>(T value) => HashText(Write(value));

    /// <summary>SHA-256 of a text in UTF-8: 64 lower-case hexadecimal digits.</summary>
    public static string HashText(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>What follows from the rest is no content of its own. The properties of anonymous types are read-only but hold the content.</summary>
    private static void LeaveOutComputed(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.Type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)) return;
        foreach (var computed in type.Properties.Where(property => property.Set is null).ToArray()) type.Properties.Remove(computed);
    }

    private static void Append(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map:
                AppendAll(text, '{', '}', map.OrderBy(entry => entry.Key, StringComparer.Ordinal), entry =>
                {
                    JsonText.AppendString(text, entry.Key);
                    text.Append(':');
                    Append(text, entry.Value);
                });
                break;
            case JsonArray list:
                AppendAll(text, '[', ']', list, item => Append(text, item));
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                JsonText.AppendString(text, value.GetValue<string>());
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }

    private static void AppendAll<T>(StringBuilder text, char open, char close, IEnumerable<T> items, Action<T> append)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            if (!first) text.Append(',');
            first = false;
            append(item);
        }
        text.Append(close);
    }
}

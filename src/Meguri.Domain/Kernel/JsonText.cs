using System.Globalization;
using System.Text;

namespace Meguri.Domain.Kernel;

/// <summary>How strings stand in every text that is hashed: nothing escaped that JSON does not ask for, so that any program can rebuild it byte for byte.</summary>
public static class JsonText
{
    /// <summary>Appends a string with its quotation marks, or <c>null</c>.</summary>
    public static StringBuilder AppendString(StringBuilder text, string? value)
    {
        if (value is null) return text.Append("null");
        text.Append('"');
        foreach (var sign in value)
        {
            _ = sign switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)sign:x4}"),
                _ => text.Append(sign),
            };
        }
        return text.Append('"');
    }
}

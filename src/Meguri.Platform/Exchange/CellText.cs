using System.Globalization;
using System.Text;

namespace Meguri.Platform.Exchange;

/// <summary>What the writers have in common: which values there are and how texts go into XML.</summary>
internal static class CellText
{
    /// <summary>The number as a file holds it; null when the value is no number. NaN and infinity throw.</summary>
    public static string? Number(object value) => value switch
    {
        int or long or short or byte or decimal => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        double d => double.IsFinite(d) ? d.ToString("R", CultureInfo.InvariantCulture) : throw new ArgumentException("NaN and infinity cannot be exported."),
        float f => float.IsFinite(f) ? f.ToString("R", CultureInfo.InvariantCulture) : throw new ArgumentException("NaN and infinity cannot be exported."),
        _ => null,
    };

    /// <summary>A value no writer knows.</summary>
    public static ArgumentException Unknown(object value) => new($"A {value.GetType().Name} cannot be exported.");

    /// <summary>Characters that XML cannot hold, and texts that look like the escape for them, as _xHHHH_.</summary>
    public static string Escaped(string text)
    {
        if (text.Length > ImportLimits.CellCharacters) throw new ArgumentException($"A cell holds {ImportLimits.CellCharacters} characters, not {text.Length}.");
        StringBuilder? escaped = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var escape = c is < ' ' and not ('\t' or '\n') or '\uFFFE' or '\uFFFF' || (c == '_' && OpenXml.Unescaped(text.Substring(i, Math.Min(7, text.Length - i))) != text.Substring(i, Math.Min(7, text.Length - i)));
            if (escape) escaped ??= new StringBuilder(text, 0, i, text.Length + 16);
            if (escape) escaped!.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
            else escaped?.Append(c);
        }
        return escaped?.ToString() ?? text;
    }
}

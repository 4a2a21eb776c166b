using System.Globalization;
using System.Text;
using Meguri.Domain.Exchange;

namespace Meguri.Platform.Exchange;

/// <summary>What a number in a cell is shown as, as far as it changes what the cell says.</summary>
/// <param name="IsDate">A day, with or without a time.</param>
/// <param name="Zeros">A picture of leading zeros and fixed text (<c>"E"0000</c>); null otherwise.</param>
internal sealed record NumberFormat(bool IsDate, string? Zeros)
{
    public static readonly NumberFormat General = new(false, null);

    /// <summary>From a built-in id or a format code.</summary>
    public static NumberFormat Of(int id, string? code)
    {
        if (code is null) return id is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 ? new(true, null) : General;
        var first = FirstSection(code);
        if (IsDay(first)) return new(true, null);
        return Picture(first) is { } zeros ? new(false, zeros) : General;
    }

    /// <summary>The text of a stored number and, for a date, its day.</summary>
    public (string Text, DateOnly? Date) Read(string stored, bool from1904)
    {
        if (!double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return (stored, null);
        if (IsDate && DateReading.FromSerial(number, from1904) is { Ok: true } day)
        {
            var time = TimeSpan.FromSeconds(Math.Round((number - Math.Floor(number)) * 86_400));
            var text = day.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return (time == TimeSpan.Zero ? text : string.Create(CultureInfo.InvariantCulture, $"{text} {time:hh\\:mm\\:ss}"), day.Value);
        }
        // Excel shows 15 digits and stores 17: a decimal made from a double keeps the 15 that people see.
        if (Math.Abs(number) >= 1e28) return (number.ToString("R", CultureInfo.InvariantCulture), null);
        var shown = ((decimal)number).ToString(CultureInfo.InvariantCulture);
        if (Zeros is null || number < 0 || shown.Contains('.')) return (shown, null);
        var digits = shown.PadLeft(Zeros.Count(c => c == '0'), '0');
        var from = Zeros.IndexOf('0');
        return (string.Concat(Zeros.AsSpan(0, from), digits, Zeros.AsSpan(Zeros.LastIndexOf('0') + 1)), null);
    }

    private static string FirstSection(string code)
    {
        var quoted = false;
        for (var i = 0; i < code.Length; i++)
        {
            if (code[i] == '"') quoted = !quoted;
            else if (code[i] == '\\') i++;
            else if (code[i] == ';' && !quoted) return code[..i];
        }
        return code;
    }

    // A day has y, m with d, d, g or e outside of quotes and brackets; E+ is a power of ten, m with h or s alone is a time.
    private static bool IsDay(string section)
    {
        var letters = Bare(section).ToLowerInvariant();
        if (letters.Contains("general", StringComparison.Ordinal) || letters.Contains("e+", StringComparison.Ordinal) || letters.Contains("e-", StringComparison.Ordinal)) return false;
        return letters.IndexOfAny(['y', 'd', 'g', 'e', 'r']) >= 0 || (letters.Contains('m') && letters.IndexOfAny(['h', 's', '0', '#']) < 0);
    }

    private static string Bare(string section)
    {
        var bare = new StringBuilder();
        for (var i = 0; i < section.Length; i++)
        {
            if (section[i] == '"') i = EndOf(section, '"', i);
            else if (section[i] == '[') i = EndOf(section, ']', i);
            else if (section[i] is '\\' or '_' or '*') i++;
            else bare.Append(section[i]);
        }
        return bare.ToString();
    }

    private static int EndOf(string section, char end, int from) => section.IndexOf(end, from + 1) is >= 0 and var at ? at : section.Length;

    // Only zeros in one run, with quoted text and hyphens around them; anything else shows the number as it is.
    private static string? Picture(string section)
    {
        var picture = new StringBuilder();
        for (var i = 0; i < section.Length; i++)
        {
            if (section[i] == '"')
            {
                var end = EndOf(section, '"', i);
                var fixedText = section[(i + 1)..end];
                if (fixedText.Contains('0')) return null;
                picture.Append(fixedText);
                i = end;
            }
            else if (section[i] is '0' or '-') picture.Append(section[i]);
            else if (section[i] == '\\' && i + 1 < section.Length && section[i + 1] != '0') picture.Append(section[++i]);
            else return null;
        }
        var zeros = picture.ToString();
        var (from, to) = (zeros.IndexOf('0'), zeros.LastIndexOf('0'));
        if (from < 0 || zeros[from..(to + 1)].Any(c => c != '0')) return null;
        return zeros.Length == 1 ? null : zeros;
    }
}

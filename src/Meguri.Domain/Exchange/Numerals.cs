using System.Globalization;
using System.Text;

namespace Meguri.Domain.Exchange;

/// <summary>Makes numbers readable before they are read: full-width digits and kanji numerals become 0–9.</summary>
internal static class Numerals
{
    private const string Kanji = "〇一二三四五六七八九";

    /// <summary>NFKC, trimmed, minus signs of all kinds as '-'.</summary>
    public static string Plain(string? text) => text is null ? "" : TextFolding.Normalized(text).Replace('−', '-').Trim();

    /// <summary>Replaces kanji numerals by digits where they are a number below 100 (十二 → 12) or digits in a row (二〇三〇 → 2030).</summary>
    public static string WithoutKanji(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            while (end < text.Length && (Kanji.Contains(text[end]) || text[end] == '十')) end++;
            if (end == i) plain.Append(text[i++]);
            else
            {
                plain.Append(Value(text[i..end]));
                i = end;
            }
        }
        return plain.ToString();
    }

    private static string Value(string numeral)
    {
        var ten = numeral.IndexOf('十');
        if (ten < 0) return string.Concat(numeral.Select(digit => Kanji.IndexOf(digit)));
        if (ten > 1 || numeral.Length - ten > 2 || numeral.LastIndexOf('十') != ten) return numeral;
        var tens = ten == 0 ? 1 : Kanji.IndexOf(numeral[0]);
        var ones = ten == numeral.Length - 1 ? 0 : Kanji.IndexOf(numeral[^1]);
        return (tens * 10 + ones).ToString(CultureInfo.InvariantCulture);
    }
}

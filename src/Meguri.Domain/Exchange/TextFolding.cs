using System.Globalization;
using System.Text;
using Meguri.Domain.Kernel;

namespace Meguri.Domain.Exchange;

/// <summary>How texts are compared and what may be stored. Keys are for comparing only: what people wrote is kept as they wrote it.</summary>
public static class TextFolding
{
    private const int Replacement = 0xFFFD;

    /// <summary>
    /// The text as a natural key: NFKC, trimmed, runs of white space (U+3000 too) as one space, lower case by the invariant
    /// rules; marks nobody can see (zero-width, variation selectors) are left out. Total: broken text gets a key, too.
    /// </summary>
    public static string Key(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var folded = Fold(Normalized(text));
        // Lowering can undo NFKC (and full folding of sharp s and of I with a dot is not what ToLowerInvariant does), so it goes round once more.
        return Fold(folded.Replace("ß", "ss", StringComparison.Ordinal).Replace("\u0130", "i\u0307", StringComparison.Ordinal).Replace('ς', 'σ').Normalize(NormalizationForm.FormKC));
    }

    /// <summary>
    /// The key for searching and for recognizing headers: as <see cref="Key"/>, and spellings of the trade that mean the same
    /// fold together (及び/および, 又は/または, 脆弱/ぜい弱).
    /// </summary>
    public static string Search(string? text) => Key(text)
        .Replace("及び", "および", StringComparison.Ordinal)
        .Replace("又は", "または", StringComparison.Ordinal)
        .Replace("脆弱", "ぜい弱", StringComparison.Ordinal)
        .Replace("ぜいじゃく", "ぜい弱", StringComparison.Ordinal);

    /// <summary>
    /// The text as it may be stored: trimmed, line ends as U+000A, otherwise unchanged and never cut.
    /// A text of nothing but invisible marks is empty. Refused: <c>control_character</c>, <c>broken_text</c>, <c>too_long</c> (counted in UTF-16 units after trimming).
    /// </summary>
    /// <param name="text">What was written; null counts as empty.</param>
    /// <param name="most">The most characters allowed.</param>
    /// <param name="lines">False for a field of one line: line ends and tabs inside become a space.</param>
    public static Result<string> Clean(string? text, int most = int.MaxValue, bool lines = true)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var cleaned = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\r' or '\n' or '\t')
            {
                if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n') i++;
                cleaned.Append(lines ? c == '\t' ? '\t' : '\n' : ' ');
            }
            else if (char.IsControl(c)) return ExchangeProblems.ControlCharacter(c);
            else if (IsBroken(text, i)) return ExchangeProblems.BrokenText(c);
            else cleaned.Append(c);
        }
        var stored = cleaned.ToString().Trim().Trim('\uFEFF').Trim();
        // Folding never makes a letter or a digit vanish; only a text without any needs to be folded to see whether something stays.
        if (!stored.Any(char.IsLetterOrDigit) && Key(stored).Length == 0) return "";
        return stored.Length > most ? ExchangeProblems.TooLong(stored.Length, most) : stored;
    }

    /// <summary>NFKC that never throws: half characters become U+FFFD first.</summary>
    internal static string Normalized(string text) => Whole(text).Normalize(NormalizationForm.FormKC);

    /// <summary>The text with U+FFFD for what is no character, so that it can be normalized.</summary>
    internal static string Whole(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) whole.Append(IsNoncharacter(rune.Value) ? new Rune(Replacement) : rune);
        return whole.ToString();
    }

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        var space = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune)) { space = folded.Length > 0; continue; }
            if (IsInvisible(rune)) continue;
            if (space) folded.Append(' ');
            space = false;
            folded.Append(Rune.ToLowerInvariant(rune));
        }
        return folded.ToString();
    }

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control
        || rune.Value is >= 0xFE00 and <= 0xFE0F or >= 0xE0100 and <= 0xE01EF;

    private static bool IsBroken(string text, int at) => char.IsSurrogate(text[at])
        ? !(char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            && !(char.IsLowSurrogate(text[at]) && at > 0 && char.IsHighSurrogate(text[at - 1]))
        : IsNoncharacter(text[at]);

    private static bool IsNoncharacter(int code) => (code & 0xFFFE) == 0xFFFE || code is >= 0xFDD0 and <= 0xFDEF;
}

namespace Meguri.Platform.Exchange;

/// <summary>
/// Text that a spreadsheet would take for a formula. In a text file it is disarmed by a leading apostrophe, which our own
/// reader takes off again: what was exported comes back as it was.
/// </summary>
public static class FormulaText
{
    /// <summary>
    /// True when the text begins with <c>= + - @</c> (full-width too), a tab or a carriage return, whatever spaces, quotation
    /// marks, line ends or invisible marks stand before it.
    /// </summary>
    public static bool Is(string text)
    {
        foreach (var c in text)
        {
            if (c is '=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠' or '−') return true;
            if (!IsPassedOver(c)) return false;
        }
        return false;
    }

    /// <summary>The text with an apostrophe before it when it would act.</summary>
    public static string Disarm(string text) => Is(text) ? "'" + text : text;

    /// <summary>Undoes <see cref="Disarm"/>.</summary>
    public static string Restore(string text) => text.Length > 1 && text[0] == '\'' && Is(text[1..]) ? text[1..] : text;

    private static bool IsPassedOver(char c) => char.IsWhiteSpace(c)
        || c is '"' or '\'' or '`' or '“' or '”' or '‘' or '’' or '＂' or '＇'
        || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format;
}

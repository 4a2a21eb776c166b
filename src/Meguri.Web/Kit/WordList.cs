using System.Globalization;

namespace Meguri.Web.Kit;

/// <summary>Several words in a row, as the reader's language writes them.</summary>
internal static class WordList
{
    /// <summary>甲、乙、丙 in Japanese, a, b, c in English; empty for none.</summary>
    public static string Of(IEnumerable<string?> words) => string.Join(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? ", " : "、", words);
}

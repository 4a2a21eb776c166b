using System.Text;

namespace Meguri.Domain.Exchange;

/// <summary>Folds header texts so that spellings of one header meet.</summary>
internal static class HeaderText
{
    /// <summary>Folded, without spaces and punctuation, and without what stands in brackets.</summary>
    public static string Bare(string text) => Letters(WithoutBrackets(TextFolding.Search(text)));

    /// <summary>Folded, without spaces and punctuation, the words in brackets kept.</summary>
    public static string Full(string text) => Letters(TextFolding.Search(text));

    private static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune)) letters.Append(rune);
        return letters.ToString();
    }

    private static string WithoutBrackets(string text)
    {
        var outside = new StringBuilder(text.Length);
        var depth = 0;
        foreach (var c in text)
        {
            if ("([{<「『【〔〈《".Contains(c)) depth++;
            else if (")]}>」』】〕〉》".Contains(c)) depth = Math.Max(0, depth - 1);
            else if (depth == 0) outside.Append(c);
        }
        return outside.ToString();
    }
}

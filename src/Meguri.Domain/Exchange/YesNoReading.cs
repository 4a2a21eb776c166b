using System.Collections.Frozen;
using Meguri.Domain.Kernel;

namespace Meguri.Domain.Exchange;

/// <summary>Reads ticks and yes/no words. A bare <c>x</c> is refused: it ticks a box in one office and strikes it out in the next.</summary>
public static class YesNoReading
{
    private static readonly FrozenSet<string> Yes = Set(
        "有", "有り", "あり", "○", "〇", "◯", "●", "◎", "はい", "1", "true", "yes", "y", "on", "✓", "✔", "☑", "✅", "レ", "■", "該当", "該当する", "対象", "要", "する", "済");

    private static readonly FrozenSet<string> No = Set(
        "無", "無し", "なし", "×", "✕", "✖", "✗", "-", "‐", "―", "–", "—", "ー", "いいえ", "0", "false", "no", "n", "off", "□", "☐", "非該当", "該当しない", "該当なし", "対象外", "不要", "しない", "未");

    /// <summary>True, false, or null for a blank. Problem: <c>unreadable_yes_no</c>.</summary>
    public static Result<bool?> Read(string? text)
    {
        var key = TextFolding.Key(text);
        if (key.Length == 0) return (bool?)null;
        if (Yes.Contains(key)) return (bool?)true;
        return No.Contains(key) ? (bool?)false : ExchangeProblems.UnreadableYesNo(text!.Trim());
    }

    private static FrozenSet<string> Set(params string[] words) => words.Select(TextFolding.Key).ToFrozenSet(StringComparer.Ordinal);
}

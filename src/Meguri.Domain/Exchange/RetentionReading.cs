using System.Globalization;
using System.Text.RegularExpressions;

namespace Meguri.Domain.Exchange;

/// <summary>How long something is kept, as it was written (保管期間). With neither a length nor <see cref="Permanent"/> it is a rule in words.</summary>
/// <param name="Years">Whole years; null when none are named.</param>
/// <param name="Months">Whole months; null when none are named.</param>
/// <param name="Days">Whole days (a week counts seven); null when none are named.</param>
/// <param name="Permanent">永年, 永久, 無期限.</param>
/// <param name="Event">What the time runs from (契約終了 of 契約終了後5年); null when it runs from the registration date.</param>
/// <param name="Original">What was written, trimmed.</param>
public sealed record RetentionText(int? Years, int? Months, int? Days, bool Permanent, string? Event, string Original)
{
    /// <summary>True when only the words say how long.</summary>
    public bool IsRule => !Permanent && Years is null && Months is null && Days is null;
}

/// <summary>Reads retention periods: <c>7年</c>, <c>10年間</c>, <c>6か月</c>, <c>90日</c>, <c>1年6か月</c>, <c>永年</c>, <c>契約終了後5年</c>, <c>退職日から7年</c>, <c>7 years</c>.</summary>
public static partial class RetentionReading
{
    /// <summary>Never refuses: what has no length is kept as a rule in words.</summary>
    public static RetentionText Read(string? text)
    {
        var original = text?.Trim() ?? "";
        var plain = Spaces().Replace(Numerals.WithoutKanji(Numerals.Plain(original)), "").ToLowerInvariant();
        if (Forever().IsMatch(plain)) return new(null, null, null, true, null, original);
        var match = Length().Match(plain);
        if (!match.Success || match.Groups["y"].Length + match.Groups["m"].Length + match.Groups["w"].Length + match.Groups["d"].Length + match.Groups["half"].Length == 0)
            return new(null, null, null, false, null, original);
        var months = Number(match, "m");
        if (match.Groups["half"].Success) months = (months ?? 0) + 6;
        var days = Number(match, "w") is { } weeks ? (Number(match, "d") ?? 0) + 7 * weeks : Number(match, "d");
        return new(Number(match, "y"), months, days, false, EventIn(original, match.Groups["e"].Length > 0), original);
    }

    // The event is taken from the original, so that it stays as it was written.
    private static string? EventIn(string original, bool named)
    {
        if (!named) return null;
        var match = EventBefore().Match(original);
        var name = match.Success ? match.Groups["e"].Value.Trim() : "";
        return name.Length == 0 || name is "登録" or "登録日" ? null : name;
    }

    private static int? Number(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("^(?:永年|永久|無期限|期限なし|無期|永年保存|永久保存|永年保管|永久保管|permanent|permanently|forever|indefinite|indefinitely)$", RegexOptions.NonBacktracking)]
    private static partial Regex Forever();

    [GeneratedRegex("^(?:(?<e>.+?)(?:の日)?(?:後|から|より|以降|以後)(?:、|,)?)?(?:(?<y>[0-9]{1,3})(?:年間?|カ年|か年|ヶ年|箇年|years?))?(?<half>半年間?|半)?(?:(?<m>[0-9]{1,4})(?:か月|カ月|ヶ月|ケ月|ヵ月|ゖ月|箇月|個月|月|months?)間?)?(?:(?<w>[0-9]{1,3})(?:週間|週|weeks?))?(?:(?<d>[0-9]{1,5})(?:日|days?)間?)?(?:保存|保管)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Length();

    [GeneratedRegex("^(?<e>.+?)(?:の日)?(?:後|から|より|以降|以後)(?:、|,|，)?[\\s　]*[0-9０-９一二三四五六七八九十半]", RegexOptions.NonBacktracking)]
    private static partial Regex EventBefore();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}

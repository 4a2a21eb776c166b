using System.Text.RegularExpressions;

namespace Meguri.Domain.Exchange;

/// <summary>What one cell such as <c>経理課 高橋 健</c> says: department, person, or both.</summary>
/// <param name="Department">The department as written; null when the cell names none.</param>
/// <param name="Person">The person as written; null when the cell names none.</param>
/// <param name="Known">True when <paramref name="Department"/> is one of the known; false when it only looks like one.</param>
public sealed partial record PersonInDepartment(string? Department, string? Person, bool Known)
{
    private static readonly string[] Endings =
        ["部", "課", "室", "係", "局", "所", "班", "科", "部門", "グループ", "チーム", "センター", "本部", "支店", "支社", "営業所", "工場", "department", "division", "dept.", "team"];

    /// <summary>
    /// Takes the longest leading part that is a known department, cut at white space or at a separator (・ ： / 、 …), as the
    /// department and the rest as the person; or a known department in brackets at the end. When none is known, a first word that looks like a department (…部, …課, …室)
    /// is returned as one, unknown; else all of it is the person.
    /// </summary>
    /// <param name="text">The cell.</param>
    /// <param name="isDepartment">Knows the organization's departments, whatever spelling it is asked in.</param>
    public static PersonInDepartment Split(string? text, Func<string, bool> isDepartment)
    {
        var written = Spaced(text);
        if (written.Length == 0) return new(null, null, false);
        if (isDepartment(written)) return new(written, null, true);
        for (var end = written.Length - 1; end > 0; end--)
        {
            if (!IsCut(written[end])) continue;
            var leading = written[..end].Trim();
            if (leading.Length > 0 && isDepartment(leading)) return new(leading, NullIfEmpty(Rest(written, end)), true);
        }
        if (InBrackets().Match(written) is { Success: true } match && isDepartment(match.Groups["d"].Value))
            return new(match.Groups["d"].Value, match.Groups["p"].Value.TrimEnd(), true);
        var space = written.IndexOf(' ');
        var first = space < 0 ? written : written[..space];
        return LooksLikeDepartment(first)
            ? new(first, space < 0 ? null : NullIfEmpty(Rest(written, space)), false)
            : new(null, written, false);
    }

    // 高橋 健（経理課）
    [GeneratedRegex("^(?<p>[^(（]+)[(（](?<d>[^()（）]+)[)）]$", RegexOptions.NonBacktracking)]
    private static partial Regex InBrackets();

    private static bool LooksLikeDepartment(string word) =>
        Endings.Any(ending => word.Length > ending.Length && word.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static bool IsCut(char c) => c is ' ' or '・' or ':' or '：' or '/' or '／' or '、' or ',' or '，' or '(' or '（' or '-' or '－' or '|';

    private static string Rest(string written, int from)
    {
        var rest = written[from..].TrimStart(' ', '・', ':', '：', '/', '／', '、', ',', '，', '-', '－', '|');
        return rest.Length > 2 && rest[0] is '(' or '（' && rest[^1] is ')' or '）' ? rest[1..^1].Trim() : rest;
    }

    private static string Spaced(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}

using System.Globalization;
using System.Text.RegularExpressions;
using Meguri.Domain.Kernel;

namespace Meguri.Domain.Exchange;

/// <summary>Reads dates as Japanese offices write them. Years 1868–2200; an era's year is counted on even past its end (平成40年 = 2028年).</summary>
public static partial class DateReading
{
    private const int FirstYear = 1868;
    private const int LastYear = 2200;

    private static readonly string[] EnglishForms =
    [
        "d MMM yyyy", "d MMMM yyyy", "d-MMM-yyyy", "MMM d, yyyy", "MMMM d, yyyy", "MMM d yyyy", "MMMM d yyyy",
    ];

    /// <summary>
    /// <c>2030年12月25日</c>, <c>2020/4/16</c>, <c>2020-04-16</c>, <c>2020.4.16</c>, <c>20200416</c>, <c>令和8年10月1日</c>,
    /// <c>令和元年5月1日</c>, <c>R8.10.1</c>, <c>H30/4/1</c>, <c>25 Dec 2030</c>; full-width or kanji digits; a weekday in
    /// brackets or a time behind it is passed over. Problems: <c>unreadable_date</c>, <c>impossible_date</c>.
    /// </summary>
    public static Result<DateOnly> Read(string? text)
    {
        var written = text?.Trim() ?? "";
        var plain = Tail().Replace(Numerals.Plain(written), "");
        if (Western().Match(plain) is { Success: true } western) return Made(written, Number(western, "y"), western);
        if (Compact().Match(plain) is { Success: true } compact) return Made(written, Number(compact, "y"), compact);
        var eraText = Numerals.WithoutKanji(Spaces().Replace(plain, ""));
        if (Era().Match(eraText) is { Success: true } era)
        {
            var year = era.Groups["y"].Value == "元" ? 1 : Number(era, "y");
            return year == 0 ? ExchangeProblems.ImpossibleDate(written) : Made(written, StartOf(era.Groups["e"].Value) + year - 1, era);
        }
        if (Western().Match(eraText) is { Success: true } kanji) return Made(written, Number(kanji, "y"), kanji);
        if (DateOnly.TryParseExact(plain, EnglishForms, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var date)) return InRange(written, date);
        return ExchangeProblems.UnreadableDate(written);
    }

    /// <summary>True with the date when <see cref="Read"/> can read it.</summary>
    public static bool TryRead(string? text, out DateOnly date)
    {
        var result = Read(text);
        date = result.Value;
        return result.Ok;
    }

    /// <summary>
    /// The day of an Excel serial number (1 = 1900-01-01, with the 29 February 1900 that Excel believes in; or counted from
    /// 1904-01-01). The time of day is dropped. Problem: <c>impossible_date</c>.
    /// </summary>
    public static Result<DateOnly> FromSerial(double serial, bool from1904 = false)
    {
        var written = serial.ToString(CultureInfo.InvariantCulture);
        if (!(serial >= (from1904 ? 0 : 1) && serial < 110_000)) return ExchangeProblems.ImpossibleDate(written);
        var day = (int)Math.Floor(serial);
        if (from1904) return InRange(written, new DateOnly(1904, 1, 1).AddDays(day));
        if (day == 60) return ExchangeProblems.ImpossibleDate(written);
        return InRange(written, new DateOnly(1899, 12, 30).AddDays(day < 60 ? day + 1 : day));
    }

    private static Result<DateOnly> Made(string written, int year, Match match)
    {
        var (month, day) = (Number(match, "m"), Number(match, "d"));
        if (year is < FirstYear or > LastYear || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return ExchangeProblems.ImpossibleDate(written);
        return new DateOnly(year, month, day);
    }

    private static Result<DateOnly> InRange(string written, DateOnly date) =>
        date.Year is < FirstYear or > LastYear ? ExchangeProblems.ImpossibleDate(written) : date;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static int StartOf(string era) => char.ToUpperInvariant(era[0]) switch
    {
        'R' or '令' => 2019,
        'H' or '平' => 1989,
        'S' or '昭' => 1926,
        'T' or '大' => 1912,
        _ => 1868,
    };

    [GeneratedRegex(@"^(?<y>[0-9]{4})\s*(?:年\s*(?<m>[0-9]{1,2})\s*月\s*(?<d>[0-9]{1,2})\s*日?|/\s*(?<m>[0-9]{1,2})\s*/\s*(?<d>[0-9]{1,2})|-(?<m>[0-9]{1,2})-(?<d>[0-9]{1,2})|\.\s*(?<m>[0-9]{1,2})\s*\.\s*(?<d>[0-9]{1,2}))$", RegexOptions.NonBacktracking)]
    private static partial Regex Western();

    [GeneratedRegex("^(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2})$", RegexOptions.NonBacktracking)]
    private static partial Regex Compact();

    [GeneratedRegex(@"^(?<e>令和?|平成?|昭和?|大正?|明治?|[RHSTMrhstm])\.?(?<y>元|[0-9]{1,2})(?:年(?<m>[0-9]{1,2})月(?<d>[0-9]{1,2})日?|[./-](?<m>[0-9]{1,2})[./-](?<d>[0-9]{1,2}))$", RegexOptions.NonBacktracking)]
    private static partial Regex Era();

    // What Excel and people put behind a date: (水), （水曜日）, 0:00:00, T00:00:00Z.
    [GeneratedRegex(@"\s*(?:\([月火水木金土日](?:曜日?)?\))?(?:(?:\s+|T)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,7})?)?Z?)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Tail();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}

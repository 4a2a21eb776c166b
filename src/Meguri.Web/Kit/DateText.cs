using System.Globalization;

namespace Meguri.Web.Kit;

/// <summary>Dates as people write them in the reader's language.</summary>
public static class DateText
{
    /// <summary><c>2026/11/22</c> in every language.</summary>
    public static string ToText(this DateOnly day) => day.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture);

    /// <summary><c>2026/11/22（日）</c>, in English <c>2026/11/22 (Sun)</c>.</summary>
    public static string ToTextWithDay(this DateOnly day) => KitWords.DayWithWeekday(day.ToText(), day.ToString("ddd", CultureInfo.CurrentUICulture));

    /// <summary><c>2026/11/22 16:42</c>, of a time that is already in the organization's zone.</summary>
    public static string ToText(this DateTime local) => local.ToString("yyyy/MM/dd HH:mm", CultureInfo.InvariantCulture);
}

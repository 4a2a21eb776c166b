using System.Globalization;
using System.Text.RegularExpressions;
using Meguri.Domain.Kernel;

namespace Meguri.Domain.Exchange;

/// <summary>
/// Reads whole numbers: full-width digits, a fraction of zeros (<c>3.0</c>, as spreadsheets write) and thousands in threes
/// (<c>1,200</c>) are read; <c>1,5</c>, <c>1.5</c>, <c>1e400</c>, <c>NaN</c> and what does not fit are refused.
/// </summary>
public static partial class WholeNumberReading
{
    /// <summary>The number. Problems: <c>not_a_number</c>, <c>out_of_range</c>.</summary>
    public static Result<int> Read(string? text, int least = int.MinValue, int most = int.MaxValue) =>
        ReadLong(text, least, most) is { Ok: true } read ? (int)read.Value : Result<int>.Refused(ReadLong(text, least, most));

    /// <summary>The number, for money in minor units. Problems: <c>not_a_number</c>, <c>out_of_range</c>.</summary>
    public static Result<long> ReadLong(string? text, long least = long.MinValue, long most = long.MaxValue)
    {
        var written = text?.Trim() ?? "";
        var match = Number().Match(Numerals.Plain(written));
        if (!match.Success) return ExchangeProblems.NotANumber(written);
        var digits = match.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal);
        if (!long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
            return ExchangeProblems.OutOfRange(written, least, most);
        return number;
    }

    [GeneratedRegex(@"^(?<n>[+-]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+))(?:\.0*)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}

using System.Globalization;

namespace Meguri.Domain.Controls;

/// <summary>A control's number such as A.7.10: a letter or a short prefix, then numbers. Ordered by the numbers, so that A.5.9 stands before A.5.10.</summary>
public readonly record struct ControlNumber : IComparable<ControlNumber>
{
    private const int LongestText = 20;

    private readonly string? _text;

    private ControlNumber(string text) => _text = text;

    /// <summary>As it prints: A.7.10.</summary>
    public override string ToString() => _text ?? "";

    /// <summary>The part before the last dot (A.7): controls are shown under it.</summary>
    public string Group => _text is { } text ? text[..text.LastIndexOf('.')] : "";

    /// <summary>True for the controls of Annex A; the organization's own carry another prefix.</summary>
    public bool IsAnnexA => _text?.StartsWith("A.", StringComparison.Ordinal) == true;

    /// <summary>Reads <c>A.7.10</c>; blanks around it and small letters are forgiven, leading zeros are not.</summary>
    public static bool TryParse(string? text, out ControlNumber number)
    {
        number = default;
        var parts = (text ?? "").Trim().ToUpperInvariant().Split('.');
        var sound = parts.Length >= 2
            && parts[0].Length > 0 && parts[0].All(char.IsAsciiLetterUpper)
            && parts.Skip(1).All(part => part.Length is > 0 and <= 4 && part.All(char.IsAsciiDigit) && part[0] != '0');
        var whole = string.Join('.', parts);
        if (!sound || whole.Length > LongestText) return false;
        number = new ControlNumber(whole);
        return true;
    }

    /// <summary>Orders two numbers written as text; what is no number comes last.</summary>
    public static int Compare(string left, string right) => (TryParse(left, out var a), TryParse(right, out var b)) switch
    {
        (true, true) => a.CompareTo(b),
        (true, false) => -1,
        (false, true) => 1,
        _ => string.CompareOrdinal(left, right),
    };

    /// <summary>Orders texts by <see cref="Compare"/>.</summary>
    public static IComparer<string> Order { get; } = Comparer<string>.Create(Compare);

    /// <inheritdoc/>
    public int CompareTo(ControlNumber other)
    {
        var mine = ToString().Split('.');
        var theirs = other.ToString().Split('.');
        var prefix = string.CompareOrdinal(mine[0], theirs[0]);
        if (prefix != 0) return prefix;
        for (var i = 1; i < Math.Min(mine.Length, theirs.Length); i++)
        {
            var part = int.Parse(mine[i], CultureInfo.InvariantCulture).CompareTo(int.Parse(theirs[i], CultureInfo.InvariantCulture));
            if (part != 0) return part;
        }
        return mine.Length.CompareTo(theirs.Length);
    }

    /// <summary>Orders as <see cref="CompareTo"/>.</summary>
    public static bool operator <(ControlNumber left, ControlNumber right) => left.CompareTo(right) < 0;

    /// <summary>Orders as <see cref="CompareTo"/>.</summary>
    public static bool operator >(ControlNumber left, ControlNumber right) => left.CompareTo(right) > 0;

    /// <summary>Orders as <see cref="CompareTo"/>.</summary>
    public static bool operator <=(ControlNumber left, ControlNumber right) => left.CompareTo(right) <= 0;

    /// <summary>Orders as <see cref="CompareTo"/>.</summary>
    public static bool operator >=(ControlNumber left, ControlNumber right) => left.CompareTo(right) >= 0;
}

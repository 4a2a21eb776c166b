using Meguri.Domain.Kernel;

namespace Meguri.Domain.Exchange;

/// <summary>Every refusal of what a cell or a text says. The first value of each is what was written there.</summary>
public static class ExchangeProblems
{
    /// <summary>No date could be read.</summary>
    public static Problem UnreadableDate(string written) => new("unreadable_date", null, written);

    /// <summary>It reads as a date, but no calendar has it (31 February), or it lies outside 1868–2200.</summary>
    public static Problem ImpossibleDate(string written) => new("impossible_date", null, written);

    /// <summary>No whole number could be read.</summary>
    public static Problem NotANumber(string written) => new("not_a_number", null, written);

    /// <summary>A whole number, but outside of what is allowed; the values are what was written, the least and the most.</summary>
    public static Problem OutOfRange(string written, long least, long most) => new("out_of_range", null, written, least, most);

    /// <summary>Neither yes nor no.</summary>
    public static Problem UnreadableYesNo(string written) => new("unreadable_yes_no", null, written);

    /// <summary>Holds a control character (NUL, bell, escape …); the value is its code as U+XXXX.</summary>
    public static Problem ControlCharacter(int code) => new("control_character", null, $"U+{code:X4}");

    /// <summary>Holds half a character or a code that is none; the value is its code as U+XXXX.</summary>
    public static Problem BrokenText(int code) => new("broken_text", null, $"U+{code:X4}");

    /// <summary>Longer than may be stored: nothing is ever cut. The values are the length and the most, in characters.</summary>
    public static Problem TooLong(int length, int most) => new("too_long", null, length, most);

    /// <summary>The first rows hold nothing that could be a header.</summary>
    public static Problem EmptySheet { get; } = new("empty_sheet");
}

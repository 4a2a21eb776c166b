namespace Meguri.Web.Kit;

/// <summary>What a colour says. Every tone carries its text in words too; colour alone never tells anything.</summary>
public enum Tone
{
    /// <summary>Says nothing in particular.</summary>
    Neutral,

    /// <summary>Over a limit, late, refused.</summary>
    Red,

    /// <summary>Needs a look soon, partly done.</summary>
    Yellow,

    /// <summary>Done, conforming.</summary>
    Green,

    /// <summary>For information.</summary>
    Blue,

    /// <summary>The product's own colour: chosen, current.</summary>
    Accent,
}

/// <summary>How tones are named in style sheets.</summary>
public static class ToneNames
{
    /// <summary><c>tone-red</c> and its like.</summary>
    public static string CssClass(this Tone tone) => Classes[(int)tone];

    private static readonly string[] Classes = [.. Enum.GetValues<Tone>().Select(tone => "tone-" + tone.ToString().ToLowerInvariant())];
}

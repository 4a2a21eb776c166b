namespace Meguri.Bench;

/// <summary>What was found.</summary>
/// <param name="What">What of what.</param>
/// <param name="Values">One per round.</param>
/// <param name="Aim">What we want; null where we only want to know.</param>
/// <param name="AtMost">True when the value must not exceed the aim, false when it must reach it.</param>
/// <param name="Unit">What follows the value.</param>
internal sealed record Figure(string What, IReadOnlyList<double> Values, double? Aim = null, bool AtMost = false, string Unit = "")
{
    /// <summary>The measurement it belongs to.</summary>
    public string Measurement { get; init; } = "";

    /// <summary>Where.</summary>
    public Database Database { get; init; }

    /// <summary>The middle one of the rounds.</summary>
    public double Median => Sorted[Values.Count / 2];

    /// <summary>The lowest.</summary>
    public double Least => Sorted[0];

    /// <summary>The highest.</summary>
    public double Most => Sorted[^1];

    /// <summary>Whether the aim is met; null without one.</summary>
    public bool? Met => Aim is { } aim ? AtMost ? Median <= aim : Median >= aim : null;

    private double[] Sorted => [.. Values.Order()];
}

using System.Globalization;

namespace Meguri.Domain.Risks;

/// <summary>A scale of consecutive whole numbers, each with the organization's own label; a higher number is always the worse one.</summary>
public sealed record Scale
{
    /// <summary>The fewest and the most steps a scale can have.</summary>
    public const int FewestSteps = 2, MostSteps = 10;

    /// <summary>The first number: 0 or 1.</summary>
    public int Lowest { get; init; } = 1;

    /// <summary>One label per number, from the lowest.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>The last number.</summary>
    public int Highest => Lowest + Labels.Count - 1;

    /// <summary>All numbers, rising.</summary>
    public IReadOnlyList<int> Values => [.. Enumerable.Range(Lowest, Labels.Count)];

    /// <summary>A scale that shows its numbers as they are.</summary>
    public static Scale Numbers(int lowest, int highest) => new()
    {
        Lowest = lowest,
        Labels = [.. Enumerable.Range(lowest, highest - lowest + 1).Select(value => value.ToString(CultureInfo.InvariantCulture))],
    };

    /// <summary>C, B, A as 1, 2, 3.</summary>
    public static Scale Grades => new() { Labels = ["C", "B", "A"] };

    /// <summary>True when the number is on the scale.</summary>
    public bool Holds(int value) => value >= Lowest && value <= Highest;

    /// <summary>The label of a number on the scale.</summary>
    public string LabelOf(int value) => Labels[value - Lowest];

    /// <summary>True when the scale can be used: 2 to 10 steps from 0 or 1, every label said and different.</summary>
    public bool IsSound =>
        Lowest is 0 or 1
        && Labels.Count is >= FewestSteps and <= MostSteps
        && Labels.All(label => !string.IsNullOrWhiteSpace(label))
        && Labels.Distinct(StringComparer.Ordinal).Count() == Labels.Count;
}

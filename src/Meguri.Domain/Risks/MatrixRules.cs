using Meguri.Domain.Kernel;

namespace Meguri.Domain.Risks;

/// <summary>起こりやすさ × 影響度: the organization sets each cell of the matrix to one of its levels, two to ten of them with labels of its own.</summary>
public sealed record MatrixRules : MethodRules
{
    /// <summary>The columns.</summary>
    public required Scale LikelihoodScale { get; init; }

    /// <summary>The rows.</summary>
    public required Scale ImpactScale { get; init; }

    /// <summary>The levels' labels, the mildest first; levels count from 1.</summary>
    public required IReadOnlyList<string> LevelLabels { get; init; }

    /// <summary>One row per impact from the lowest, one level per likelihood from the lowest.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Cells { get; init; }

    /// <summary>Four by four with four levels.</summary>
    public static MatrixRules Shipped => new()
    {
        LikelihoodScale = Scale.Numbers(1, 4),
        ImpactScale = Scale.Numbers(1, 4),
        LevelLabels = ["1", "2", "3", "4"],
        Cells = [[1, 1, 2, 2], [1, 2, 2, 3], [2, 2, 3, 4], [2, 3, 4, 4]],
        Acceptance = new(2, 3),
    };

    /// <summary>Five by five with ten levels.</summary>
    public static MatrixRules ShippedTenLevels => new()
    {
        LikelihoodScale = Scale.Numbers(1, 5),
        ImpactScale = Scale.Numbers(1, 5),
        LevelLabels = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"],
        Cells = [[1, 2, 3, 4, 5], [2, 3, 4, 6, 7], [3, 4, 6, 7, 8], [4, 6, 7, 8, 9], [5, 7, 8, 9, 10]],
        Acceptance = new(4, 6),
    };

    /// <inheritdoc/>
    public override RiskMethodKind Kind => RiskMethodKind.Matrix;

    /// <inheritdoc/>
    public override IReadOnlyList<int> ValueAxis => ImpactScale.Values;

    /// <inheritdoc/>
    public override IReadOnlyList<int> LikelihoodAxis => LikelihoodScale.Values;

    /// <inheritdoc/>
    public override int LevelAt(int value, int likelihood) => Cells[value - ImpactScale.Lowest][likelihood - LikelihoodScale.Lowest];

    /// <inheritdoc/>
    public override string LabelOf(int level) => LevelLabels[level - 1];

    /// <inheritdoc/>
    protected override int ValueFrom(RiskInputs inputs, SecurityProperty property, List<Problem> problems) =>
        Take(inputs.Impact, ImpactScale, nameof(RiskInputs.Impact), problems);

    /// <inheritdoc/>
    protected override int LikelihoodFrom(RiskInputs inputs, List<Problem> problems) =>
        Take(inputs.Likelihood, LikelihoodScale, nameof(RiskInputs.Likelihood), problems);

    /// <inheritdoc/>
    protected override IEnumerable<Problem> CheckScales()
    {
        if (!LikelihoodScale.IsSound) yield return RiskProblems.Scale(nameof(LikelihoodScale));
        if (!ImpactScale.IsSound) yield return RiskProblems.Scale(nameof(ImpactScale));
        var labels = new Scale { Labels = LevelLabels };
        if (!labels.IsSound) yield return RiskProblems.Scale(nameof(LevelLabels));
        var complete = Cells.Count == ImpactScale.Labels.Count && Cells.All(row => row.Count == LikelihoodScale.Labels.Count && row.All(labels.Holds));
        if (!complete) yield return RiskProblems.MatrixIncomplete;
        else if (Falls(Cells)) yield return RiskProblems.MatrixFalls;
    }

    /// <summary>True when some cell is milder than one with less impact or less likelihood.</summary>
    internal static bool Falls(IReadOnlyList<IReadOnlyList<int>> cells)
    {
        for (var row = 0; row < cells.Count; row++)
        {
            for (var column = 0; column < cells[row].Count; column++)
            {
                var level = cells[row][column];
                if (row > 0 && cells[row - 1][column] > level) return true;
                if (column > 0 && cells[row][column - 1] > level) return true;
            }
        }
        return false;
    }
}

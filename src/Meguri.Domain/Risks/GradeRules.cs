using Meguri.Domain.Kernel;

namespace Meguri.Domain.Risks;

/// <summary>A・B・C: the asset's impact on the business × likelihood through a table of three by three; A, B, C are 3, 2, 1.
/// Somebody may overrule the table, with a reason. The evaluation sheet (リスク評価シート) rates by it.</summary>
public sealed record GradeRules : MethodRules
{
    private static readonly Scale Grades = Scale.Grades;

    /// <summary>One row per impact C, B, A; one grade per likelihood C, B, A.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Cells { get; init; } = [[1, 1, 2], [1, 2, 3], [2, 3, 3]];

    /// <summary>C is accepted, B under control, A not.</summary>
    public static GradeRules Shipped => new() { Acceptance = new(1, 2) };

    /// <inheritdoc/>
    public override RiskMethodKind Kind => RiskMethodKind.Grades;

    /// <inheritdoc/>
    public override bool OffersOverruling => true;

    /// <inheritdoc/>
    public override IReadOnlyList<int> ValueAxis => Grades.Values;

    /// <inheritdoc/>
    public override IReadOnlyList<int> LikelihoodAxis => Grades.Values;

    /// <inheritdoc/>
    public override int LevelAt(int value, int likelihood) => Cells[value - 1][likelihood - 1];

    /// <inheritdoc/>
    public override string LabelOf(int level) => Grades.LabelOf(level);

    /// <inheritdoc/>
    protected override int ValueFrom(RiskInputs inputs, SecurityProperty property, List<Problem> problems) =>
        Take(inputs.Impact, Grades, nameof(RiskInputs.Impact), problems);

    /// <inheritdoc/>
    protected override int LikelihoodFrom(RiskInputs inputs, List<Problem> problems) =>
        Take(inputs.Likelihood, Grades, nameof(RiskInputs.Likelihood), problems);

    /// <inheritdoc/>
    protected override IEnumerable<Problem> CheckScales()
    {
        if (Cells.Count != 3 || Cells.Any(row => row.Count != 3 || !row.All(Grades.Holds))) yield return RiskProblems.MatrixIncomplete;
        else if (MatrixRules.Falls(Cells)) yield return RiskProblems.MatrixFalls;
    }
}

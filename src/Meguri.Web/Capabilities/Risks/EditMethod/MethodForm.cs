using Meguri.Domain.Risks;
using Meguri.Web.Kit;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>The form of a method of any kind, as typed; labels stand one a line, the mildest first.</summary>
internal sealed class MethodForm
{
    public RiskMethodKind Kind { get; set; }

    public string? Name { get; set; }

    public Combination Combination { get; set; }

    public ValueChoice Value { get; set; }

    public string? ValueScale { get; set; }

    public string? ThreatScale { get; set; }

    public string? VulnerabilityScale { get; set; }

    public string? LikelihoodScale { get; set; }

    public string? ImpactScale { get; set; }

    public string? LevelLabels { get; set; }

    /// <summary>One row per impact from the lowest, one level per likelihood from the lowest.</summary>
    public List<List<int>> Cells { get; set; } = [];

    public bool ValuesFromZero { get; set; }

    public bool PersonalDataIsHighest { get; set; }

    public bool SurvivalIsHighest { get; set; }

    /// <summary>The highest level that is accepted as it is.</summary>
    public int? Acceptance { get; set; }

    /// <summary>The highest level that is accepted under control.</summary>
    public int? UnderControlUpTo { get; set; }

    public string? BandLabels { get; set; }

    [SaidOnly]
    public string? ChangeReason { get; set; }

    public int Version { get; set; }

    /// <summary>The form of rules.</summary>
    public static MethodForm Of(MethodRules rules)
    {
        var form = new MethodForm
        {
            Kind = rules.Kind, BandLabels = Lines(rules.BandLabels), Acceptance = rules.Acceptance.AcceptUpTo, UnderControlUpTo = rules.Acceptance.UnderControlUpTo,
        };
        switch (rules)
        {
            case ValueThreatVulnerabilityRules own:
                (form.Combination, form.Value) = (own.Combination, own.Value);
                (form.ValueScale, form.ThreatScale, form.VulnerabilityScale) = (Lines(own.ValueScale.Labels), Lines(own.ThreatScale.Labels), Lines(own.VulnerabilityScale.Labels));
                break;
            case MatrixRules own:
                (form.LikelihoodScale, form.ImpactScale, form.LevelLabels) = (Lines(own.LikelihoodScale.Labels), Lines(own.ImpactScale.Labels), Lines(own.LevelLabels));
                form.Cells = [.. own.Cells.Select(row => row.ToList())];
                break;
            case GradeRules own:
                form.Cells = [.. own.Cells.Select(row => row.ToList())];
                break;
            case SmallBusinessRules own:
                (form.ValuesFromZero, form.PersonalDataIsHighest, form.SurvivalIsHighest) = (own.ValuesFromZero, own.PersonalDataIsHighest, own.SurvivalIsHighest);
                break;
        }
        return form;
    }

    /// <summary>The rules that were typed.</summary>
    public MethodRules Rules()
    {
        var acceptance = new AcceptanceLevels(Acceptance ?? -1, UnderControlUpTo ?? Acceptance ?? -1);
        var bands = Split(BandLabels);
        return Kind switch
        {
            RiskMethodKind.Matrix => new MatrixRules
            {
                LikelihoodScale = new Scale { Labels = Split(LikelihoodScale) }, ImpactScale = new Scale { Labels = Split(ImpactScale) },
                LevelLabels = Split(LevelLabels), Cells = Cells, Acceptance = acceptance, BandLabels = bands,
            },
            RiskMethodKind.Grades => new GradeRules { Cells = Cells, Acceptance = acceptance, BandLabels = bands },
            RiskMethodKind.SmallBusiness => new SmallBusinessRules
            {
                ValuesFromZero = ValuesFromZero, PersonalDataIsHighest = PersonalDataIsHighest, SurvivalIsHighest = SurvivalIsHighest, Acceptance = acceptance, BandLabels = bands,
            },
            _ => new ValueThreatVulnerabilityRules
            {
                Combination = Combination, Value = Value, ValueScale = new Scale { Labels = Split(ValueScale) }, ThreatScale = new Scale { Labels = Split(ThreatScale) },
                VulnerabilityScale = new Scale { Labels = Split(VulnerabilityScale) }, Acceptance = acceptance, BandLabels = bands,
            },
        };
    }

    /// <summary>The labels of the table's rows, columns and levels.</summary>
    public (IReadOnlyList<string> Impacts, IReadOnlyList<string> Likelihoods, IReadOnlyList<string> Levels) Labels() => Kind == RiskMethodKind.Grades
        ? (Scale.Grades.Labels, Scale.Grades.Labels, Scale.Grades.Labels)
        : (Split(ImpactScale), Split(LikelihoodScale), Split(LevelLabels));

    /// <summary>Fits the table to the labels: what was there stays, new cells are as bad as their milder neighbours.</summary>
    public void Resize()
    {
        var (impacts, likelihoods, levels) = Labels();
        var cells = new List<List<int>>();
        for (var row = 0; row < Math.Min(impacts.Count, Scale.MostSteps); row++)
        {
            cells.Add([]);
            for (var column = 0; column < Math.Min(likelihoods.Count, Scale.MostSteps); column++)
            {
                var known = row < Cells.Count && column < Cells[row].Count ? Cells[row][column] : 1;
                var milder = Math.Max(row > 0 ? cells[row - 1][column] : 1, column > 0 ? cells[row][column - 1] : 1);
                cells[row].Add(Math.Min(Math.Max(known, milder), Math.Max(levels.Count, 1)));
            }
        }
        Cells = cells;
    }

    private static string Lines(IReadOnlyList<string> labels) => string.Join('\n', labels);

    private static IReadOnlyList<string> Split(string? text) =>
        (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

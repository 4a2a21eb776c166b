using Meguri.Domain.Controls;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Submissions;

namespace Meguri.Domain.Risks;

/// <summary>The parts of a sheet that one side fills.</summary>
public enum SheetBlock
{
    /// <summary>当社状況: office.</summary>
    Situation,

    /// <summary>関連する脅威: office.</summary>
    Threats,

    /// <summary>関連する対策, the words: office.</summary>
    Measures,

    /// <summary>関連する資産: department.</summary>
    Assets,

    /// <summary>関連する対策, how far done: department.</summary>
    MeasureAnswers,

    /// <summary>リスク: department.</summary>
    Risks,
}

/// <summary>Where a sheet is.</summary>
public enum SheetStage
{
    /// <summary>The office prepares it.</summary>
    Preparing,

    /// <summary>The department fills it.</summary>
    Filling,

    /// <summary>The department's head looks at it.</summary>
    AwaitingConfirmation,

    /// <summary>The office looks at it.</summary>
    Submitted,

    /// <summary>The department fills it again.</summary>
    SentBack,

    /// <summary>Accepted.</summary>
    Accepted,
}

/// <summary>リスク評価シート: one control seen by one department (form F-03). What it holds is here; how it goes its way in the other half.</summary>
public sealed partial class RiskSheet : Entity, INumbered
{
    /// <summary>How submissions name sheets.</summary>
    public const string SubjectKind = "risk_sheet";

    private List<SheetAsset> _assets = [];
    private List<SheetThreat> _threats = [];
    private List<SheetMeasure> _measures = [];
    private List<SheetRisk> _risks = [];

    private RiskSheet() { }

    /// <inheritdoc/>
    public static string Series => "RS";

    /// <summary>The key.</summary>
    public RiskSheetId Id { get; private set; }

    /// <inheritdoc/>
    public int Number { get; private set; }

    /// <summary>The assessment it belongs to.</summary>
    public RiskAssessmentId AssessmentId { get; private set; }

    /// <summary>The department that fills it.</summary>
    public DepartmentId DepartmentId { get; private set; }

    /// <summary>基準目的: a grouping of the organization's own; null prints the control's group.</summary>
    public string? Objective { get; private set; }

    /// <summary>基準項目: the control's number.</summary>
    public string Control { get; private set; } = "";

    /// <summary>当社状況.</summary>
    public string Situation { get; private set; } = "";

    /// <summary>When the office handed it to the department; null while it prepares it.</summary>
    public DateTimeOffset? HandedOutAt { get; private set; }

    /// <summary>Its way.</summary>
    public SubmissionId SubmissionId { get; private set; }

    /// <summary>Its way.</summary>
    public Submission Submission { get; private set; } = null!;

    /// <summary>関連する資産, A1 first.</summary>
    public IReadOnlyList<SheetAsset> Assets => _assets;

    /// <summary>関連する脅威, T1 first.</summary>
    public IReadOnlyList<SheetThreat> Threats => _threats;

    /// <summary>関連する対策, P1 first.</summary>
    public IReadOnlyList<SheetMeasure> Measures => _measures;

    /// <summary>リスク, R1 first.</summary>
    public IReadOnlyList<SheetRisk> Risks => _risks;

    /// <summary>Begins a sheet.</summary>
    public static Result<RiskSheet> Prepare(RiskAssessmentId assessment, DepartmentId department, string control, string? objective = null, bool headConfirms = true)
    {
        if (!ControlNumber.TryParse(control, out var number)) return RiskProblems.ControlNumber(control).At(nameof(Control));
        var id = NewId.Of<RiskSheetId>();
        var submission = Submission.Open(SubjectKind, id.Value, headConfirms);
        return new RiskSheet
        {
            Id = id, AssessmentId = assessment, DepartmentId = department, Control = number.ToString(),
            Objective = string.IsNullOrWhiteSpace(objective) ? null : objective.Trim(),
            SubmissionId = submission.Id, Submission = submission,
        };
    }

    /// <summary>The office says what the control means here.</summary>
    public Result FillSituation(SubmissionParty who, string text)
    {
        if (Refusal(SheetBlock.Situation, who) is { } refusal) return refusal;
        Situation = text.Trim();
        return Result.Done;
    }

    /// <summary>The office names the threats; rows left out go.</summary>
    public Result FillThreats(SubmissionParty who, IReadOnlyList<SheetThreatEntry> entries)
    {
        if (Refusal(SheetBlock.Threats, who) is { } refusal) return refusal;
        return Fill(_threats, entries, entry => entry.Position, entry => entry.Text, "T", position => _risks.Any(risk => risk.Threat == position),
            () => new SheetThreat(), (row, entry) => row.Take(entry));
    }

    /// <summary>The office names the measures; rows left out go.</summary>
    public Result FillMeasures(SubmissionParty who, IReadOnlyList<SheetMeasureEntry> entries)
    {
        if (Refusal(SheetBlock.Measures, who) is { } refusal) return refusal;
        return Fill(_measures, entries, entry => entry.Position, entry => entry.Text, "P", position => _risks.Any(risk => risk.Measure == position),
            () => new SheetMeasure(), (row, entry) => row.Take(entry));
    }

    /// <summary>The department names its assets and their impact; rows left out go, risks are rated anew.</summary>
    public Result FillAssets(SubmissionParty who, IReadOnlyList<SheetAssetEntry> entries, GradeRules table)
    {
        if (Refusal(SheetBlock.Assets, who) is { } refusal) return refusal;
        var result = Fill(_assets, entries, entry => entry.Position, entry => entry.Text, "A", position => _risks.Any(risk => risk.Asset == position),
            () => new SheetAsset(), (row, entry) => row.Take(entry));
        if (result.Ok) Rate(table);
        return result;
    }

    /// <summary>The department says how far the measures are done; measures left out keep their answer.</summary>
    public Result AnswerMeasures(SubmissionParty who, IReadOnlyList<SheetMeasureAnswer> answers)
    {
        if (Refusal(SheetBlock.MeasureAnswers, who) is { } refusal) return refusal;
        var problems = new List<Problem>();
        foreach (var answer in answers)
        {
            var row = _measures.Find(measure => measure.Position == answer.Position);
            if (row is null) problems.Add(RiskSheetProblems.NoSuchRow($"P{answer.Position}"));
            else if (answer.Done == MeasureDone.Fully && _risks.Any(risk => risk.Measure == answer.Position)) problems.Add(RiskSheetProblems.MeasureInUse(row.Name));
        }
        if (problems.Count > 0) return Result.From(problems);
        foreach (var answer in answers) _measures.Find(measure => measure.Position == answer.Position)!.Answer(answer);
        return Result.Done;
    }

    /// <summary>The department describes the risks; rows left out go. Each names an asset, a threat and a measure that is not fully done.</summary>
    public Result FillRisks(SubmissionParty who, IReadOnlyList<SheetRiskEntry> entries, GradeRules table)
    {
        if (Refusal(SheetBlock.Risks, who) is { } refusal) return refusal;
        var problems = entries.Zip(Numbers(_risks, entries, entry => entry.Position)).SelectMany(item => RiskProblemsOf(item.First, $"R{item.Second}")).ToList();
        if (problems.Count > 0) return Result.From(problems);
        var result = Fill(_risks, entries, entry => entry.Position, entry => entry.Text, "R", _ => false,
            () => new SheetRisk(), (row, entry) => row.Take(entry));
        if (result.Ok) Rate(table);
        return result;
    }

    private IEnumerable<Problem> RiskProblemsOf(SheetRiskEntry entry, string name)
    {
        if (entry.Asset == 0 || entry.Threat == 0 || entry.Measure == 0)
        {
            yield return RiskSheetProblems.ReferenceMissing(name);
            yield break;
        }
        if (_assets.All(asset => asset.Position != entry.Asset)) yield return RiskSheetProblems.NoSuchRow($"A{entry.Asset}").At(name);
        if (_threats.All(threat => threat.Position != entry.Threat)) yield return RiskSheetProblems.NoSuchRow($"T{entry.Threat}").At(name);
        var measure = _measures.Find(row => row.Position == entry.Measure);
        if (measure is null) yield return RiskSheetProblems.NoSuchRow($"P{entry.Measure}").At(name);
        else if (measure.Done == MeasureDone.Fully) yield return RiskSheetProblems.MeasureDone(name, measure.Name);
        if (entry.Overruled is not null && string.IsNullOrWhiteSpace(entry.Remark)) yield return RiskSheetProblems.OverruleNeedsReason(name);
    }

    private Result Fill<TRow, TEntry>(
        List<TRow> rows, IReadOnlyList<TEntry> entries, Func<TEntry, int?> position, Func<TEntry, string> text, string letter,
        Func<int, bool> inUse, Func<TRow> make, Action<TRow, TEntry> take) where TRow : SheetRow
    {
        var kept = entries.Select(position).OfType<int>().ToHashSet();
        var problems = new List<Problem>();
        problems.AddRange(kept.Where(number => rows.All(row => row.Position != number)).Select(number => RiskSheetProblems.NoSuchRow($"{letter}{number}")));
        problems.AddRange(rows.Where(row => !kept.Contains(row.Position) && inUse(row.Position)).Select(row => RiskSheetProblems.RowInUse(row.Name)));
        var numbers = Numbers(rows, entries, position);
        problems.AddRange(entries.Zip(numbers).Where(item => string.IsNullOrWhiteSpace(text(item.First))).Select(item => RiskSheetProblems.TextMissing($"{letter}{item.Second}")));
        if (problems.Count > 0) return Result.From(problems);

        rows.RemoveAll(row => !kept.Contains(row.Position));
        foreach (var (entry, number) in entries.Zip(numbers))
        {
            var row = rows.Find(known => known.Position == number);
            if (row is null)
            {
                row = make();
                row.Place(Id, number);
                rows.Add(row);
            }
            take(row, entry);
        }
        return Result.Done;
    }

    /// <summary>The number of each entry's row: a known one keeps its own, new ones go on from the last.</summary>
    private static List<int> Numbers<TRow, TEntry>(List<TRow> rows, IEnumerable<TEntry> entries, Func<TEntry, int?> position) where TRow : SheetRow
    {
        var next = NextOf(rows);
        return [.. entries.Select(entry => position(entry) ?? next++)];
    }

    /// <summary>The number of the next new row of a block.</summary>
    public static int NextOf(IReadOnlyCollection<SheetRow> rows) => rows.Count == 0 ? 1 : rows.Max(row => row.Position) + 1;

    private void Rate(GradeRules table)
    {
        foreach (var risk in _risks) risk.Rate(_assets.Find(asset => asset.Position == risk.Asset)?.Impact, table);
    }
}

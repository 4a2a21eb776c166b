using System.Globalization;
using System.Text.Json.Serialization;
using Meguri.Domain.Approvals;
using Meguri.Domain.Kernel;

namespace Meguri.Domain.Risks;

/// <summary>The kinds of risk method.</summary>
public enum RiskMethodKind
{
    /// <summary>資産価値 × 脅威 × ぜい弱性.</summary>
    ValueThreatVulnerability,

    /// <summary>起こりやすさ × 影響度 by a matrix.</summary>
    Matrix,

    /// <summary>A・B・C by a table of three by three.</summary>
    Grades,

    /// <summary>The formula for small businesses.</summary>
    SmallBusiness,
}

/// <summary>How a risk's level comes about: a pure function from inputs to a score. Every kind first finds what is at stake and how likely it is, then joins the two.
/// Raising an input never lowers the level.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "method")]
[JsonDerivedType(typeof(ValueThreatVulnerabilityRules), "value_threat_vulnerability")]
[JsonDerivedType(typeof(MatrixRules), "matrix")]
[JsonDerivedType(typeof(GradeRules), "grades")]
[JsonDerivedType(typeof(SmallBusinessRules), "small_business")]
public abstract record MethodRules
{
    /// <summary>Where accepting ends.</summary>
    public required AcceptanceLevels Acceptance { get; init; }

    /// <summary>The organization's own words for the three bands, the mildest first; empty for the shipped ones.</summary>
    public IReadOnlyList<string> BandLabels { get; init; } = [];

    /// <summary>The kind.</summary>
    public abstract RiskMethodKind Kind { get; }

    /// <summary>The numbers that can be at stake, rising: the rows of the heat map.</summary>
    public abstract IReadOnlyList<int> ValueAxis { get; }

    /// <summary>The numbers that likelihood can take, rising: the columns of the heat map.</summary>
    public abstract IReadOnlyList<int> LikelihoodAxis { get; }

    /// <summary>True when a level may be set against the rules, with a reason.</summary>
    public virtual bool OffersOverruling => false;

    /// <summary>True when treating changes only what may happen, so that the asset's side of the inputs stays.</summary>
    public virtual bool KeepsAssetWhenTreated => false;

    /// <summary>Every level that can come out, rising.</summary>
    public IReadOnlyList<int> Levels
    {
        get
        {
            var columns = LikelihoodAxis;
            return [.. ValueAxis.SelectMany(value => columns.Select(likelihood => LevelAt(value, likelihood))).Distinct().Order()];
        }
    }

    /// <summary>The level where a row and a column of the heat map meet.</summary>
    public abstract int LevelAt(int value, int likelihood);

    /// <summary>How the organization calls a level.</summary>
    public virtual string LabelOf(int level) => level.ToString(CultureInfo.InvariantCulture);

    /// <summary>The score where a row and a column of the heat map meet.</summary>
    public RiskScore ScoreAt(int value, int likelihood) => ScoreOf(LevelAt(value, likelihood), value, likelihood);

    /// <summary>The score of a risk, or every input that is missing or off its scale.</summary>
    /// <param name="inputs">What is known of the risk.</param>
    /// <param name="property">What is lost; it decides the asset's value where the method takes the value that the threat hits.</param>
    public Result<RiskScore> Score(RiskInputs inputs, SecurityProperty property)
    {
        var problems = new List<Problem>();
        var value = ValueFrom(inputs, property, problems);
        var likelihood = LikelihoodFrom(inputs, problems);
        if (problems.Count > 0) return problems;
        var level = LevelAt(value, likelihood);
        if (inputs.OverruledLevel is not { } overruled || overruled == level) return ScoreOf(level, value, likelihood);
        if (!OffersOverruling) return RiskProblems.OverruleNotOffered;
        if (!Levels.Contains(overruled)) return RiskProblems.OutsideScale(nameof(RiskInputs.OverruledLevel), Levels[0], Levels[^1]);
        if (string.IsNullOrWhiteSpace(inputs.OverruleReason)) return RiskProblems.OverruleNeedsReason;
        return ScoreOf(overruled, value, likelihood);
    }

    /// <summary>Whether the rules can be used at all.</summary>
    public Result Check()
    {
        var problems = CheckScales().ToList();
        if (problems.Count == 0)
        {
            var sound = Acceptance.AcceptUpTo >= 0 && Acceptance.AcceptUpTo <= Acceptance.UnderControlUpTo;
            if (!sound) problems.Add(RiskProblems.AcceptanceOrder);
            else if (Acceptance.UnderControlUpTo >= Levels[^1]) problems.Add(RiskProblems.AcceptanceTakesAll(Levels[^1]));
        }
        if (BandLabels.Count is not (0 or 3) || BandLabels.Any(string.IsNullOrWhiteSpace)) problems.Add(RiskProblems.BandLabels);
        return Result.From(problems);
    }

    /// <summary>The hash of these rules.</summary>
    public string ContentHash() => CanonicalJson.Hash(this);

    /// <summary>What is at stake.</summary>
    protected abstract int ValueFrom(RiskInputs inputs, SecurityProperty property, List<Problem> problems);

    /// <summary>How likely it is.</summary>
    protected abstract int LikelihoodFrom(RiskInputs inputs, List<Problem> problems);

    /// <summary>What is wrong with the scales and tables.</summary>
    protected abstract IEnumerable<Problem> CheckScales();

    /// <summary>An input that must be there and on its scale.</summary>
    protected static int Take(int? given, Scale scale, string field, List<Problem> problems)
    {
        if (given is { } value && scale.Holds(value)) return value;
        problems.Add(given is null ? RiskProblems.InputMissing(field) : RiskProblems.OutsideScale(field, scale.Lowest, scale.Highest));
        return scale.Lowest;
    }

    /// <summary>The highest of the asset's three values.</summary>
    protected static int HighestValue(RiskInputs inputs, Scale scale, List<Problem> problems) => Math.Max(
        Take(inputs.Confidentiality, scale, nameof(RiskInputs.Confidentiality), problems), Math.Max(
        Take(inputs.Integrity, scale, nameof(RiskInputs.Integrity), problems),
        Take(inputs.Availability, scale, nameof(RiskInputs.Availability), problems)));

    private RiskScore ScoreOf(int level, int value, int likelihood) => new(level, LabelOf(level), Acceptance.BandOf(level), value, likelihood);
}

using Meguri.Domain.Assets;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;

namespace Meguri.Domain.Risks;

/// <summary>One risk of one assessment (clauses 6.1.2 c–e and 6.1.3): what it is here, its acceptance in the other half of the class.</summary>
public sealed partial class Risk : Entity, INumbered
{
    private List<string> _controls = [];

    private Risk() { }

    /// <inheritdoc/>
    public static string Series => "R";

    /// <summary>The key.</summary>
    public RiskId Id { get; private set; }

    /// <summary>From 1; 0 until it was first saved. A risk keeps its number from assessment to assessment: R-0042 is the same risk every year.</summary>
    public int Number { get; private set; }

    /// <summary>The assessment it belongs to.</summary>
    public RiskAssessmentId AssessmentId { get; private set; }

    /// <summary>The same risk in the assessment before; null when it is new.</summary>
    public RiskId? PreviousId { get; private set; }

    /// <summary>The asset; null for groups and scenarios.</summary>
    public AssetId? AssetId { get; private set; }

    /// <summary>The asset group's name; null for single assets and scenarios.</summary>
    public string? AssetGroup { get; private set; }

    /// <summary>The business process or course of events; null when an asset or group is named.</summary>
    public string? Scenario { get; private set; }

    /// <summary>The department it is looked at in.</summary>
    public DepartmentId? DepartmentId { get; private set; }

    /// <summary>The catalogue's threat.</summary>
    public string? ThreatKey { get; private set; }

    /// <summary>The threat in own words.</summary>
    public string? ThreatText { get; private set; }

    /// <summary>The catalogue's vulnerability.</summary>
    public string? VulnerabilityKey { get; private set; }

    /// <summary>The vulnerability in own words.</summary>
    public string? VulnerabilityText { get; private set; }

    /// <summary>What is lost.</summary>
    public SecurityProperty Property { get; private set; }

    /// <summary>リスク所有者.</summary>
    public PersonId? OwnerId { get; private set; }

    /// <summary>What would follow, in words.</summary>
    public string? Consequence { get; private set; }

    /// <summary>The version of the method it was rated by; null until it is rated.</summary>
    public RiskMethodId? MethodId { get; private set; }

    /// <summary>The inputs without treatment; a risk carried over shows its last ones before it is rated again.</summary>
    public RiskInputs? Before { get; private set; }

    /// <summary>The level without treatment.</summary>
    public int? BeforeLevel { get; private set; }

    /// <summary>The level's label.</summary>
    public string? BeforeLabel { get; private set; }

    /// <summary>Its band.</summary>
    public AcceptanceBand? BeforeBand { get; private set; }

    /// <summary>Its row in the heat map.</summary>
    public int? BeforeValue { get; private set; }

    /// <summary>Its column in the heat map.</summary>
    public int? BeforeLikelihood { get; private set; }

    /// <summary>How it is treated; null until somebody decides.</summary>
    public TreatmentOption? Option { get; private set; }

    /// <summary>The inputs with treatment.</summary>
    public RiskInputs? After { get; private set; }

    /// <summary>The residual level (残留リスク).</summary>
    public int? ResidualLevel { get; private set; }

    /// <summary>The level's label.</summary>
    public string? ResidualLabel { get; private set; }

    /// <summary>Its band.</summary>
    public AcceptanceBand? ResidualBand { get; private set; }

    /// <summary>Its row in the heat map.</summary>
    public int? ResidualValue { get; private set; }

    /// <summary>Its column in the heat map.</summary>
    public int? ResidualLikelihood { get; private set; }

    /// <summary>The numbers of the controls that answer it, in their order: proposed at first, decided with the treatment.</summary>
    public IReadOnlyList<string> Controls => _controls;

    /// <summary>Names a risk; rating it comes later.</summary>
    public static Result<Risk> Identify(
        RiskAssessmentId assessment, RiskTarget target, RiskSource source, SecurityProperty property, IEnumerable<string>? controls = null)
    {
        var problems = new List<Problem>();
        var numbers = Numbers(controls ?? [], problems);
        if (!target.IsSound) problems.Add(RiskProblems.TargetMissing);
        if (source.Trimmed is { ThreatKey: null, ThreatText: null }) problems.Add(RiskProblems.ThreatMissing);
        if (problems.Count > 0) return problems;
        var risk = new Risk { Id = NewId.Of<RiskId>(), AssessmentId = assessment, Property = property, _controls = numbers };
        risk.Take(target);
        risk.Take(source.Trimmed);
        return risk;
    }

    /// <summary>The same risk at the start of the next assessment: named and with its last inputs and measures, but neither rated nor accepted.</summary>
    public Risk CarryOver(RiskAssessmentId next)
    {
        var copy = new Risk
        {
            Id = NewId.Of<RiskId>(), Number = Number, AssessmentId = next, PreviousId = Id, Property = Property,
            OwnerId = OwnerId, Consequence = Consequence, Before = Before, _controls = [.. _controls],
        };
        copy.Take(Target());
        copy.Take(Source());
        return copy;
    }

    /// <summary>What it concerns.</summary>
    public RiskTarget Target() => new(AssetId, AssetGroup, Scenario, DepartmentId);

    /// <summary>Where it comes from.</summary>
    public RiskSource Source() => new(ThreatKey, ThreatText, VulnerabilityKey, VulnerabilityText);

    /// <summary>The score without treatment; null until it is rated.</summary>
    public RiskScore? ScoreBefore() => Score(BeforeLevel, BeforeLabel, BeforeBand, BeforeValue, BeforeLikelihood);

    /// <summary>The residual score; null until somebody decided on the treatment.</summary>
    public RiskScore? ScoreAfter() => Score(ResidualLevel, ResidualLabel, ResidualBand, ResidualValue, ResidualLikelihood);

    /// <summary>Changes the words. An acceptance does not bind to them, so it stands.</summary>
    public Result Describe(RiskSource source, string? consequence)
    {
        var trimmed = source.Trimmed;
        if (trimmed is { ThreatKey: null, ThreatText: null }) return RiskProblems.ThreatMissing;
        Take(trimmed);
        Consequence = string.IsNullOrWhiteSpace(consequence) ? null : consequence.Trim();
        return Result.Done;
    }

    /// <summary>Says whose risk it is.</summary>
    public Result GiveTo(PersonId owner, DateTimeOffset at)
    {
        var was = StateHash();
        OwnerId = owner;
        Settle(at, was);
        return Result.Done;
    }

    /// <summary>Rates it without treatment. A treatment decided before is rated anew; if it no longer fits, it has to be decided again.</summary>
    public Result Estimate(RiskMethod method, SecurityProperty property, RiskInputs inputs, DateTimeOffset at)
    {
        if (method.State != RiskMethodState.Approved) return RiskProblems.MethodNotApproved;
        var was = StateHash();
        var score = method.Rules.Score(inputs, property);
        if (!score.Ok) return score;
        (MethodId, Property, Before) = (method.Id, property, inputs);
        (BeforeLevel, BeforeLabel, BeforeBand, BeforeValue, BeforeLikelihood) =
            (score.Value.Level, score.Value.Label, score.Value.Band, score.Value.Value, score.Value.Likelihood);
        if (Option is { } option)
        {
            var after = option is TreatmentOption.Retain or TreatmentOption.None ? inputs
                : method.Rules.KeepsAssetWhenTreated ? After!.WithAssetOf(inputs)
                : After!;
            if (!Take(method, option, after, _controls).Ok) ForgetTreatment();
        }
        Settle(at, was);
        return Result.Done;
    }

    /// <summary>Decides how it is treated and rates what will remain.</summary>
    /// <param name="method">The method it was rated by.</param>
    /// <param name="option">低減, 回避, 共有, 保有 or 対応不要.</param>
    /// <param name="after">The inputs with treatment; may be null for 保有 and 対応不要, where nothing changes.</param>
    /// <param name="controls">The numbers of the controls that answer it.</param>
    /// <param name="at">Now.</param>
    public Result Treat(RiskMethod method, TreatmentOption option, RiskInputs? after, IEnumerable<string> controls, DateTimeOffset at)
    {
        if (Before is null || BeforeLevel is null) return RiskProblems.NotEstimated;
        if (method.Id != MethodId) return RiskProblems.OtherMethod;
        var problems = new List<Problem>();
        var numbers = Numbers(controls, problems);
        if (problems.Count > 0) return Result.From(problems);
        var was = StateHash();
        var result = Take(method, option, after ?? Before, numbers);
        if (result.Ok) Settle(at, was);
        return result;
    }

    /// <summary>Decides what was decided about it in the assessment before; what remains is rated anew.</summary>
    /// <param name="method">The method it was rated by.</param>
    /// <param name="earlier">The same risk in the assessment before.</param>
    /// <param name="at">Now.</param>
    public Result TreatAs(RiskMethod method, Risk earlier, DateTimeOffset at)
    {
        if (earlier is not { Option: { } option, After: { } after }) return RiskProblems.NotTreatedBefore;
        if (Before is null || BeforeLevel is null) return RiskProblems.NotEstimated;
        var stays = option is TreatmentOption.Retain or TreatmentOption.None;
        return Treat(method, option, stays ? null : method.Rules.KeepsAssetWhenTreated ? after.WithAssetOf(Before) : after, earlier.Controls, at);
    }

    /// <summary>What is still missing before the assessment can end.</summary>
    public IReadOnlyList<Problem> Missing()
    {
        var problems = new List<Problem>();
        if (OwnerId is null) problems.Add(RiskProblems.OwnerMissing);
        if (Consequence is null) problems.Add(RiskProblems.ConsequenceMissing);
        if (BeforeLevel is null) problems.Add(RiskProblems.NotEstimated);
        return problems;
    }
}

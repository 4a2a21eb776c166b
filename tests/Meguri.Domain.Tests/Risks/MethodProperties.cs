using Meguri.Domain.Kernel;
using FsCheck;
using FsCheck.Fluent;
using Meguri.Domain.Risks;
using Meguri.Tests;

namespace Meguri.Domain.Tests.Risks;

/// <summary>What holds for every sound method and every input on its scales.</summary>
[Requirement("S1-12", "S3-40")]
public class MethodProperties
{
    [Fact]
    public void Check_EveryRuleMadeHere_IsSound() => Holds((rules, _, _) => rules.Check().Ok);

    [Fact]
    public void Score_AnyInputsOnTheScales_IsOneOfTheLevels() => Holds((rules, inputs, property) =>
        rules.Levels.Contains(Scored(rules, inputs, property).Level));

    [Fact]
    public void Score_RaisingOneInput_NeverLowersLevelOrBand() => Holds((rules, inputs, property) =>
    {
        var score = Scored(rules, inputs, property);
        return Raised(inputs).Select(raised => rules.Score(raised, property)).Where(raised => raised.Ok)
            .All(raised => raised.Value!.Level >= score.Level && raised.Value.Band >= score.Band);
    });

    [Fact]
    public void Score_Band_IsWhereTheThresholdsPutTheLevel() => Holds((rules, inputs, property) =>
    {
        var score = Scored(rules, inputs, property);
        return score.Band switch
        {
            AcceptanceBand.Acceptable => score.Level <= rules.Acceptance.AcceptUpTo,
            AcceptanceBand.UnderControl => score.Level > rules.Acceptance.AcceptUpTo && score.Level <= rules.Acceptance.UnderControlUpTo,
            _ => score.Level > rules.Acceptance.UnderControlUpTo,
        };
    });

    [Fact]
    public void Score_RowAndColumn_LeadBackToTheScore() => Holds((rules, inputs, property) =>
    {
        var score = Scored(rules, inputs, property);
        return rules.ValueAxis.Contains(score.Value) && rules.LikelihoodAxis.Contains(score.Likelihood)
            && rules.ScoreAt(score.Value, score.Likelihood) == score;
    });

    [Fact]
    public void Score_OffTheScale_IsRefused() => Holds((rules, inputs, property) =>
        !rules.Score(inputs with { Threat = 11, Likelihood = 11 }, property).Ok);

    private static void Holds(Func<MethodRules, RiskInputs, SecurityProperty, bool> rule)
    {
        var cases = from rules in Rules()
                    from inputs in Inputs(rules)
                    from property in Gen.Elements(Enum.GetValues<SecurityProperty>())
                    select (rules, inputs, property);
        Prop.ForAll(cases.ToArbitrary(), made => rule(made.rules, made.inputs, made.property))
            .Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(100));
    }

    private static RiskScore Scored(MethodRules rules, RiskInputs inputs, SecurityProperty property) => rules.Score(inputs, property).Value!;

    private static IEnumerable<RiskInputs> Raised(RiskInputs inputs) =>
    [
        inputs with { Confidentiality = inputs.Confidentiality + 1 },
        inputs with { Integrity = inputs.Integrity + 1 },
        inputs with { Availability = inputs.Availability + 1 },
        inputs with { PersonalData = true },
        inputs with { ThreatensSurvival = true },
        inputs with { Threat = inputs.Threat + 1 },
        inputs with { Vulnerability = inputs.Vulnerability + 1 },
        inputs with { Likelihood = inputs.Likelihood + 1 },
        inputs with { Impact = inputs.Impact + 1 },
    ];

    private static Gen<Scale> Scales() =>
        from lowest in Gen.Choose(0, 1)
        from steps in Gen.Choose(Scale.FewestSteps, Scale.MostSteps)
        select Scale.Numbers(lowest, lowest + steps - 1);

    private static Gen<int> On(Scale scale) => Gen.Choose(scale.Lowest, scale.Highest);

    private static Gen<MethodRules> Rules() =>
        from rules in Gen.OneOf(Products(), Matrices(), Grades(), SmallBusinesses())
        let highest = rules.Levels[^1]
        from accept in Gen.Choose(0, highest - 1)
        from control in Gen.Choose(accept, highest - 1)
        select rules with { Acceptance = new AcceptanceLevels(accept, control) };

    private static Gen<MethodRules> Products() =>
        from value in Scales()
        from threat in Scales()
        from vulnerability in Scales()
        from combination in Gen.Elements(Enum.GetValues<Combination>())
        from choice in Gen.Elements(Enum.GetValues<ValueChoice>())
        select (MethodRules)(ValueThreatVulnerabilityRules.Shipped with
        {
            ValueScale = value,
            ThreatScale = threat,
            VulnerabilityScale = vulnerability,
            Combination = combination,
            Value = choice,
        });

    private static Gen<MethodRules> Matrices() =>
        from likelihood in Scales()
        from impact in Scales()
        from levels in Gen.Choose(Scale.FewestSteps, Scale.MostSteps)
        from tilt in Gen.Choose(1, 5)
        select (MethodRules)(MatrixRules.Shipped with
        {
            LikelihoodScale = likelihood,
            ImpactScale = impact,
            LevelLabels = Scale.Numbers(1, levels).Labels,
            Cells = [.. impact.Values.Select(row => (IReadOnlyList<int>)[.. likelihood.Values.Select(column => Math.Min(levels, 1 + ((row + column) / tilt)))])],
        });

    private static Gen<MethodRules> Grades() =>
        from strict in Gen.Elements(true, false)
        select (MethodRules)(strict ? GradeRules.Shipped with { Cells = [[1, 2, 3], [2, 3, 3], [3, 3, 3]] } : GradeRules.Shipped);

    private static Gen<MethodRules> SmallBusinesses() =>
        from zero in Gen.Elements(true, false)
        from personal in Gen.Elements(true, false)
        from survival in Gen.Elements(true, false)
        select (MethodRules)(SmallBusinessRules.Shipped with { ValuesFromZero = zero, PersonalDataIsHighest = personal, SurvivalIsHighest = survival });

    private static Gen<RiskInputs> Inputs(MethodRules rules)
    {
        var (value, threat, vulnerability, likelihood, impact) = rules switch
        {
            ValueThreatVulnerabilityRules product => (product.ValueScale, product.ThreatScale, product.VulnerabilityScale, Scale.Grades, Scale.Grades),
            MatrixRules matrix => (Scale.Grades, Scale.Grades, Scale.Grades, matrix.LikelihoodScale, matrix.ImpactScale),
            SmallBusinessRules small => (small.ValueScale, Scale.Grades, Scale.Grades, Scale.Grades, Scale.Grades),
            _ => (Scale.Grades, Scale.Grades, Scale.Grades, Scale.Grades, Scale.Grades),
        };
        return from c in On(value)
               from i in On(value)
               from a in On(value)
               from t in On(threat)
               from v in On(vulnerability)
               from l in On(likelihood)
               from p in On(impact)
               from personal in Gen.Elements(true, false)
               from survival in Gen.Elements(true, false)
               select new RiskInputs
               {
                   Confidentiality = c, Integrity = i, Availability = a, Threat = t, Vulnerability = v, Likelihood = l, Impact = p,
                   PersonalData = personal, ThreatensSurvival = survival,
               };
    }
}

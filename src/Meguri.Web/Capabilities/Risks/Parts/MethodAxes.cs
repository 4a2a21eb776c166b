using System.Globalization;
using Meguri.Domain.Risks;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>What the axes and steps of a method are called.</summary>
internal static class MethodAxes
{
    /// <summary>What the rows of the level table stand for.</summary>
    public static string RowsOf(MethodRules rules) => rules.Kind switch
    {
        RiskMethodKind.ValueThreatVulnerability => RiskWords.Input_Value,
        RiskMethodKind.SmallBusiness => RiskWords.Input_Importance,
        _ => RiskWords.Input_Impact,
    };

    /// <summary>What its columns stand for.</summary>
    public static string ColumnsOf(MethodRules rules) => rules switch
    {
        ValueThreatVulnerabilityRules { Combination: Combination.Product } => RiskWords.Axis_Product,
        ValueThreatVulnerabilityRules => RiskWords.Axis_Sum,
        SmallBusinessRules => RiskWords.Input_Possibility,
        _ => RiskWords.Input_Likelihood,
    };

    /// <summary>A row's number with its label.</summary>
    public static string RowOf(MethodRules rules, int value) => rules switch
    {
        ValueThreatVulnerabilityRules own => Step(own.ValueScale, value),
        MatrixRules own => Step(own.ImpactScale, value),
        GradeRules => Scale.Grades.LabelOf(value),
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>A column's number with its label.</summary>
    public static string ColumnOf(MethodRules rules, int likelihood) => rules switch
    {
        MatrixRules own => Step(own.LikelihoodScale, likelihood),
        GradeRules => Scale.Grades.LabelOf(likelihood),
        _ => likelihood.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The acceptance criteria in one sentence, by the levels that can come out.</summary>
    public static string CriteriaOf(MethodRules rules)
    {
        string? Highest(AcceptanceBand band) =>
            rules.Levels.Where(level => rules.Acceptance.BandOf(level) == band).Select(level => (int?)level).LastOrDefault() is { } level ? rules.LabelOf(level) : null;
        var parts = new List<string>();
        foreach (var band in new[] { AcceptanceBand.Acceptable, AcceptanceBand.UnderControl })
            if (Highest(band) is { } label) parts.Add(RiskWords.CriteriaUpTo(label, RiskText.BandOf(rules, band)));
        parts.Add(RiskWords.CriteriaAbove(RiskText.BandOf(rules, AcceptanceBand.NotAcceptable)));
        return string.Join(RiskWords.Comma, parts);
    }

    /// <summary><c>2（中）</c>; the number alone where the label is the number, the label alone for A, B, C.</summary>
    public static string Step(Scale scale, int value)
    {
        if (!scale.Holds(value)) return value.ToString(CultureInfo.InvariantCulture);
        var (number, label) = (value.ToString(CultureInfo.InvariantCulture), scale.LabelOf(value));
        return number == label ? number : label is "A" or "B" or "C" ? label : RiskWords.Step(number, label);
    }
}

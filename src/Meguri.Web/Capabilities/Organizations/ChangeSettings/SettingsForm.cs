using Meguri.Platform.Tenancy;
using Meguri.Web.Kit;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>What the organization decides about itself, as typed.</summary>
internal sealed class SettingsForm
{
    public string? Name { get; set; }

    public string? EnglishName { get; set; }

    public string? TimeZone { get; set; }

    public int? FiscalYearStart { get; set; }

    public bool DepartmentsSeeEachOther { get; set; }

    public List<Term> Terms { get; set; } = [];

    public int Version { get; set; }

    [SaidOnly]
    public string? Reason { get; set; }

    /// <summary>The form of what is stored.</summary>
    public static SettingsForm Of(Organization organization) => new()
    {
        Name = organization.Name, EnglishName = organization.EnglishName, TimeZone = organization.TimeZone, FiscalYearStart = organization.FiscalYearStart,
        DepartmentsSeeEachOther = organization.DepartmentsSeeEachOther, Version = organization.Version,
        Terms = [.. Platform.Localization.Terms.Defaults.Keys.Select(key => new Term
        {
            Japanese = organization.Terms.GetValueOrDefault(key), English = organization.Terms.GetValueOrDefault(key + Platform.Localization.Terms.EnglishMark),
        })],
    };

    /// <summary>As the use case takes it.</summary>
    public ChangeSettings.Input Typed() => new(Name, EnglishName, TimeZone, FiscalYearStart, DepartmentsSeeEachOther, TypedTerms());

    /// <summary>The terms by their keys, in the order the page asks for them.</summary>
    public IReadOnlyDictionary<string, string?> TypedTerms() => Platform.Localization.Terms.Defaults.Keys.Zip(Terms)
        .SelectMany(term => new[] { (Key: term.First, Text: term.Second.Japanese), (Key: term.First + Platform.Localization.Terms.EnglishMark, Text: term.Second.English) })
        .ToDictionary(term => term.Key, term => term.Text, StringComparer.Ordinal);

    /// <summary>What one thing is called; empty for what Meguri calls it.</summary>
    public sealed class Term
    {
        public string? Japanese { get; set; }

        public string? English { get; set; }
    }
}

using System.Text.Json;
using Meguri.Domain.Exchange;
using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Controls;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>What Meguri knows of assets, threats and vulnerabilities: read once from <c>catalogs/risk-catalog.json</c>.</summary>
internal sealed class RiskCatalog
{
    private static readonly Lazy<RiskCatalog> Read = new(() => new RiskCatalog(Path.Combine(AppContext.BaseDirectory, "catalogs", "risk-catalog.json")));

    private readonly Dictionary<string, CatalogTerm> threats;
    private readonly Dictionary<string, CatalogTerm> vulnerabilities;
    private readonly Dictionary<(string Category, string Threat, string Vulnerability), PairFile> pairs;
    private readonly IReadOnlyList<(string Word, string Category)> keywords;

    private RiskCatalog(string path)
    {
        var file = JsonSerializer.Deserialize<CatalogFile>(File.ReadAllBytes(path), Json.Options)!;
        ThreatGroups = [.. file.Labels.ThreatGroups.Select(group => (group.Key, group.Value))];
        VulnerabilityGroups = [.. file.Labels.VulnerabilityGroups.Select(group => (group.Key, group.Value))];
        (Threats, Vulnerabilities) = (file.Threats, file.Vulnerabilities);
        (threats, vulnerabilities) = (file.Threats.ToDictionary(term => term.Id), file.Vulnerabilities.ToDictionary(term => term.Id));
        Categories = [.. file.Categories.Select(category => new CatalogCategory(category.Id, new InWords(category.Ja, category.En)))];
        pairs = file.Categories.SelectMany(category => category.Pairs.Select(pair => (category.Id, pair)))
            .ToDictionary(item => (item.Id, item.pair.Threat, item.pair.Vulnerability), item => item.pair);
        Pairs = [.. pairs.Select(pair => new CatalogPair(pair.Key.Category, pair.Key.Threat, pair.Key.Vulnerability, PropertyOf(pair.Value.Property), pair.Value.Controls))];
        // The longest word first: 「バックアップ媒体」 says more than 「媒体」.
        keywords = [.. file.Categories.SelectMany(category => category.Kinds.Select(kind => (TextFolding.Key(kind), category.Id))).OrderByDescending(item => item.Item1.Length)];
    }

    /// <summary>The catalogue.</summary>
    public static RiskCatalog Shipped => Read.Value;

    /// <summary>The categories of assets.</summary>
    public IReadOnlyList<CatalogCategory> Categories { get; }

    /// <summary>All threats.</summary>
    public IReadOnlyList<CatalogTerm> Threats { get; }

    /// <summary>All vulnerabilities.</summary>
    public IReadOnlyList<CatalogTerm> Vulnerabilities { get; }

    /// <summary>What groups of threats are called, in their order.</summary>
    public IReadOnlyList<(string Key, InWords Label)> ThreatGroups { get; }

    /// <summary>What groups of vulnerabilities are called, in their order.</summary>
    public IReadOnlyList<(string Key, InWords Label)> VulnerabilityGroups { get; }

    /// <summary>Threat and vulnerability together, per category, the likelier first.</summary>
    public IReadOnlyList<CatalogPair> Pairs { get; }

    /// <summary>A threat; null when the catalogue does not have it.</summary>
    public CatalogTerm? Threat(string? key) => key is null ? null : threats.GetValueOrDefault(key);

    /// <summary>A vulnerability; null when the catalogue does not have it.</summary>
    public CatalogTerm? Vulnerability(string? key) => key is null ? null : vulnerabilities.GetValueOrDefault(key);

    /// <summary>What would follow, as the catalogue says it, in the reader's language.</summary>
    public string? ConsequenceOf(CatalogPair pair) => pairs.GetValueOrDefault((pair.Category, pair.ThreatKey, pair.VulnerabilityKey))?.Consequence.Here;

    /// <summary>How likely the catalogue holds a pair, on scales of three.</summary>
    public (int Threat, int Vulnerability) LikelihoodOf(CatalogPair pair) =>
        pairs.GetValueOrDefault((pair.Category, pair.ThreatKey, pair.VulnerabilityKey))?.Likelihood is { } found ? (found.Threat, found.Vulnerability) : (2, 2);

    /// <summary>The controls that answer a threat or a vulnerability, in the order of the catalogue.</summary>
    public IReadOnlyList<string> ControlsOf(string? threat, string? vulnerability) =>
        [.. (Vulnerability(vulnerability)?.Controls ?? []).Concat(Threat(threat)?.Controls ?? []).Distinct()];

    /// <summary>The category that the words of a ledger row mean, the more telling word first; null when they say too little.</summary>
    /// <param name="texts">Medium, name and kind, in the order in which they count.</param>
    public string? CategoryOf(params string?[] texts)
    {
        foreach (var text in texts.Where(text => !string.IsNullOrWhiteSpace(text)))
        {
            var key = TextFolding.Key(text!);
            foreach (var (word, category) in keywords)
                if (Says(key, word)) return category;
        }
        return null;
    }

    private static bool Says(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            // "SD" is no part of "SSD"; Japanese words stand without blanks.
            var before = at > 0 && char.IsAsciiLetter(word[0]) && char.IsAsciiLetter(text[at - 1]);
            var after = at + word.Length < text.Length && char.IsAsciiLetter(word[^1]) && char.IsAsciiLetter(text[at + word.Length]);
            if (!before && !after) return true;
        }
        return false;
    }

    private static SecurityProperty PropertyOf(string letter) => letter switch
    {
        "C" => SecurityProperty.Confidentiality,
        "I" => SecurityProperty.Integrity,
        "A" => SecurityProperty.Availability,
        _ => throw new JsonException($"The catalogue knows no property '{letter}'."),
    };

    private sealed record CatalogFile(LabelFile Labels, List<CategoryFile> Categories, List<CatalogTerm> Threats, List<CatalogTerm> Vulnerabilities);

    private sealed record LabelFile(Dictionary<string, InWords> ThreatGroups, Dictionary<string, InWords> VulnerabilityGroups);

    private sealed record CategoryFile(string Id, string Ja, string En, List<string> Kinds, List<PairFile> Pairs);

    private sealed record PairFile(string Threat, string Vulnerability, string Property, List<string> Controls, InWords Consequence, LikelihoodFile Likelihood);

    private sealed record LikelihoodFile(int Threat, int Vulnerability);
}

/// <summary>A category of assets.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Label">What it is called.</param>
internal sealed record CatalogCategory(string Id, InWords Label);

/// <summary>A threat or a vulnerability.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Group">The group's key.</param>
/// <param name="Ja">In Japanese.</param>
/// <param name="En">In English.</param>
/// <param name="Controls">The controls that answer it.</param>
internal sealed record CatalogTerm(string Id, string Group, string Ja, string En, IReadOnlyList<string> Controls)
{
    /// <summary>In the reader's language.</summary>
    public string Here => new InWords(Ja, En).Here;
}

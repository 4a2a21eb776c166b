using System.Globalization;
using System.Text.Json;
using Meguri.Platform.Persistence;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>The 93 controls of Annex A as Meguri ships them: number, name, our own line on each, theme and attributes; read once from <c>catalogs/annex-a-2022.json</c>.</summary>
internal sealed class AnnexA
{
    private static readonly Lazy<AnnexA> Read = new(() => new AnnexA(Path.Combine(AppContext.BaseDirectory, "catalogs", "annex-a-2022.json")));

    private readonly Dictionary<string, AnnexAControl> byId;
    private readonly Dictionary<string, Dictionary<string, InWords>> labels;

    private AnnexA(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        labels = document.RootElement.GetProperty("labels").Deserialize<Dictionary<string, Dictionary<string, InWords>>>(Json.Options)!;
        Controls = [.. document.RootElement.GetProperty("controls").Deserialize<List<AnnexAControl>>(Json.Options)!.OrderBy(control => control.Order)];
        byId = Controls.ToDictionary(control => control.Id, StringComparer.Ordinal);
    }

    /// <summary>The catalogue.</summary>
    public static AnnexA Catalog => Read.Value;

    /// <summary>All controls, in the standard's order.</summary>
    public IReadOnlyList<AnnexAControl> Controls { get; }

    /// <summary>The four themes, key and label.</summary>
    public IEnumerable<(string Key, string Label)> Themes => Labels("themes");

    /// <summary>The five attributes, key and label: <c>types</c>, <c>properties</c>, <c>concepts</c>, <c>capabilities</c>, <c>domains</c>.</summary>
    public IEnumerable<(string Key, string Label)> Attributes => Labels("attributes");

    /// <summary>The values of one attribute, key and label.</summary>
    public IEnumerable<(string Key, string Label)> ValuesOf(string attribute) => Labels(attribute);

    /// <summary>What a theme is called.</summary>
    public string ThemeName(string theme) => labels["themes"][theme].Here;

    /// <summary>A control; null for one of the organization's own and for what is no control.</summary>
    public AnnexAControl? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>What a control is called; null when Annex A does not have it.</summary>
    public string? NameOf(string id) => Find(id)?.Name;

    private IEnumerable<(string, string)> Labels(string kind) => labels[kind].Select(label => (label.Key, label.Value.Here));
}

/// <summary>One control.</summary>
/// <param name="Id">Its number, as printed: <c>A.7.10</c>.</param>
/// <param name="Order">Its place, from 1.</param>
/// <param name="Theme">The theme's key.</param>
/// <param name="Ja">Its words in Japanese.</param>
/// <param name="En">Its words in English.</param>
/// <param name="Attributes">The values it has, by attribute.</param>
internal sealed record AnnexAControl(
    string Id, int Order, string Theme, ControlText Ja, ControlText En, IReadOnlyDictionary<string, IReadOnlyList<string>> Attributes)
{
    /// <summary>What it is called, in the reader's language.</summary>
    public string Name => Here.Name;

    /// <summary>Our own line on it, in the reader's language.</summary>
    public string About => Here.About;

    /// <summary>True when it has the value of the attribute.</summary>
    public bool Has(string attribute, string value) => Attributes.TryGetValue(attribute, out var values) && values.Contains(value);

    private ControlText Here => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? En : Ja;
}

/// <summary>A control in one language.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="About">What it is about, in our own words.</param>
internal sealed record ControlText(string Name, string About);

/// <summary>A label of a shipped catalogue in both languages.</summary>
/// <param name="Ja">In Japanese.</param>
/// <param name="En">In English.</param>
internal sealed record InWords(string Ja, string En)
{
    /// <summary>In the reader's language.</summary>
    public string Here => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? En : Ja;
}

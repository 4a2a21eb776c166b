using System.Globalization;
using System.Reflection;
using System.Resources;

namespace Meguri.Platform.Localization;

/// <summary>
/// The words of one capability. Japanese is the neutral language; another one is chosen by the reader's culture.
/// The organization's own terms (<c>{office}</c>, <c>{committee}</c> …) are put in as the words are read, so that no page
/// has to remember them.
/// </summary>
public sealed class WordBook(string name, Assembly assembly)
{
    // Mapped fields begin with a small letter where properties have a capital one.
    private readonly ResourceManager resources = new(name, assembly) { IgnoreCase = true };

    /// <summary>The full name of the resource, as a test that compares languages needs it.</summary>
    public string Name { get; } = name;

    /// <summary>The word, or a loud bug: a page without its words must not go out.</summary>
    public string this[string key] => Find(key) ?? throw new MissingManifestResourceException($"No word '{key}' in {Name}.");

    /// <summary>The word, or null.</summary>
    public string? Find(string key) => resources.GetString(key, CultureInfo.CurrentUICulture) is { } word ? Terms.PutInto(word) : null;

    /// <summary>The word with its placeholders filled, numbers and dates as the reader writes them.</summary>
    public string Format(string key, params object?[] values) => string.Format(CultureInfo.CurrentCulture, this[key], values);

    /// <summary>The label of a choice: the key is <c>Type_Value</c>.</summary>
    public string Of<TChoice>(TChoice choice) where TChoice : struct, Enum => this[$"{typeof(TChoice).Name}_{choice}"];

    /// <summary>Every key of one language alone, without falling back; for the test that compares languages.</summary>
    public IReadOnlyDictionary<string, string> All(CultureInfo culture)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        if (resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false) is not { } set) return words;
        foreach (System.Collections.DictionaryEntry entry in set) words[(string)entry.Key] = (string)entry.Value!;
        return words;
    }
}

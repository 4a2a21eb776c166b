using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Meguri.Architecture;

/// <summary>Every word stands in resources, in both languages.</summary>
public sealed partial class Wording
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Books =
        Repository.Files("src").Where(f => f.EndsWith("Words.resx", StringComparison.Ordinal)).ToDictionary(f => f, Read);

    // What a reader of English still meets in Japanese: a language's own name, and what ledgers hold.
    private static readonly string[] JapaneseInEnglish = ["Japanese", "RetentionHint"];

    public static TheoryData<string> Files => [.. Books.Keys];

    [Theory, MemberData(nameof(Files))]
    public void Book_HasAnEnglishTwinWithTheSameKeysAndPlaceholders(string file)
    {
        var (japanese, english) = (Books[file], Read(Path.ChangeExtension(file, ".en.resx")));
        english.Keys.Order(StringComparer.Ordinal).ShouldBe(japanese.Keys.Order(StringComparer.Ordinal));
        japanese.Where(w => Placeholders(w.Value) != Placeholders(english[w.Key])).Select(w => $"{w.Key}: {w.Value} / {english[w.Key]}").ShouldBeEmpty();
        japanese.Where(w => w.Value.Length == 0 || english[w.Key].Length == 0).Select(w => w.Key).ShouldBeEmpty("empty words");
    }

    [Theory, MemberData(nameof(Files))]
    public void Book_English_IsEnglish(string file) =>
        Read(Path.ChangeExtension(file, ".en.resx")).Where(w => JapaneseText().IsMatch(w.Value) && !JapaneseInEnglish.Contains(w.Key))
            .Select(w => $"{w.Key}: {w.Value}").ShouldBeEmpty();

    [Theory, MemberData(nameof(Files))]
    public void Book_NamesOnlyTermsThatExist(string file) =>
        Books[file].SelectMany(w => Term().Matches(w.Value).Select(m => m.Groups[1].Value).Where(t => !Platform.Localization.Terms.Defaults.ContainsKey(t)).Select(t => $"{w.Key}: {t}")).ShouldBeEmpty();

    [Fact]
    public void Words_AreAllUsed()
    {
        var text = string.Join('\n', Repository.Files("src").Where(f => Path.GetExtension(f) is ".cs" or ".cshtml").Select(Repository.Read));
        // What is looked up by a computed key: problems, choices of an enum, fields of the history.
        Books.SelectMany(b => b.Value.Keys.Select(k => (Book: Path.GetFileNameWithoutExtension(b.Key), Key: k)))
            .Where(w => !w.Key.Contains('_', StringComparison.Ordinal) && !text.Contains($"{w.Book}.{w.Key}", StringComparison.Ordinal))
            .Select(w => $"{w.Book}.{w.Key}").ShouldBeEmpty();
    }

    [Fact]
    public void Pages_HoldNoLiteralText()
    {
        var found = new List<string>();
        foreach (var file in Sources.Pages)
        {
            var page = PageComment().Replace(Repository.Read(file), m => new string('\n', m.Value.Count(c => c == '\n')));
            foreach (var pattern in new[] { JapaneseText(), BetweenTags(), InAttribute(), LineOfWords() })
                found.AddRange(pattern.Matches(page).Select(m => $"{file}:{Sources.LineAt(page, m.Index)}: {m.Value.Trim()}"));
        }
        found.ShouldBeEmpty();
    }

    internal static IReadOnlyDictionary<string, string> Read(string file) => XDocument.Parse(Repository.Read(file)).Root!.Elements("data")
        .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")?.Value ?? "");

    private static string Placeholders(string word) => string.Join(' ', Placeholder().Matches(word).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{[0-9](:[^}]*)?\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\{([a-zA-Z]\w*)\}")]
    private static partial Regex Term();

    [GeneratedRegex(@"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}]+(?<![・ー])")]
    private static partial Regex JapaneseText();

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->|(?<=\s)//[^\n]*", RegexOptions.Singleline)]
    private static partial Regex PageComment();

    [GeneratedRegex(@"(?<=[""'\w/]>)[^<>@{}()=;]*\p{L}{2,}[^<>@{}()=;]*(?=</)")]
    private static partial Regex BetweenTags();

    [GeneratedRegex(@"\b(title|placeholder|aria-label|alt|label|hint|text|ask|subtitle|back-title|unit)=""[^""@]*\p{L}[^""@]*""")]
    private static partial Regex InAttribute();

    [GeneratedRegex(@"^[ \t]*\p{Lu}\p{Ll}+( \p{L}+)+[.!?…]?[ \t]*\r?$", RegexOptions.Multiline)]
    private static partial Regex LineOfWords();
}

using System.Text.RegularExpressions;

namespace Meguri.Architecture;

/// <summary>Problem codes are a promise to whoever calls Meguri, and each is said in words.</summary>
public sealed partial class Refusals
{
    private static readonly List<(string File, string Member, string Code)> Declared = [.. Sources.Code
        .Where(f => f.EndsWith("Problems.cs", StringComparison.Ordinal))
        .SelectMany(f => Declaration().Matches(Sources.WithoutComments(f)).Select(m => (f, m.Groups["member"].Value, m.Groups["code"].Value)))];

    private static readonly List<(string File, string Code)> Used = [.. Sources.Code
        .SelectMany(f => Use().Matches(Sources.WithoutComments(f)).Select(m => (f, m.Groups["code"].Value))).Concat(Declared.Select(d => (d.File, d.Code))).Distinct()];

    private static readonly ILookup<string, string> Words = Repository.Files("src").Where(f => f.EndsWith("Words.resx", StringComparison.Ordinal))
        .SelectMany(f => Wording.Read(f).Keys.Where(k => k.StartsWith("Problem_", StringComparison.Ordinal)).Select(k => (Code: k["Problem_".Length..], File: f)))
        .ToLookup(w => w.Code, w => w.File);

    [Fact]
    public void Codes_NoTwoAlike()
    {
        Declared.Count.ShouldBeGreaterThan(20);
        Declared.GroupBy(d => d.Code).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g.Select(d => $"{d.File} {d.Member}"))}").ShouldBeEmpty();
    }

    [Fact]
    public void Codes_AreWrittenInOneWay() => Used.Select(u => u.Code).Where(c => !Form().IsMatch(c)).ShouldBeEmpty();

    [Fact]
    public void Codes_EachHaveWordsInOneBook() =>
        Used.Where(u => CanBeSaid(u.File)).Select(u => u.Code).Distinct().Where(code => Words[code].Count() != 1)
            .Select(code => $"{code}: {string.Join(", ", Words[code].DefaultIfEmpty("no words"))}").Order(StringComparer.Ordinal).ShouldBeEmpty();

    [Fact]
    public void Words_EachHaveACode()
    {
        var codes = Used.Select(u => u.Code).ToHashSet();
        Words.Select(w => w.Key).Where(code => !codes.Contains(code)).Order(StringComparer.Ordinal).ShouldBeEmpty();
    }

    // A part of the domain that no page leads to yet cannot refuse anybody.
    private static bool CanBeSaid(string file) => file.Split('/') is not ["src", "Meguri.Domain", var capability, ..] || capability is "Kernel" or "Exchange"
        || Directory.Exists(Path.Combine(Repository.Root, "src/Meguri.Web/Capabilities", capability));

    [GeneratedRegex(@"Problem(?:\??)\s+(?<member>\w+)\s*(?:\([^)]*\))?\s*(?:=>|\{\s*get;\s*\}\s*=)\s*new\(\s*""(?<code>[^""]+)""", RegexOptions.Singleline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"new Problem\(\s*""(?<code>[^""]+)""")]
    private static partial Regex Use();

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
    private static partial Regex Form();
}

using System.Text.RegularExpressions;

namespace Meguri.Architecture;

/// <summary>A capability uses of another what stands in its <c>Public/</c> folder and its permissions, no more.</summary>
public sealed partial class Boundaries
{
    private const string Root = "src/Meguri.Web/Capabilities/";
    private static readonly ILookup<string, string> Files = Repository.Files(Root.TrimEnd('/')).Where(f => Path.GetExtension(f) is ".cs" or ".cshtml").ToLookup(f => f.Split('/')[3]);

    [Fact]
    public void Capability_UsesOfAnother_OnlyWhatIsPublicThere()
    {
        var found = new List<string>();
        foreach (var owner in Files)
        {
            var inner = Inner(owner);
            foreach (var user in Files.Where(f => f.Key != owner.Key))
            {
                var own = user.SelectMany(Types).ToHashSet();
                foreach (var file in user)
                {
                    var code = Sources.WithoutComments(file);
                    if (!code.Contains("Capabilities." + owner.Key, StringComparison.Ordinal)) continue;
                    found.AddRange(Name().Matches(code).Select(m => m.Value).Distinct().Where(n => inner.Contains(n) && !own.Contains(n)).Select(n => $"{file} uses {owner.Key}.{n}"));
                }
            }
        }
        found.ShouldBeEmpty();
    }

    [Fact]
    public void Kit_KnowsNoInnerPartOfACapability()
    {
        var inner = Files.SelectMany(Inner).ToHashSet();
        Repository.Files("src/Meguri.Web/Kit").Where(f => Path.GetExtension(f) is ".cs" or ".cshtml").Where(f => Repository.Read(f).Contains("Meguri.Web.Capabilities", StringComparison.Ordinal))
            .SelectMany(f => Name().Matches(Sources.WithoutComments(f)).Select(m => m.Value).Distinct().Where(inner.Contains).Select(n => $"{f} uses {n}")).ShouldBeEmpty();
    }

    [Fact]
    public void Folders_AreNamedAsInTheDomain_OrHaveNoDomain() =>
        // Accounts belong to the platform.
        Files.Select(f => f.Key).Where(name => name is not "Accounts" && !Directory.Exists(Path.Combine(Repository.Root, "src/Meguri.Domain", name))).ShouldBeEmpty();

    private static HashSet<string> Inner(IGrouping<string, string> capability) =>
        [.. capability.Where(f => !f.Contains("/Public/", StringComparison.Ordinal)).SelectMany(Types).Where(t => !t.EndsWith("Permissions", StringComparison.Ordinal))];

    private static IEnumerable<string> Types(string file) => file.EndsWith(".cs", StringComparison.Ordinal)
        ? Declaration().Matches(Sources.WithoutComments(file)).Select(m => m.Groups[1].Value) : [];

    [GeneratedRegex(@"^(?:internal|public)\s+(?:static |sealed |abstract |partial |readonly )*(?:class|record struct|record class|record|struct|interface|enum)\s+(\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\b[A-Z]\w+\b")]
    private static partial Regex Name();
}

using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Meguri.Architecture;

/// <summary>Files a person can read, words for every public type, nothing of anybody's machine.</summary>
public sealed partial class Layout
{
    private const int LongestFile = 250;
    private static readonly string[] Written = [".cs", ".cshtml", ".ts", ".css", ".mjs", ".sh"];

    [Fact]
    public void Files_AreNoLongerThan250Lines() =>
        Repository.Files().Where(f => Written.Contains(Path.GetExtension(f)) && !f.Contains("/Migrations/", StringComparison.Ordinal))
            .Select(f => (File: f, Lines: File.ReadLines(Path.Combine(Repository.Root, f)).Count()))
            .Where(f => f.Lines > LongestFile).Select(f => $"{f.File}: {f.Lines}").ShouldBeEmpty();

    [Theory]
    [InlineData(typeof(Domain.Kernel.Result))]
    [InlineData(typeof(Platform.Access.Actor))]
    public void PublicTypes_EachHaveASummary(Type one)
    {
        var assembly = one.Assembly;
        var summaries = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .Where(m => m.Element("summary")?.Value.Trim().Length > 0 || m.Element("inheritdoc") is not null).Select(m => m.Attribute("name")!.Value).ToHashSet();
        var types = assembly.GetExportedTypes().Where(t => !typeof(Delegate).IsAssignableFrom(t)).ToList();
        types.Count.ShouldBeGreaterThan(10);
        types.Where(t => !summaries.Contains("T:" + t.FullName!.Replace('+', '.'))).Select(t => t.FullName).ShouldBeEmpty();
    }

    [Fact]
    public void Repository_NamesNoMachinePathAndNoRegistry()
    {
        var self = "tests/Meguri.Architecture.Tests/Layout.cs";
        Texts().Where(f => f != self)
            .SelectMany(f => MachineOrRegistry().Matches(Repository.Read(f)).Select(m => $"{f}: {m.Value}"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void LockFiles_StandBesideEveryProject() =>
        Repository.Files().Where(f => f.EndsWith(".csproj", StringComparison.Ordinal))
            .Where(f => !File.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(f)!, "packages.lock.json"))).ShouldBeEmpty();

    [Fact]
    public void Projects_AllStandInTheSolution()
    {
        var solution = Repository.Read("Meguri.slnx");
        Repository.Files().Where(f => f.EndsWith(".csproj", StringComparison.Ordinal) && !solution.Contains($"\"{f}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Warnings_AreNowhereSwitchedOff() =>
        Texts().Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || Path.GetExtension(f) is ".csproj" or ".props" or ".targets")
            .Where(f => f != "tests/Meguri.Architecture.Tests/Layout.cs" && !f.Contains("/Migrations/", StringComparison.Ordinal))
            .SelectMany(f => SwitchedOff().Matches(Repository.Read(f)).Select(m => $"{f}: {m.Value}")).ShouldBeEmpty();

    [Fact]
    public void Code_HoldsNothingLeftForLater() =>
        Sources.Find(LeftForLater(), _ => true).ShouldBeEmpty();

    private static IEnumerable<string> Texts() => Repository.Files().Where(f =>
        Path.GetExtension(f) is not (".xlsx" or ".docx" or ".png" or ".woff2" or ".ico" or ".svg" or ".zip" or ".db"));

    [GeneratedRegex(@"(?<![\w.])/(work|root|tmp/wt|Users|home)/\w+|\b[A-Z]:\\\\?\w+|api\.nuget\.org|registry\.(npmjs|yarnpkg)\.\w+|""resolved"":\s*""https?:")]
    private static partial Regex MachineOrRegistry();

    [GeneratedRegex(@"<NoWarn>|#pragma warning disable|SuppressMessage|#nullable disable")]
    private static partial Regex SwitchedOff();

    [GeneratedRegex(@"NotImplementedException|\bTODO\b|\bFIXME\b|\bHACK\b")]
    private static partial Regex LeftForLater();
}

using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace Meguri.Architecture;

/// <summary>The domain decides and does nothing else; time comes from one place.</summary>
public sealed partial class Purity
{
    private static readonly string[] Clocks = ["System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow"];

    [Fact]
    public void Domain_References_NothingButTheLibraryOfTheLanguage() =>
        typeof(Domain.Kernel.Result).Assembly.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) || Regex.IsMatch(name, @"^System\.(Net|Data|IO|Diagnostics\.Process|Console)"))
            .ShouldBeEmpty();

    [Fact]
    public void Domain_Project_HasNoPackagesAndNoReferences() =>
        Repository.Read("src/Meguri.Domain/Meguri.Domain.csproj").ShouldNotMatch("PackageReference|ProjectReference|FrameworkReference");

    [Fact]
    public void Domain_TouchesNeitherFilesNorClockNorMachine() =>
        Used(typeof(Domain.Kernel.Result).Assembly.Location)
            .Where(m => Clocks.Contains(m) || Regex.IsMatch(m, @"^System\.(IO\.(File|Directory|Path|FileStream)|Console|Environment\.get_(?!NewLine)|Environment\.Get|Net\.|TimeProvider|Diagnostics\.(Stopwatch|Process)|Threading\.(Thread|Timer)|Random)\b"))
            .ShouldBeEmpty();

    [Fact]
    public void Platform_DoesNotAskTheWallClock() => Used(typeof(Platform.Access.Actor).Assembly.Location).Intersect(Clocks).ShouldBeEmpty();

    [Fact]
    public void Web_DoesNotAskTheWallClock() => Used(typeof(Web.Host.MeguriHost).Assembly.Location).Intersect(Clocks).ShouldBeEmpty();

    [Fact]
    public void SystemClock_IsNamedOnlyWhereItIsRegistered() =>
        Sources.Find(SystemClock(), file => file is not "src/Meguri.Platform/Persistence/DatabaseSettings.cs").ShouldBeEmpty();

    [Fact]
    public void Platform_KnowsNoCapability() =>
        Sources.Find(CapabilityNamespace(), file => file.StartsWith("src/Meguri.Platform/", StringComparison.Ordinal)).ShouldBeEmpty();

    // Read from the compiled code: an alias or a static import hides nothing there.
    private static List<string> Used(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var code = file.GetMetadataReader();
        var members = new List<string>();
        foreach (var handle in code.MemberReferences)
        {
            var member = code.GetMemberReference(handle);
            if (member.Parent.Kind != HandleKind.TypeReference) continue;
            var type = code.GetTypeReference((TypeReferenceHandle)member.Parent);
            members.Add($"{code.GetString(type.Namespace)}.{code.GetString(type.Name)}.{code.GetString(member.Name)}");
        }
        members.ShouldNotBeEmpty();
        return members;
    }

    [GeneratedRegex(@"TimeProvider\.System\b")]
    private static partial Regex SystemClock();

    [GeneratedRegex(@"Meguri\.(Web\.\w+|Domain\.(?!Kernel\b|Exchange\b)\w+)")]
    private static partial Regex CapabilityNamespace();
}

using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;

namespace Meguri.Architecture;

/// <summary>Which tests show which requirement, read from the built test assemblies; <c>./dev coverage</c> prints it.</summary>
public sealed partial class Requirements
{
    /// <summary>Names the file that the table is written to.</summary>
    private const string Variable = "MEGURI_COVERAGE";

    [Fact]
    public void Requirements_AreNamedInOneWay_AndStandInATable()
    {
        var shown = Tests().SelectMany(t => t.Ids.Select(id => (Id: id, t.Test))).ToLookup(t => t.Id, t => t.Test);
        shown.Select(s => s.Key).Where(id => !Form().IsMatch(id)).ShouldBeEmpty();
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } file)
            File.WriteAllLines(file, shown.OrderBy(s => Order(s.Key), StringComparer.Ordinal).SelectMany(s => s.Distinct().Order(StringComparer.Ordinal).Select((test, i) => $"{(i == 0 ? s.Key : ""),-8} {test}")));
    }

    private static IEnumerable<(string Test, IEnumerable<string> Ids)> Tests() =>
        from project in Directory.EnumerateDirectories(Path.Combine(Repository.Root, "tests"), "*.Tests")
        let name = Path.GetFileName(project)
        let path = Path.Combine(project, "bin", Repository.Configuration, "net10.0", name + ".dll")
        where File.Exists(path)
        from type in new TestAssembly(path).LoadFromAssemblyPath(path).GetTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        let ids = Ids(type).Concat(Ids(method)).ToList()
        where ids.Count > 0 && method.GetCustomAttributesData().Any(a => a.AttributeType.Name is "FactAttribute" or "TheoryAttribute")
        select ($"{type.Name}.{method.Name}", (IEnumerable<string>)ids);

    private static IEnumerable<string> Ids(MemberInfo member) => member.GetCustomAttributesData().Where(a => a.AttributeType.Name == nameof(RequirementAttribute))
        .SelectMany(a => ((IReadOnlyCollection<CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!).Select(v => (string)v.Value!));

    private static string Order(string id) => Number().Replace(id, m => m.Value.PadLeft(4, '0'));

    private sealed class TestAssembly(string path) : AssemblyLoadContext
    {
        private readonly AssemblyDependencyResolver resolver = new(path);

        protected override Assembly? Load(AssemblyName assemblyName) => resolver.ResolveAssemblyToPath(assemblyName) is { } found ? LoadFromAssemblyPath(found) : null;
    }

    [GeneratedRegex(@"^(S\d-\d+|F-\d\d|[ACEFIKRSXZ]\d\d)$")]
    private static partial Regex Form();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}

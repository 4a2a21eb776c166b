using System.Reflection;

namespace Meguri.Tests;

/// <summary>The repository these tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] Made = ["bin", "obj", "node_modules", "dist", "artifacts", "TestResults", ".git", ".vs", ".idea"];

    /// <summary>Its folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The configuration the tests were built in, Debug or Release; the program beside them is of the same.</summary>
    public static string Configuration { get; } = typeof(Repository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    /// <summary>The built program, as people start it.</summary>
    public static string Program => Path.Combine(Root, "src", "Meguri.Web", "bin", Configuration, "net10.0", "Meguri.Web.dll");

    /// <summary>Every file that somebody wrote, relative to the root, with slashes.</summary>
    public static IEnumerable<string> Files(string below = "") => Walk(Path.Combine(Root, below)).Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal);

    /// <summary>A file's text.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static IEnumerable<string> Walk(string folder) => Directory.EnumerateFiles(folder).Where(f => !Made.Contains(Path.GetFileName(f)))
        .Concat(Directory.EnumerateDirectories(folder).Where(d => !Made.Contains(Path.GetFileName(d))).SelectMany(Walk));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Meguri.slnx"))) folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside their repository.");
        return folder.FullName;
    }
}

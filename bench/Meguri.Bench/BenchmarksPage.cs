using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Bench;

/// <summary>Writes figures into docs/benchmarks.md, which explains them. Only the table is written: a run of some measurements replaces their lines, a run on another machine all of them.</summary>
internal static class BenchmarksPage
{
    private const string Head = "## The figures\n", Path = "docs/benchmarks.md";
    private static readonly string[] Columns = ["measured", "figure", "database", "median (lowest–highest)", "aim", "", "day"];

    /// <summary>The page with these figures in it.</summary>
    /// <param name="page">The page as it is.</param>
    /// <param name="figures">What was found.</param>
    /// <param name="versions">The databases' versions.</param>
    /// <param name="machine">What it was found on.</param>
    /// <param name="day">When.</param>
    public static string With(string page, IReadOnlyList<Figure> figures, IReadOnlyDictionary<Database, string> versions, string machine, DateOnly day)
    {
        var begin = page.IndexOf(Head, StringComparison.Ordinal) + Head.Length;
        if (begin < Head.Length) throw new InvalidOperationException($"{Path} has no table.");
        var end = page.IndexOf("\n## ", begin, StringComparison.Ordinal) is var next && next < 0 ? page.Length : next;
        var replaced = figures.Select(f => (f.Measurement, NameOf(f.Database))).ToHashSet();
        var lines = LinesOf(page[begin..end], machine).Where(line => !replaced.Contains((line[0], line[2].Split(' ')[0]))).ToList();
        lines.AddRange(figures.Select(f => Line(f, versions[f.Database], day)));
        var (measurements, texts) = (Measurements.All.Select(m => m.Name).ToList(), lines.Select(line => line[1]).Distinct().ToList());
        var table = lines.OrderBy(line => measurements.IndexOf(line[0])).ThenBy(line => texts.IndexOf(line[1])).ThenByDescending(line => line[2], StringComparer.Ordinal);
        return page[..begin] + $"\n{machine}\n\n" + string.Concat(table.Prepend([.. Columns.Select(_ => "---")]).Prepend(Columns).Select(Text)) + page[end..];
    }

    /// <summary>Writes them.</summary>
    public static async Task WriteAsync(IReadOnlyList<Figure> figures, IReadOnlyDictionary<Database, string> versions)
    {
        var path = System.IO.Path.Combine(Repository.Root, Path);
        await File.WriteAllTextAsync(path, With(await File.ReadAllTextAsync(path), figures, versions, Machine, DateOnly.FromDateTime(DateTime.UtcNow)));
    }

    /// <summary>The version of a database.</summary>
    public static async Task<string> VersionAsync(TestDatabases databases, Database database)
    {
        await using var db = TestDatabases.Open(await databases.MakeAsync(database));
        await db.Database.OpenConnectionAsync();
        // PostgreSQL says besides who built it.
        return db.Database.GetDbConnection().ServerVersion.Split(' ')[0];
    }

    // No name, no path: what decides how fast it is, as far as anybody else needs to know.
    private static string Machine => $"On {Environment.ProcessorCount} cores ({RuntimeInformation.OSArchitecture}), .NET {Environment.Version}.";

    // What another machine found stands in no table with what this one finds.
    private static IEnumerable<string[]> LinesOf(string table, string machine) => !table.Contains(machine, StringComparison.Ordinal) ? []
        : table.Split('\n').Where(line => line.StartsWith('|')).Skip(2).Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries));

    private static string[] Line(Figure f, string version, DateOnly day) =>
    [
        f.Measurement, f.What, $"{NameOf(f.Database)} {version}", f.Values.Count > 1 ? $"{Report.Text(f.Median, f)} ({Report.Text(f.Least, f)}–{Report.Text(f.Most, f)})" : Report.Text(f.Median, f),
        Report.AimOf(f), Report.MetOf(f), day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    ];

    private static string NameOf(Database database) => database == Database.Sqlite ? "SQLite" : "PostgreSQL";

    private static string Text(IEnumerable<string> cells) => "| " + string.Join(" | ", cells) + " |\n";
}

using System.Globalization;
using System.Text.Json;

namespace Meguri.Bench;

/// <summary>Says what was found: to whoever ran it, and to a file.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Print(IReadOnlyList<Figure> figures)
    {
        string[][] lines =
        [
            ["measured", "database", "figure", "median", "lowest", "highest", "aim", ""],
            .. figures.Select(f => new[]
            {
                f.Measurement, f.Database.ToString(), f.What, Text(f.Median, f), Text(f.Least, f), Text(f.Most, f),
                AimOf(f), MetOf(f),
            }),
        ];
        var widths = Enumerable.Range(0, lines[0].Length).Select(i => lines.Max(line => line[i].Length)).ToArray();
        foreach (var line in lines) Console.WriteLine(string.Join("  ", line.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
    }

    public static async Task WriteAsync(IReadOnlyList<Figure> figures, Wanted wanted)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts")).FullName, "bench.json");
        var found = new
        {
            At = DateTimeOffset.UtcNow, Environment.ProcessorCount, Runtime = Environment.Version.ToString(), wanted.Quick, wanted.Rounds, wanted.Many,
            Figures = figures.Select(f => new { f.Measurement, Database = f.Database.ToString(), f.What, f.Median, f.Least, f.Most, f.Values, f.Unit, f.Aim, f.AtMost, f.Met }),
        };
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(found, Indented) + "\n");
    }

    /// <summary>A value as people read it.</summary>
    public static string Text(double value, Figure figure) =>
        value.ToString(Math.Abs(value) >= 100 || figure.Aim is null && figure.Values.All(double.IsInteger) ? "N0" : "0.00", CultureInfo.InvariantCulture) + (figure.Unit.Length > 0 ? " " + figure.Unit : "");

    /// <summary>What was wanted.</summary>
    public static string AimOf(Figure figure) => figure.Aim is { } aim ? (figure.AtMost ? "≤ " : "≥ ") + Text(aim, figure) : "";

    /// <summary>Whether it was.</summary>
    public static string MetOf(Figure figure) => figure.Met switch { true => "met", false => "missed", null => "" };
}

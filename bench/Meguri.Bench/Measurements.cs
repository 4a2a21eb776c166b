namespace Meguri.Bench;

/// <summary>One thing that is measured.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="RunAsync">Measures it on a database.</param>
internal sealed record Measurement(string Name, Func<TestDatabases, Database, Wanted, Task<IReadOnlyList<Figure>>> RunAsync);

/// <summary>Everything that is measured.</summary>
internal static class Measurements
{
    public static IReadOnlyList<Measurement> All { get; } =
    [
        new("list", ListMeasure.RunAsync),
        new("depth", DepthMeasure.RunAsync),
        new("pages", PagesMeasure.RunAsync),
        new("import", ImportMeasure.RunAsync),
        new("detail", DetailMeasure.RunAsync),
        new("map", MapMeasure.RunAsync),
        new("save", SaveMeasure.RunAsync),
        new("organizations", OrganizationsMeasure.RunAsync),
        new("walls", WallsMeasure.RunAsync),
        new("trail", TrailMeasure.RunAsync),
        new("archive", ArchiveMeasure.RunAsync),
        new("start", StartMeasure.RunAsync),
        new("memory", MemoryMeasure.RunAsync),
    ];
}

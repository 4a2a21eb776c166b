using Meguri.Bench;

if (args is ["--worker", var name, var job]) return await Worker.RunAsync(name, job);
if (Wanted.Read(args) is not { } wanted) return 2;

await using var databases = new TestDatabases();
var (figures, versions) = (new List<Figure>(), new Dictionary<Database, string>());
foreach (var database in wanted.Databases) versions[database] = await BenchmarksPage.VersionAsync(databases, database);
foreach (var database in wanted.Databases)
{
    foreach (var measurement in Measurements.All.Where(m => wanted.Names.Contains(m.Name)))
    {
        Console.Error.WriteLine($"{measurement.Name} on {database} …");
        figures.AddRange((await measurement.RunAsync(databases, database, wanted)).Select(figure => figure with { Measurement = measurement.Name, Database = database }));
        // What was measured is kept, should somebody end a long run early.
        await Report.WriteAsync(figures, wanted);
        // A quick run tells whether it works, and nothing that anybody should read.
        if (!wanted.Quick) await BenchmarksPage.WriteAsync(figures, versions);
    }
}
Report.Print(figures);
return 0;

namespace Meguri.Bench;

/// <summary>What to measure, as the command line says it.</summary>
/// <param name="Names">The measurements.</param>
/// <param name="Databases">On which databases.</param>
/// <param name="Quick">Fewer rounds and rows: tells whether it works, not how fast.</param>
internal sealed record Wanted(IReadOnlyList<string> Names, IReadOnlyList<Database> Databases, bool Quick)
{
    /// <summary>How often each pair is measured.</summary>
    public int Rounds => Quick ? 3 : 9;

    /// <summary>How long one side of a pair is asked for pages.</summary>
    public TimeSpan Turn => TimeSpan.FromSeconds(Quick ? 1 : 3);

    /// <summary>The rows of a long register.</summary>
    public int Many => Quick ? 10_000 : 100_000;

    /// <summary>Reads the command line; says what it takes and returns null when it asks for something else.</summary>
    public static Wanted? Read(string[] args)
    {
        var known = Measurements.All.Select(m => m.Name).ToList();
        var databases = Enum.GetValues<Database>().ToDictionary(d => "--" + d.ToString().ToLowerInvariant());
        if (args.All(a => a == "--quick" || databases.ContainsKey(a) || known.Contains(a)))
        {
            return new Wanted(
                args.Any(known.Contains) ? [.. known.Where(args.Contains)] : known,
                args.Any(databases.ContainsKey) ? [.. databases.Where(d => args.Contains(d.Key)).Select(d => d.Value)] : [.. databases.Values],
                args.Contains("--quick"));
        }
        Console.Error.WriteLine($"./dev bench [{string.Join('|', known)}] [{string.Join('|', databases.Keys)}] [--quick]");
        return null;
    }
}

namespace Meguri.Architecture;

/// <summary>docs/benchmarks.md holds what <c>./dev bench</c> found last: every measurement on each database, and no aim that was missed without a word about why.</summary>
public sealed class Benchmarks
{
    private static readonly string Page = Repository.Read("docs/benchmarks.md");

    private static IReadOnlyList<string[]> Figures => Rows("## The figures");

    [Fact]
    public void EveryMeasurement_HasFigures_OfEachDatabase()
    {
        var wanted = Rows("## What is measured").Select(row => row[0].Trim('`')).SelectMany(name => name == "walls" ? [(name, "PostgreSQL")] : new[] { (name, "SQLite"), (name, "PostgreSQL") });
        Figures.Select(row => (row[0], row[2].Split(' ')[0])).Distinct().ShouldBe(wanted, ignoreOrder: true);
    }

    [Fact]
    public void AnAimThatWasMissed_IsExplained()
    {
        var missed = Figures.Where(row => row[5] == "missed").Select(row => $"`{row[0]}`, {row[2].Split(' ')[0]}").Distinct();
        var said = Section("## What missed its aim");
        missed.Where(figure => !said.Contains(figure, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    // Without their head and the line below it.
    private static List<string[]> Rows(string head) =>
        [.. Section(head).Split('\n').Where(line => line.StartsWith('|')).Skip(2).Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())];

    private static string Section(string head)
    {
        var begin = Page.IndexOf(head + "\n", StringComparison.Ordinal);
        begin.ShouldBeGreaterThanOrEqualTo(0, head);
        var end = Page.IndexOf("\n## ", begin + head.Length, StringComparison.Ordinal);
        return end < 0 ? Page[begin..] : Page[begin..end];
    }
}

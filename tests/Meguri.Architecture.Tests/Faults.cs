using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Meguri.Platform.Persistence;

namespace Meguri.Architecture;

/// <summary>What was played last by <c>./dev faults</c>, as <c>docs/faults.json</c> holds it: nothing was lost, and every planted defect was seen.</summary>
public sealed partial class Faults
{
    private static readonly string[] Figures = ["lost", "dup", "torn", "orphans", "auditgap", "leak"];

    private static readonly IReadOnlyList<JsonElement> Played = [.. JsonDocument.Parse(Repository.Read("docs/faults.json")).RootElement.EnumerateArray()];

    [Theory]
    [InlineData("K1", "sqlite", "postgres")]
    [InlineData("K2", "sqlite")]
    [InlineData("K3", "sqlite")]
    [InlineData("K4", "sqlite")]
    [InlineData("K6", "postgres")]
    [InlineData("K11", "sqlite", "postgres")]
    [InlineData("K12", "sqlite", "postgres")]
    [InlineData("K13", "sqlite", "postgres")]
    [Requirement("K01", "K02", "K03", "K04", "K06", "K11", "K12", "K13")]
    public void AFault_OnAWholeBuild_LosesNothing(string fault, params string[] databases)
    {
        var whole = Played.Where(p => Text(p, "fault") == fault && Text(p, "planted") is null).ToList();
        whole.Select(p => Text(p, "database")).ShouldBe(databases, ignoreOrder: true);
        foreach (var played in whole)
        {
            Figures.Where(figure => Number(played, figure) != 0).ShouldBeEmpty();
            played.GetProperty("red").ValueKind.ShouldBe(JsonValueKind.False);
            if (played.TryGetProperty("chain", out var chain)) chain.GetString().ShouldBe("holds");
        }
    }

    /// <summary>Nothing is lost where nothing is done: what was played is as long as docs/faults.md says.</summary>
    [Theory]
    [InlineData("K1", "kills", 100)]
    [InlineData("K3", "flushes", 10)]
    [InlineData("K4", "fills", 3)]
    [InlineData("K4", "restoresRefused", 3)]
    [InlineData("K6", "faults", 15)]
    [InlineData("K11", "edits", 10_000)]
    [InlineData("K12", "damages", 20)]
    [InlineData("K13", "rotten", 15)]
    public void AFault_OnAWholeBuild_WasPlayedInFull(string fault, string what, int least)
    {
        foreach (var played in Played.Where(p => Text(p, "fault") == fault && Text(p, "planted") is null))
            Number(played, what).ShouldBeGreaterThanOrEqualTo(least, played.GetRawText());
    }

    /// <summary>Whoever cannot write now is told by the right status, and by no other.</summary>
    [Theory]
    [InlineData("K4", "refusedWith", 507)]
    [InlineData("K4", "uploadsRefusedWith", 507)]
    [InlineData("K6", "refusedWith", 503)]
    public void AFault_WhileItLasts_IsAnsweredByName(string fault, string what, int status) =>
        Played.Single(p => Text(p, "fault") == fault && Text(p, "planted") is null).GetProperty(what).EnumerateArray().Select(s => s.GetInt32()).ShouldBe([status]);

    [Fact]
    public void EveryFlush_OfEachOperation_WasKilledAt() =>
        Played.Single(p => Text(p, "fault") == "K2" && Text(p, "planted") is null).GetProperty("flushes").EnumerateObject().Where(f => f.Value.GetInt32() > 0)
            .Select(f => f.Name).ShouldBe(["save", "upload", "import", "backup", "restore"]);

    [Fact]
    public void EveryPlantedDefect_TurnsItsFaultsRed_ByFigures()
    {
        var defects = typeof(Planted).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(p => Capital().Replace(p.Name, "_").ToUpperInvariant()).ToList();
        defects.ShouldNotBeEmpty();
        var planted = Played.Where(p => Text(p, "planted") is not null).ToList();
        planted.Select(p => Text(p, "planted")!).Distinct().ShouldBe(defects, ignoreOrder: true);
        planted.Where(p => p.GetProperty("red").ValueKind != JsonValueKind.True || Figures.All(figure => Number(p, figure) == 0)).Select(p => p.GetRawText()).ShouldBeEmpty();
    }

    [Fact]
    public void EveryFault_KnowsADefectThatTurnsItRed() =>
        Played.Where(p => Text(p, "planted") is null).Select(p => Text(p, "fault")).Distinct()
            .Except(Played.Where(p => Text(p, "planted") is not null).Select(p => Text(p, "fault"))).ShouldBeEmpty();

    private static string? Text(JsonElement played, string name) => played.GetProperty(name).GetString();

    // What could not be played has no figures, and shows nothing.
    private static int Number(JsonElement played, string name) => played.TryGetProperty(name, out var number) ? number.GetInt32() : throw new InvalidOperationException($"No {name} in {played.GetRawText()}");

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Capital();
}

using Meguri.Domain.Risks;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>
/// What was typed into a sheet meets what somebody else saved meanwhile. Lines stay where they were typed, new ones with numbers
/// that go on from the other's; the other's new lines come below, and a line the other deleted is a new one.
/// </summary>
internal sealed class SheetMeeting
{
    private readonly HashSet<SheetLine> added = [];
    private readonly HashSet<SheetLine> gone = [];

    /// <param name="typed">The form as typed; it is one of the sheet as it is now from here on.</param>
    /// <param name="stored">The form as it would be made now.</param>
    /// <param name="sheet">The sheet as it is now.</param>
    public SheetMeeting(SheetForm typed, SheetForm stored, RiskSheet sheet)
    {
        // A risk names a new asset by the number its line showed.
        var shown = (typed.Assets ?? []).Zip(NumbersThen(typed.Assets)).ToList();
        typed.Answers?.RemoveAll(line => stored.Answers!.TrueForAll(known => known.Position != line.Position));
        Situation = stored.Situation;
        Threats = Meet(typed.Threats, stored.Threats);
        Measures = Meet(typed.Measures, stored.Measures);
        Assets = Meet(typed.Assets, stored.Assets);
        Answers = Meet(typed.Answers, stored.Answers);
        var now = (typed.Assets ?? []).Zip(SheetForm.NumbersOf(typed.Assets, sheet.Assets)).ToDictionary(item => item.First, item => item.Second);
        var moved = shown.ToDictionary(item => item.Second, item => now.TryGetValue(item.First, out var number) ? number : (int?)null);
        foreach (var line in typed.Risks ?? []) line.Asset = line.Asset is { } asset && moved.TryGetValue(asset, out var number) ? number : line.Asset;
        Risks = Meet(typed.Risks, stored.Risks);
        typed.Version = stored.Version;
    }

    public string? Situation { get; }

    /// <summary>What is stored beside each line; null beside a new one.</summary>
    public List<ThreatLine?> Threats { get; }

    public List<MeasureLine?> Measures { get; }

    public List<AssetLine?> Assets { get; }

    public List<AnswerLine?> Answers { get; }

    public List<RiskLine?> Risks { get; }

    /// <summary>True when the other wrote new lines.</summary>
    public bool HasAdded => added.Count > 0;

    /// <summary>What a line is besides one's own; null for nothing.</summary>
    public string? MarkOf(SheetLine line) => added.Contains(line) ? RiskWords.RowTheirs : gone.Contains(line) ? RiskWords.RowGone : null;

    /// <summary>The numbers the lines showed: all rows there were then are among them.</summary>
    private static IEnumerable<int> NumbersThen(List<AssetLine>? lines)
    {
        var next = (lines ?? []).Max(line => line.Position) + 1 ?? 1;
        return [.. (lines ?? []).Select(line => line.Position ?? next++)];
    }

    private List<TLine?> Meet<TLine>(List<TLine>? typed, List<TLine>? stored) where TLine : SheetLine
    {
        if (typed is null || stored is null) return [];
        typed.RemoveAll(line => line.Position is null && line.IsEmpty);
        var beside = new List<TLine?>();
        foreach (var line in typed)
        {
            var known = stored.Find(row => row.Position == line.Position);
            beside.Add(known);
            if (known is not null || line.Position is null) continue;
            line.Position = null;
            gone.Add(line);
        }
        foreach (var row in stored.Except(beside.OfType<TLine>()))
        {
            typed.Add(row);
            beside.Add(row);
            if (row is not AnswerLine) added.Add(row);
        }
        return beside;
    }
}

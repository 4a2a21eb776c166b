using Meguri.Domain.Risks;
using Meguri.Web.Kit.History;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>A sheet's history with that of its rows: one act that changed several is one entry.</summary>
internal sealed class SheetHistory(RecordHistory records)
{
    public async Task<IReadOnlyList<HistoryEntry>> OfAsync(RiskSheet sheet, CancellationToken cancellation)
    {
        var entries = new List<(HistoryEntry Entry, string? Row)>();
        entries.AddRange((await records.OfAsync<RiskSheet>(sheet.Id.Value, RiskWords.Book, cancellation)).Select(entry => (entry, (string?)null)));
        await AddAsync(entries, sheet.Assets, cancellation);
        await AddAsync(entries, sheet.Threats, cancellation);
        await AddAsync(entries, sheet.Measures, cancellation);
        await AddAsync(entries, sheet.Risks, cancellation);
        return
        [
            .. entries.GroupBy(item => (item.Entry.At, item.Entry.Who)).OrderByDescending(act => act.Key.At)
                .Select(act => act.Select(item => item.Entry).FirstOrDefault(entry => entry.Record == sheet.Id.Value, act.First().Entry with { Verb = "changed" }) with { Changes = [.. act.OrderBy(item => item.Row, StringComparer.Ordinal).SelectMany(Said)] })
                .Where(entry => entry.Changes.Count > 0 || entry.Verb != "changed" || entry.Why is not null),
        ];
    }

    private async Task AddAsync<T>(List<(HistoryEntry, string?)> entries, IReadOnlyList<T> rows, CancellationToken cancellation) where T : SheetRow
    {
        if (rows.Count == 0) return;
        var names = rows.ToDictionary(row => row.Id.Value, row => row.Name);
        entries.AddRange((await records.OfAsync<T>(names.Keys, RiskWords.Book, cancellation)).Select(entry => (entry, (string?)names[entry.Record])));
    }

    private static IEnumerable<HistoryChange> Said((HistoryEntry Entry, string? Row) item) =>
        item.Row is not { } row ? item.Entry.Changes
        : item.Entry.Verb == "added" ? [new HistoryChange(row, null, RiskWords.RowAdded)]
        : item.Entry.Changes.Select(change => change with { Label = RiskWords.RowField(row, change.Label) });
}

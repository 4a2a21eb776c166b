using System.Globalization;
using System.Text.Json;
using Meguri.Domain.Organizations;
using Meguri.Platform.Localization;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Kit.History;

/// <summary>A record's history from the trail: who, when, what it was, what it became, why.</summary>
internal sealed class RecordHistory(MeguriDb db, Departments departments, CurrentOrganization current)
{
    private const int Longest = 100;

    /// <summary>The latest acts on a record, newest first; fields are called as <c>Field_&lt;property&gt;</c> in the words.</summary>
    public Task<IReadOnlyList<HistoryEntry>> OfAsync<T>(Guid id, WordBook words, CancellationToken cancellation) => OfAsync<T>([id], words, cancellation);

    /// <summary>The latest acts on several records of a kind, such as the lines of a sheet, newest first.</summary>
    public async Task<IReadOnlyList<HistoryEntry>> OfAsync<T>(IReadOnlyCollection<Guid> ids, WordBook words, CancellationToken cancellation)
    {
        var subject = typeof(T).Name;
        var rows = await (
            from e in db.Set<ActivityEvent>()
            join a in db.Set<Activity>() on new { e.OrganizationId, e.Sequence } equals new { a.OrganizationId, a.Sequence }
            where e.Subject == subject && ids.Contains(e.SubjectId)
            orderby e.Sequence descending, e.Ordinal descending
            select new { a.At, a.ActorName, a.Reason, e.SubjectId, e.Verb, e.Changes }).AsNoTracking().Take(Longest).ToListAsync(cancellation);
        var names = await NamesAsync(rows.Select(r => r.Changes), cancellation);
        var type = db.Model.FindEntityType(typeof(T))!;
        return [.. rows.Select(row => new HistoryEntry(
            TimeZoneInfo.ConvertTime(row.At, current.Zone), row.ActorName, row.Reason, row.Verb,
            row.Verb == "added" ? [] : Changes(row.Changes, property => type.FindProperty(property)?.ClrType, words, names)) { Record = row.SubjectId })];
    }

    /// <summary>Who touched a record last, and when; null when the trail does not say.</summary>
    public async Task<(string Who, DateTimeOffset When)?> LastAsync(string subject, Guid id, CancellationToken cancellation)
    {
        var last = await (
            from e in db.Set<ActivityEvent>()
            join a in db.Set<Activity>() on new { e.OrganizationId, e.Sequence } equals new { a.OrganizationId, a.Sequence }
            where e.Subject == subject && e.SubjectId == id
            orderby e.Sequence descending
            select new { a.At, a.ActorName }).AsNoTracking().FirstOrDefaultAsync(cancellation);
        return last is null ? null : (last.ActorName, TimeZoneInfo.ConvertTime(last.At, current.Zone));
    }

    /// <summary>What became of records since an activity: each field as it was before it and as it is, nothing of what came back to what it was.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<HistoryChange>>> NetAsync<T>(IReadOnlyCollection<Guid> ids, long since, WordBook words, CancellationToken cancellation)
    {
        var subject = typeof(T).Name;
        var rows = await db.Set<ActivityEvent>().AsNoTracking().Where(e => e.Subject == subject && e.Sequence >= since && e.Verb == "changed" && ids.Contains(e.SubjectId))
            .OrderBy(e => e.Sequence).ThenBy(e => e.Ordinal).Select(e => new { e.SubjectId, e.Changes }).ToListAsync(cancellation);
        var names = await NamesAsync(rows.Select(r => r.Changes), cancellation);
        var type = db.Model.FindEntityType(typeof(T))!;
        return rows.GroupBy(r => r.SubjectId).ToDictionary(g => g.Key, g => (IReadOnlyList<HistoryChange>)[.. g
            .SelectMany(r => Changes(r.Changes, property => type.FindProperty(property)?.ClrType, words, names)).GroupBy(c => c.Label)
            .Select(c => new HistoryChange(c.Key, c.First().Before, c.Last().After)).Where(c => c.Before != c.After)]);
    }

    private List<HistoryChange> Changes(string json, Func<string, Type?> typeOf, WordBook words, IReadOnlyDictionary<Guid, string> names)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateObject()
            .Select(p => new { p.Name, Label = words.Find("Field_" + p.Name), Type = typeOf(p.Name), p.Value })
            .Where(p => p.Label is not null)
            .Select(p => new HistoryChange(p.Label!, Text(p.Value[0], p.Type, words, names), Text(p.Value[1], p.Type, words, names)))];
    }

    private string? Text(JsonElement value, Type? type, WordBook words, IReadOnlyDictionary<Guid, string> names)
    {
        var bare = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        return value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.True => HistoryWords.Yes,
            JsonValueKind.False => HistoryWords.No,
            JsonValueKind.Array => WordList.Of(value.EnumerateArray().Select(item => Text(item, null, words, names))),
            JsonValueKind.String when bare?.IsEnum == true => words.Find($"{bare.Name}_{value.GetString()}") ?? value.GetString(),
            JsonValueKind.String when bare == typeof(DateOnly) => value.GetString()!.Replace('-', '/'),
            JsonValueKind.String when bare == typeof(DateTimeOffset) => TimeZoneInfo.ConvertTime(value.GetDateTimeOffset(), current.Zone).ToString("yyyy'/'MM'/'dd HH:mm", CultureInfo.InvariantCulture),
            JsonValueKind.String when value.TryGetGuid(out var id) => names.GetValueOrDefault(id, HistoryWords.Gone),
            _ => value.ToString(),
        };
    }

    private async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<string> changes, CancellationToken cancellation)
    {
        var ids = changes.SelectMany(GuidsIn).Distinct().ToList();
        if (ids.Count == 0) return new Dictionary<Guid, string>();
        var tree = await departments.TreeAsync(cancellation);
        var people = ids.Select(PersonId.From).ToList();
        var names = await db.Set<Person>().AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id.Value, p => p.Name, cancellation);
        var sites = ids.Select(SiteId.From).ToList();
        foreach (var site in await db.Set<Site>().AsNoTracking().Where(s => sites.Contains(s.Id)).Select(s => new { s.Id, s.Name }).ToListAsync(cancellation))
            names[site.Id.Value] = site.Name;
        foreach (var id in ids)
            if (tree.Find(DepartmentId.From(id)) is not null) names[id] = tree.PathOf(DepartmentId.From(id));
        return names;
    }

    private static IEnumerable<Guid> GuidsIn(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateObject().SelectMany(p => p.Value.EnumerateArray())
            .Where(v => v.ValueKind == JsonValueKind.String && v.TryGetGuid(out _)).Select(v => v.GetGuid())];
    }
}

/// <summary>One act on a record.</summary>
/// <param name="At">When, where the organization is.</param>
/// <param name="Who">The actor.</param>
/// <param name="Why">The reason given.</param>
/// <param name="Verb">added, changed or removed.</param>
/// <param name="Changes">What changed.</param>
internal sealed record HistoryEntry(DateTimeOffset At, string Who, string? Why, string Verb, IReadOnlyList<HistoryChange> Changes)
{
    /// <summary>Which record, where a history is of several.</summary>
    public Guid Record { get; init; }
}

/// <summary>One field's change.</summary>
internal sealed record HistoryChange(string Label, string? Before, string? After);

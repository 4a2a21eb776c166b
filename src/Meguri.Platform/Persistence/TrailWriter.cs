using System.Collections;
using System.Globalization;
using System.Text;
using Meguri.Domain.Kernel;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Meguri.Platform.Persistence;

/// <summary>Numbers new rows and turns what the change tracker saw into events, inside the transaction of the save.</summary>
internal sealed class TrailWriter(MeguriDb db, Trail.Trail trail)
{
    private readonly Dictionary<OrganizationId, TrailHead> heads = [];

    /// <summary>Adds the events of everything pending. The chain is locked first: numbers and places in it are given under it.</summary>
    public async Task AddAsync(CancellationToken cancellation)
    {
        var entries = db.ChangeTracker.Entries().Where(NeedsActivity).ToList();
        foreach (var chain in entries.Select(ChainOf).Distinct().ToList())
        {
            heads[chain] = await db.LockHeadAsync(chain, cancellation);
            var own = entries.Where(e => ChainOf(e) == chain).ToList();
            await NumberAsync(chain, own, cancellation);
            foreach (var entry in own.Where(_ => !Planted.SilentChange)) Record(chain, entry);
        }
    }

    /// <summary>Adds a look, which is of no row.</summary>
    public async Task AddAsync(Look look, CancellationToken cancellation)
    {
        var head = heads[db.Organization] = await db.LockHeadAsync(db.Organization, cancellation);
        var stream = trail.StreamOf(db.Organization);
        Add(stream, look.Event(db.Organization, head.Sequence + 1, stream.NextOrdinal));
    }

    /// <summary>Adds the closing link of each chain and moves its end.</summary>
    /// <returns>The link's place in the current organization's chain; null when it has none.</returns>
    public async Task<long?> CloseAsync(CancellationToken cancellation)
    {
        long? sequence = null;
        foreach (var chain in trail.Chains)
        {
            var head = heads.GetValueOrDefault(chain) ?? await db.LockHeadAsync(chain, cancellation);
            var activity = trail.Close(chain, head);
            db.Set<Activity>().Add(activity);
            if (chain == db.Organization) sequence = activity.Sequence;
            await db.Set<TrailHead>().Where(h => h.OrganizationId == chain).ExecuteUpdateAsync(
                set => set.SetProperty(h => h.Sequence, activity.Sequence).SetProperty(h => h.Hash, activity.Hash), cancellation);
        }
        return sequence;
    }

    private async Task NumberAsync(OrganizationId chain, List<EntityEntry> entries, CancellationToken cancellation)
    {
        var waiting = entries.Where(e => e is { State: EntityState.Added, Entity: INumbered })
            .GroupBy(e => (string)e.Metadata.FindAnnotation(Mapping.SeriesMark)!.Value!);
        foreach (var group in waiting)
        {
            var series = await db.Set<NumberSeries>().SingleOrDefaultAsync(s => s.OrganizationId == chain && s.Series == group.Key, cancellation);
            if (series is null) db.Set<NumberSeries>().Add(series = new NumberSeries { OrganizationId = chain, Series = group.Key });
            else await db.Entry(series).ReloadAsync(cancellation);
            foreach (var entry in group)
            {
                var number = entry.Property(nameof(INumbered.Number));
                if ((int)number.CurrentValue! == 0) number.CurrentValue = series.Last + 1;
                series.Last = Math.Max(series.Last, (int)number.CurrentValue!);
            }
        }
    }

    private void Record(OrganizationId chain, EntityEntry entry)
    {
        var stream = trail.StreamOf(chain);
        Add(stream, new ActivityEvent
        {
            OrganizationId = chain,
            Sequence = heads[chain].Sequence + 1,
            Ordinal = stream.NextOrdinal,
            Subject = entry.Metadata.ClrType.Name,
            SubjectId = IdOf(entry),
            Verb = entry.State switch { EntityState.Added => "added", EntityState.Deleted => "removed", _ => "changed" },
            Changes = ChangesOf(entry),
        });
    }

    private void Add(EventStream stream, ActivityEvent record)
    {
        stream.Add(record);
        db.Set<ActivityEvent>().Add(record);
    }

    private static bool NeedsActivity(EntityEntry entry) => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
        && !PlatformMapping.Machinery.Contains(entry.Metadata.ClrType)
        && (entry.Entity is not Account || entry.State != EntityState.Modified || Shown(entry).Any());

    private static OrganizationId ChainOf(EntityEntry entry) =>
        entry.Entity is Entity owned ? owned.OrganizationId : OrganizationId.Installation;

    private static Guid IdOf(EntityEntry entry) =>
        (Guid)Stored(entry.Properties.FirstOrDefault(p => p.Metadata.Name == "Id") ?? entry.Property(nameof(Entity.OrganizationId)), now: true)!;

    private static IEnumerable<PropertyEntry> Shown(EntityEntry entry) => entry.Properties.Where(p =>
        !p.Metadata.IsPrimaryKey()
        && p.Metadata.Name is not nameof(Entity.Version)
        && p.Metadata.GetComputedColumnSql() is null
        && !(entry.Entity is Account && PlatformMapping.AccountMachinery.Contains(p.Metadata.Name))
        && (entry.State != EntityState.Modified || p.IsModified && !Equals(Stored(p, now: false), Stored(p, now: true))));

    private static string ChangesOf(EntityEntry entry)
    {
        var json = new StringBuilder().Append('{');
        foreach (var property in Shown(entry))
        {
            var before = entry.State == EntityState.Added ? null : Stored(property, now: false);
            var after = entry.State == EntityState.Deleted ? null : Stored(property, now: true);
            if (before is null && after is null) continue;
            var secret = entry.Entity is Account && PlatformMapping.AccountSecrets.Contains(property.Metadata.Name);
            if (json.Length > 1) json.Append(',');
            JsonText.AppendString(json, property.Metadata.Name).Append(":[");
            Write(json, secret && before is not null ? "***" : before);
            Write(json.Append(','), secret && after is not null ? "***" : after);
            json.Append(']');
        }
        return json.Append('}').ToString();
    }

    private static object? Stored(PropertyEntry property, bool now)
    {
        var value = now ? property.CurrentValue : property.OriginalValue;
        return property.Metadata.GetTypeMapping().Converter is { } converter && property.Metadata.GetElementType() is null
            ? converter.ConvertToProvider(value) : value;
    }

    private static void Write(StringBuilder json, object? value)
    {
        switch (value)
        {
            case null: json.Append("null"); break;
            case bool flag: json.Append(flag ? "true" : "false"); break;
            case int or long or decimal: json.Append(CultureInfo.InvariantCulture, $"{value}"); break;
            case DateTime at: JsonText.AppendString(json, TrailHash.Instant(new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)))); break;
            case DateOnly day: JsonText.AppendString(json, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case IEnumerable list and not string:
                var first = true;
                json.Append('[');
                foreach (var item in list)
                {
                    if (!first) json.Append(',');
                    first = false;
                    Write(json, item);
                }
                json.Append(']');
                break;
            default: JsonText.AppendString(json, Convert.ToString(value, CultureInfo.InvariantCulture)); break;
        }
    }
}

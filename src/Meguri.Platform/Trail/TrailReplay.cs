using System.Text.Json;
using Meguri.Domain.Kernel;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Meguri.Platform.Trail;

/// <summary>
/// Makes an organization's rows as they were, from the trail alone: every act up to a moment is done again in an empty database.
/// What the trail cannot make again, it has not kept; a test holds the replay of everything to the rows as they are.
/// </summary>
public sealed class TrailReplay(MeguriDb db)
{
    /// <summary>The last act before a moment; 0 when there was none.</summary>
    public async Task<long> LastBeforeAsync(OrganizationId chain, DateTimeOffset moment, CancellationToken cancellation) =>
        await db.Set<Activity>().Where(a => a.OrganizationId == chain && a.At < moment).OrderByDescending(a => a.Sequence).Select(a => a.Sequence).FirstOrDefaultAsync(cancellation);

    /// <summary>Does the acts of a chain again, up to one and with it, and copies them, so that histories can be read.</summary>
    /// <param name="target">An empty database with the present schema.</param>
    /// <param name="chain">The organization.</param>
    /// <param name="last">The last act's place in the chain.</param>
    /// <param name="cancellation">Gives up; the target is then good for nothing.</param>
    public async Task RunAsync(SqliteDb target, OrganizationId chain, long last, CancellationToken cancellation)
    {
        await using var rows = await RowWriter.OpenAsync(target, cancellation);
        var kinds = target.Model.GetEntityTypes().Where(t => typeof(Entity).IsAssignableFrom(t.ClrType)).ToDictionary(t => t.ClrType.Name, StringComparer.Ordinal);
        await foreach (var e in db.Set<ActivityEvent>().AsNoTracking().Where(e => e.OrganizationId == chain && e.Sequence <= last)
            .OrderBy(e => e.Sequence).ThenBy(e => e.Ordinal).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            await rows.InsertAsync(e, cancellation);
            // Pages and files that were looked at, and kinds of records that are no more: their acts stay in the trail.
            if (kinds.TryGetValue(e.Subject, out var kind)) await RepeatAsync(rows, kind, e, cancellation);
        }
        await foreach (var activity in db.Set<Activity>().AsNoTracking().Where(a => a.OrganizationId == chain && a.Sequence <= last).AsAsyncEnumerable().WithCancellation(cancellation))
            await rows.InsertAsync(activity, cancellation);
        // Accounts are the installation's; only what members are called goes along.
        await foreach (var account in db.Users.AsNoTracking().Where(u => db.Set<Membership>().Any(m => m.AccountId == u.Id)).AsAsyncEnumerable().WithCancellation(cancellation))
            await rows.InsertAsync(new Account { Id = account.Id, DisplayName = account.DisplayName, UserName = account.UserName, Email = account.Email }, cancellation);
        await rows.CommitAsync(cancellation);
    }

    private static async Task RepeatAsync(RowWriter rows, IEntityType kind, ActivityEvent e, CancellationToken cancellation)
    {
        var key = new Dictionary<IProperty, object?> { [kind.FindProperty(nameof(Entity.OrganizationId))!] = e.OrganizationId };
        if (kind.FindProperty("Id") is { } id) key[id] = id.GetTypeMapping().Converter is { } typed ? typed.ConvertFromProvider(e.SubjectId) : e.SubjectId;
        using var changes = JsonDocument.Parse(e.Changes);
        var values = changes.RootElement.EnumerateObject().Select(c => (Property: kind.FindProperty(c.Name), After: c.Value[1]))
            // A property that is no more.
            .Where(c => c.Property is not null).ToDictionary(c => c.Property!, c => TrailValue.Read(c.Property!, c.After));
        switch (e.Verb)
        {
            case "added":
                // What was empty is not in the trail; what came into being later has the value of a new row.
                foreach (var property in kind.GetProperties().Where(p => !p.IsNullable && p.GetComputedColumnSql() is null && !key.ContainsKey(p) && !values.ContainsKey(p)))
                    values[property] = property.Sentinel ?? (property.ClrType.IsValueType ? Activator.CreateInstance(property.ClrType) : "");
                await rows.InsertAsync(kind, key.Concat(values), cancellation);
                break;
            case "removed":
                await rows.RemoveAsync(kind, key, cancellation);
                break;
            default:
                await rows.ChangeAsync(kind, key, values, cancellation);
                break;
        }
    }
}

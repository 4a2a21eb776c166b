using System.Text.Json;
using Meguri.Domain.Kernel;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Kit.Imports;

/// <summary>Takes an import back: what it entered goes, what it changed becomes what it was. Refused once anything of it was touched since.</summary>
internal sealed class UndoImport(MeguriDb db, Access access)
{
    private const int Batch = 200;

    /// <param name="importer">The kind of import.</param>
    /// <param name="sequence">The activity's place in the chain.</param>
    /// <param name="cancellation">Ends the work, undone.</param>
    public async Task<Result?> Handle(Importer importer, long sequence, CancellationToken cancellation)
    {
        access.Demand(importer.Permission);
        var act = $"{importer.Key}.import";
        if (!await db.Set<Activity>().AnyAsync(a => a.Sequence == sequence && a.Act == act, cancellation)) return null;
        var events = db.Set<ActivityEvent>();
        var touched = await events.Where(e => e.Sequence == sequence)
            .Where(e => events.Any(later => later.Sequence > sequence && later.Subject == e.Subject && later.SubjectId == e.SubjectId)).Select(_ => 1).Take(1).CountAsync(cancellation);
        if (touched > 0) return new Problem("import_touched");
        await using var save = await db.BeginBulkAsync($"{importer.Key}.import-undo", $"#{sequence}", cancellation);
        try
        {
            for (var before = int.MaxValue; ;)
            {
                var batch = await events.AsNoTracking().Where(e => e.Sequence == sequence && e.Ordinal < before)
                    .OrderByDescending(e => e.Ordinal).Take(Batch).ToListAsync(cancellation);
                if (batch.Count == 0) break;
                foreach (var e in batch) await TakeBackAsync(e, cancellation);
                await db.SaveChangesAsync(cancellation);
                db.ChangeTracker.Clear();
                before = batch[^1].Ordinal;
            }
            await save.CommitAsync(cancellation);
        }
        catch (DbUpdateException inUse) when (DatabaseErrors.IsConflict(inUse))
        {
            return new Problem("import_in_use");
        }
        return Result.Done;
    }

    private async Task TakeBackAsync(ActivityEvent e, CancellationToken cancellation)
    {
        var type = db.Model.GetEntityTypes().Single(t => t.ClrType.Name == e.Subject);
        var key = TypedKey(type.FindPrimaryKey()!.Properties[1].ClrType, e.SubjectId);
        var entity = await db.FindAsync(type.ClrType, [db.Organization, key], cancellation);
        if (entity is null) return;
        if (e.Verb == "added")
        {
            db.Remove(entity);
            return;
        }
        using var changes = JsonDocument.Parse(e.Changes);
        foreach (var change in changes.RootElement.EnumerateObject())
        {
            var property = db.Entry(entity).Property(change.Name);
            property.CurrentValue = TrailValue.Read(property.Metadata, change.Value[0]);
        }
    }

    private static object TypedKey(Type type, Guid id) => type == typeof(Guid) ? id : Activator.CreateInstance(type, id)!;
}

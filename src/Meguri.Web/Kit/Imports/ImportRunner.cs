using Meguri.Domain.Exchange;
using Meguri.Domain.Kernel;
using Meguri.Platform.Access;
using Meguri.Platform.Exchange;
using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Meguri.Web.Kit.Imports;

/// <summary>
/// Runs an import in batches, so that memory does not grow with the rows. The look-ahead and the real run are the same walk:
/// one saves in a single transaction and activity, the other forgets.
/// </summary>
internal sealed class ImportRunner(MeguriDb db, Access access)
{
    /// <summary>Reads the file and, unless it is a dry run or has refused rows, writes it.</summary>
    /// <param name="importer">A fresh importer.</param>
    /// <param name="file">A file that was opened and checked.</param>
    /// <param name="options">How to run.</param>
    /// <param name="progress">Rows done, for a progress bar.</param>
    /// <param name="cancellation">Undoes everything.</param>
    public async Task<Result<ImportReport>> RunAsync(Importer importer, SheetFile file, ImportOptions options, IProgress<int>? progress, CancellationToken cancellation)
    {
        access.Demand(importer.Permission);
        var found = HeaderFinder.Find(file.Top(), importer.Columns, file.Merged, options.Mapping);
        if (!found.Ok) return Result<ImportReport>.Refused(found);
        if (found.Value.Missing.Count > 0) return new Problem("columns_missing", null, string.Join('、', found.Value.Missing.Select(importer.LabelOf)));
        var report = new ImportReport { Header = found.Value };
        await importer.PrepareAsync(cancellation);
        if (options.DryRun)
        {
            await WalkAsync(importer, file, report, _ => false, progress, cancellation);
            await importer.FinishAsync(report, cancellation);
            db.ChangeTracker.Clear();
            return report;
        }
        await using var save = await db.BeginBulkAsync($"{importer.Key}.import", null, cancellation);
        bool MayWrite(ImportReport r) => options.OnlyValid || r.Rejected == 0;
        await WalkAsync(importer, file, report, MayWrite, progress, cancellation);
        if (!MayWrite(report)) return report;
        await importer.FinishAsync(report, cancellation);
        await save.CommitAsync(cancellation);
        report.Written = true;
        report.Activity = save.Sequence;
        return report;
    }

    private async Task WalkAsync(
        Importer importer, SheetFile file, ImportReport report, Func<ImportReport, bool> saves, IProgress<int>? progress, CancellationToken cancellation)
    {
        foreach (var batch in DataRows(file, report, cancellation).Chunk(Importer.BatchSize))
        {
            var drafts = new List<ImportDraft>(batch.Length);
            foreach (var sheet in batch)
            {
                var row = new ImportRow(sheet, report.Header);
                var draft = importer.Read(row);
                report.Rows++;
                report.Warnings.AddRange(row.Warnings);
                if (draft is not null && row.Errors.Count == 0) drafts.Add(draft);
                else (report.Rejected, _) = (report.Rejected + 1, Add(report.Errors, row.Errors));
            }
            await importer.ApplyAsync(drafts, cancellation);
            db.ChangeTracker.DetectChanges();
            foreach (var draft in drafts)
            {
                if (draft.Row.Errors.Count == 0) Count(report, draft, importer);
                else (report.Rejected, _) = (report.Rejected + 1, Add(report.Errors, draft.Row.Errors));
            }
            if (saves(report)) await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
            progress?.Report(batch[^1].Number);
        }
    }

    private static int Add(List<ImportError> all, IReadOnlyList<ImportError> some)
    {
        all.AddRange(some);
        return all.Count;
    }

    private static IEnumerable<SheetRow> DataRows(SheetFile file, ImportReport report, CancellationToken cancellation)
    {
        // A running number or a formula filled down in advance makes no row by itself.
        var uncounted = report.Header.Columns.Where(c => c.Key is null).Select(c => c.Index).ToHashSet();
        foreach (var row in file.Rows(cancellation))
        {
            if (row.Number < report.Header.FirstDataRow) continue;
            if (RowFilter.Kind(row.Texts, uncounted) == RowKind.Data) yield return row;
            else report.Skipped++;
        }
    }

    private void Count(ImportReport report, ImportDraft draft, Importer importer)
    {
        var entry = db.Entry(draft.Entity!);
        switch (entry.State)
        {
            case EntityState.Added: report.Added++; break;
            case EntityState.Modified when Fields(entry).Any(): report.Changed++; break;
            default: report.Unchanged++; return;
        }
        if (report.Changes.Count >= ImportReport.ListedChanges) return;
        report.Changes.Add(new ImportChange(draft.Row.Number, draft.Title, entry.State == EntityState.Added,
            entry.State == EntityState.Added ? [] : [.. Fields(entry).Select(f => (importer.LabelOf(f.Property), f.Before, f.After))]));
    }

    private static IEnumerable<(string Property, string? Before, string? After)> Fields(EntityEntry entry) => entry.Properties
        .Where(p => p.IsModified && !Equals(p.OriginalValue, p.CurrentValue))
        .Select(p => (p.Metadata.Name, p.OriginalValue?.ToString(), p.CurrentValue?.ToString()));
}

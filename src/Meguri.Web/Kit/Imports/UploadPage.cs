using System.Globalization;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Meguri.Web.Host;
using Meguri.Web.Kit.Registers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Kit.Imports;

/// <summary>Takes a file for import, and shows the imports before it, each with the way back.</summary>
internal abstract class UploadPage(ImportParts parts, Importer importer) : MeguriPage
{
    /// <summary>Files up to 64 MB; a ledger of 100,000 rows has about 8.</summary>
    public const long LargestFile = 64L << 20;

    private const int Shown = 5;

    [BindProperty]
    public IFormFile? Ledger { get; set; }

    public IReadOnlyList<Past> Imports { get; private set; } = [];

    public IEnumerable<string> ColumnNames => importer.Columns.Select(c => c.Aliases[0]);

    /// <summary>The register's list.</summary>
    public string ListPath => "/" + importer.Key;

    public async Task OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Ledger is null || Ledger.Length == 0)
        {
            await LoadAsync(cancellation);
            ModelState.AddModelError(nameof(Ledger), ImportWords.ChooseFile);
            return Again();
        }
        var token = await parts.Uploads.SaveAsync(importer.Key, Ledger, await parts.Mappings.FindAsync(importer.Key, cancellation), cancellation);
        return Redirect(To($"{ListPath}/import/{token}"));
    }

    public async Task<IActionResult> OnPostUndoAsync(long sequence, CancellationToken cancellation)
    {
        if (await parts.Undo.Handle(importer, sequence, cancellation) is not { } result) return NotFound();
        if (result.Ok) return Done(ImportWords.Undone, ListPath);
        await LoadAsync(cancellation);
        return Refuse(result);
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var (act, undo) = ($"{importer.Key}.import", $"{importer.Key}.import-undo");
        var rows = await parts.Db.Set<Activity>().AsNoTracking().Where(a => a.Act == act).OrderByDescending(a => a.Sequence).Take(Shown).ToListAsync(cancellation);
        var undone = await parts.Db.Set<Activity>().Where(a => a.Act == undo).Select(a => a.Reason).ToListAsync(cancellation);
        Imports = [.. rows.Select(a => new Past(
            a.Sequence, TimeZoneInfo.ConvertTime(a.At, Current.Zone).ToString("yyyy/MM/dd HH:mm", CultureInfo.InvariantCulture), a.ActorName,
            RegisterList.CountText(a.EventCount), undone.Contains($"#{a.Sequence}")))];
    }

    public sealed record Past(long Sequence, string At, string Who, string Count, bool Undone);
}

/// <summary>What the import pages need.</summary>
internal sealed record ImportParts(MeguriDb Db, ImportUploads Uploads, ImportJobs Jobs, RememberedMappings Mappings, UndoImport Undo);

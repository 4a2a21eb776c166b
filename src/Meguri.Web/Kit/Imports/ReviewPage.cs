using Meguri.Domain.Exchange;
using Meguri.Platform.Access;
using Meguri.Platform.Exchange;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Meguri.Web.Kit.Imports;

/// <summary>What a file would do, before it does it: figures, every wrong cell, every change, the columns; then the import itself.</summary>
internal abstract class ReviewPage(ImportParts parts, Importer importer, Actor actor) : MeguriPage
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public ImportUpload Upload { get; private set; } = null!;

    public ImportJob Job { get; private set; } = null!;

    /// <summary>Null while the job runs or when the file was refused whole.</summary>
    public ImportReport? Report { get; private set; }

    public bool Running => !Job.Work.IsCompleted;

    public string ListPath => "/" + importer.Key;

    public IReadOnlyList<SelectListItem> ColumnChoices =>
        [new(ImportWords.IgnoreColumn, HeaderFinder.Ignore), .. importer.Columns.Select(c => new SelectListItem(importer.LabelOf(c.Key), c.Key))];

    /// <summary>Departments the file names and nobody knows.</summary>
    public IReadOnlyList<string> UnknownDepartments => Report is null ? []
        : [.. Report.Errors.Where(e => e.Code == "unknown_department").Select(e => DepartmentIn(e.Value)).Distinct(StringComparer.Ordinal)];

    /// <summary>Where unknown departments can be sent to; none where the register makes departments itself.</summary>
    public virtual Task<IReadOnlyList<SelectListItem>> DepartmentChoicesAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<SelectListItem>>([]);

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellation)
    {
        if (!await LookAsync(token, cancellation)) return NotFound();
        if (Running) return Page();
        if (Report?.Written == true)
        {
            TempData.Flash(Tone.Green, ImportWords.Imported(Report.Added, Report.Changed, Report.Unchanged), To($"{ListPath}/import"), ImportWords.WayBack);
            await RememberAsync(cancellation);
            parts.Jobs.Drop(token);
            parts.Uploads.Remove(token);
            return Redirect(To(ListPath));
        }
        if (Report is null) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>The rejected rows as they stand in the file, with the reasons in front.</summary>
    public async Task<IActionResult> OnGetRejectedAsync(string token, CancellationToken cancellation)
    {
        if (!await LookAsync(token, cancellation) || Report is null) return NotFound();
        var reasons = Report.Errors.GroupBy(e => e.Row).ToDictionary(g => g.Key, g => string.Join(" / ", g.Select(e => e.Message)));
        var columns = Report.Header.Columns;
        async IAsyncEnumerable<IReadOnlyList<object?>> Rows()
        {
            await using var file = new FileStream(parts.Uploads.FileOf(token), FileMode.Open, FileAccess.Read, FileShare.Read);
            var sheet = SheetReader.Open(file, null, cancellation);
            foreach (var row in sheet.Value!.Rows(cancellation))
                if (reasons.TryGetValue(row.Number, out var reason))
                    yield return [row.Number, reason, .. columns.Select(c => (object?)row[c.Index].Date ?? row[c.Index].Text)];
        }
        var spec = new SheetSpec(ImportWords.Rejected,
            [new(ImportWords.RowNumber, ColumnKind.Number, 8), new(ImportWords.Reason, Width: 60, Wrap: true), .. columns.Select(c => new ColumnSpec(c.Text, Width: 20))], Rows());
        var stream = new MemoryStream();
        await XlsxWriter.WriteAsync(stream, [spec], cancellation);
        return HandOut(stream, XlsxWriter.MediaType, $"{importer.Key}-rejected.xlsx", reasons.Count);
    }

    public async Task<IActionResult> OnPostMapAsync(string token, Dictionary<string, string> columns, Dictionary<string, string> departments, CancellationToken cancellation)
    {
        if (!await LookAsync(token, cancellation)) return NotFound();
        var mapping = new Dictionary<string, string>(Upload.Mapping ?? new Dictionary<string, string>());
        foreach (var (header, key) in columns)
            if (key == HeaderFinder.Ignore || importer.Columns.Any(c => c.Key == key)) mapping[header] = key;
        var known = new Dictionary<string, Guid>(Upload.Departments ?? new Dictionary<string, Guid>());
        foreach (var (name, choice) in departments)
        {
            if (Guid.TryParse(choice, out var id)) known[name] = id;
            else if (choice == "new") await MakeDepartmentAsync(name, cancellation);
        }
        parts.Uploads.Write(token, Upload with { Mapping = mapping, Departments = known });
        parts.Jobs.Drop(token);
        return Redirect(To($"{ListPath}/import/{token}"));
    }

    public async Task<IActionResult> OnPostWriteAsync(string token, bool onlyValid, CancellationToken cancellation)
    {
        if (!await LookAsync(token, cancellation)) return NotFound();
        if (!Running && Report?.Written != true) Start(token, new ImportOptions(DryRun: false, onlyValid, Upload.Mapping));
        return Redirect(To($"{ListPath}/import/{token}"));
    }

    public async Task<IActionResult> OnPostDiscardAsync(string token, CancellationToken cancellation)
    {
        if (!await LookAsync(token, cancellation)) return NotFound();
        parts.Jobs.Drop(token);
        parts.Uploads.Remove(token);
        return Done(ImportWords.Discarded, ListPath);
    }

    /// <summary>Makes a department that the file names; only registers that may.</summary>
    protected virtual Task MakeDepartmentAsync(string name, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>The department in a cell that may hold a person too.</summary>
    protected virtual string DepartmentIn(string cell) => cell;

    /// <summary>A fresh importer for the job's scope.</summary>
    protected abstract Importer Make(IServiceProvider services, ImportUpload upload);

    private async Task<bool> LookAsync(string token, CancellationToken cancellation)
    {
        if (parts.Uploads.Find(importer.Key, token) is not { } upload) return false;
        Upload = upload;
        Job = parts.Jobs.Find(token) ?? Start(token, new ImportOptions(DryRun: true, OnlyValid: false, upload.Mapping));
        await Task.WhenAny(Job.Work, Task.Delay(Patience, cancellation));
        if (Running) return true;
        if (Job.Work.IsCanceled) { parts.Jobs.Drop(token); return false; }
        var result = await Job.Work;
        Report = result.Value;
        foreach (var problem in result.Problems) ModelState.AddModelError("", Shell.Problems.Say(problem));
        return true;
    }

    private ImportJob Start(string token, ImportOptions options)
    {
        var upload = Upload;
        return Job = parts.Jobs.Start(token, parts.Uploads.FileOf(token), services => Make(services, upload), options, actor, Current.Value);
    }

    private async Task RememberAsync(CancellationToken cancellation)
    {
        if (Upload.Mapping is { Count: > 0 } mapping) await parts.Mappings.KeepAsync(importer.Key, mapping, cancellation);
    }
}

using Meguri.Domain.Assets;
using Meguri.Domain.Controls;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Assets;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Capabilities.Risks;
using Meguri.Web.Host;
using Meguri.Web.Kit.History;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>One measure: what is done, how far it is, what it implements, treats and keeps.</summary>
[Permit(ControlPermissions.View)]
internal sealed class ShowMeasureModel(MeguriDb db, ControlNames names, AssetLedger ledger, Departments departments, RecordHistory history, RiskReadings readings) : MeguriPage
{
    public Measure Measure { get; private set; } = null!;

    public string? Responsible { get; private set; }

    public string? Department { get; private set; }

    public IReadOnlyList<(string Control, string Name)> Controls { get; private set; } = [];

    public IReadOnlyList<RiskReference> Risks { get; private set; } = [];

    /// <summary>The assets the reader may see, with what is kept of them.</summary>
    public IReadOnlyList<(Guid Id, string Text, string Keeps)> Assets { get; private set; } = [];

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        var key = MeasureId.From(id);
        if (await db.Set<Measure>().AsNoTracking().Include(measure => measure.Links).SingleOrDefaultAsync(measure => measure.Id == key, cancellation) is not { } found) return NotFound();
        Measure = found;
        Responsible = found.ResponsibleId is { } person ? await db.Set<Person>().AsNoTracking().Where(p => p.Id == person).Select(p => p.Name).SingleOrDefaultAsync(cancellation) : null;
        Department = found.DepartmentId is { } department ? (await departments.TreeAsync(cancellation)).PathOf(department) : null;
        var controls = new List<(string, string)>();
        foreach (var control in found.Controls) controls.Add((control, (await names.OfAsync(control, cancellation)).Name));
        Controls = controls;
        var risks = found.Links.Select(link => link.RiskId).OfType<RiskId>().ToList();
        var numbers = await db.Set<Risk>().AsNoTracking().Where(risk => risks.Contains(risk.Id)).Select(risk => risk.Number).ToListAsync(cancellation);
        Risks = [.. (await readings.LatestAsync(numbers, cancellation)).OrderBy(risk => risk.Key).Select(risk => new RiskReference(risk.Value, NumberText.Of(Risk.Series, risk.Key)))];
        var kept = found.Links.Where(link => link.AssetId is not null).ToDictionary(link => link.AssetId!.Value, link => link.Keeps);
        Assets = [.. (await (await ledger.VisibleAsync(cancellation)).AsNoTracking().Where(asset => kept.Keys.Contains(asset.Id)).OrderBy(asset => asset.Number)
            .Select(asset => new { asset.Id, asset.Number, asset.Name }).ToListAsync(cancellation))
            .Select(asset => (asset.Id.Value, $"{NumberText.Of(Asset.Series, asset.Number)} {asset.Name}", MeasuresOfAsset.Said(kept[asset.Id])))];
        History = await history.OfAsync<Measure>(id, ControlWords.Book, cancellation);
        return Page();
    }
}

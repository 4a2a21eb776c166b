using Meguri.Domain.Controls;
using Meguri.Platform.Persistence;
using Meguri.Web.Host;
using Meguri.Web.Kit.History;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>One control: what it is about, what was decided, the risks behind it, the measures that implement it, its history.</summary>
[Permit(ControlPermissions.View)]
internal sealed class ShowControlModel(MeguriDb db, LiveStatement live, ControlNames names, RecordHistory history) : MeguriPage
{
    public SoaRow Row { get; private set; } = null!;

    public string? About { get; private set; }

    /// <summary>The five attributes with the values it has; empty for the organization's own controls.</summary>
    public IReadOnlyList<(string Label, string Values)> Attributes { get; private set; } = [];

    public IReadOnlyList<RiskReference> Risks { get; private set; } = [];

    public IReadOnlyList<Measure> Measures { get; private set; } = [];

    public Guid? OwnId { get; private set; }

    public Guid? PlanId { get; private set; }

    public IReadOnlyList<Meguri.Domain.Kernel.Problem> Missing { get; private set; } = [];

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation)
    {
        if (!ControlNumber.TryParse(number, out var parsed)) return NotFound();
        var soa = await live.ReadAsync(cancellation);
        var source = soa.Sources.FirstOrDefault(s => s.State.Control == parsed.ToString());
        if (source is null) return NotFound();
        Row = SoaRow.Of(source);
        Missing = [.. Row.Problems(Current.Today)];
        Risks = soa.RisksOf(Row.Control);
        PlanId = source.State.PlanId?.Value;
        About = (await names.OfAsync(Row.Control, cancellation)).About;
        Attributes = AnnexA.Catalog.Find(Row.Control) is { } control
            ? [.. AnnexA.Catalog.Attributes.Select(a => (a.Label, string.Join(ControlWords.Comma, AnnexA.Catalog.ValuesOf(a.Key).Where(v => control.Has(a.Key, v.Key)).Select(v => v.Label))))] : [];
        Measures = await db.Set<Measure>().AsNoTracking().Where(m => m.Controls.Contains(Row.Control)).OrderBy(m => m.Name).ToListAsync(cancellation);
        OwnId = await db.Set<OwnControl>().Where(c => c.Control == Row.Control).Select(c => (Guid?)c.Id.Value).SingleOrDefaultAsync(cancellation);
        History = [.. (await history.OfAsync<ControlState>(source.State.Id.Value, ControlWords.Book, cancellation)).Select(Readable)];
        return Page();
    }

    /// <summary>Reasons are stored as one value; people read them as the table shows them.</summary>
    private static HistoryEntry Readable(HistoryEntry entry) => entry with
    {
        Changes = [.. entry.Changes.Select(change => change.Label == ControlWords.Field_Reasons ? change with { Before = Reasons(change.Before), After = Reasons(change.After) } : change)],
    };

    private static string? Reasons(string? json) => json is null ? null : SoaText.ReasonsOf(Json.Read<List<InclusionReason>>(json)) is { Length: > 0 } text ? text : null;
}

using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Controls;
using Meguri.Web.Host;
using Meguri.Web.Kit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>The treatment of one risk.</summary>
[Permit(RiskPermissions.Assess)]
internal sealed class TreatRiskModel(MeguriDb db, RiskLedger ledger, RiskReadings readings, Assessments assessments, RiskTargets targets, TreatRisk treat) : MeguriPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public Risk Risk { get; private set; } = null!;

    public MethodRules Rules { get; private set; } = null!;

    public string Target { get; private set; } = "";

    /// <summary>The controls that answer the risk's threat or vulnerability, first of all.</summary>
    public IReadOnlyList<AnnexAControl> Suggested { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation)) return NotFound();
        if (await assessments.LatestAsync(cancellation) is not { Runs: true } running || running.Assessment.Id != Risk.AssessmentId)
            return Done(RiskWords.ReadingStays, $"/risks/{(await readings.LatestAsync(Risk.Id, cancellation)).Value}", Tone.Yellow);
        var last = Risk.Option is null && Risk.PreviousId is { } previous ? await db.Set<Risk>().AsNoTracking().SingleAsync(r => r.Id == previous, cancellation) : null;
        Input = new Form
        {
            Option = Risk.Option ?? last?.Option ?? (Risk.BeforeBand == AcceptanceBand.Acceptable ? TreatmentOption.None : TreatmentOption.Reduce),
            Controls = [.. Risk.Controls.Where(number => AnnexA.Catalog.Find(number) is not null)],
            OwnControls = string.Join(" ", Risk.Controls.Where(number => AnnexA.Catalog.Find(number) is null)), Version = Risk.Version,
        };
        Input.Take(Risk.After ?? last?.After ?? Risk.Before!);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation)) return NotFound();
        if (!ModelState.IsValid) return Again();
        Result<Risk>? result;
        try
        {
            var own = (Input.OwnControls ?? "").Split([' ', '　', ',', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            result = await treat.TreatAsync(RiskId.From(id), new(Input.Option, Input.Inputs(), [.. Input.Controls, .. own], Input.Version, Input.Reason), cancellation);
        }
        catch (DbUpdateConcurrencyException stale)
        {
            return await StaleAsync(stale, () => OnGetAsync(id, cancellation));
        }
        if (result is null) return NotFound();
        return result.Ok ? Done(RiskWords.RiskTreated(RiskText.NumberOf(result.Value)), $"/risks/{id}") : Refuse(result);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var key = RiskId.From(id);
        if (await (await ledger.EditableAsync(cancellation)).AsNoTracking().SingleOrDefaultAsync(r => r.Id == key, cancellation) is not { MethodId: not null, Before: not null } risk) return false;
        Risk = risk;
        return true;
    }

    public override async Task OfferAsync(CancellationToken cancellation)
    {
        Rules = await db.Set<RiskMethod>().AsNoTracking().Where(m => m.Id == Risk.MethodId).Select(m => m.Rules).SingleAsync(cancellation);
        await targets.ReadAsync([Risk], cancellation);
        Target = targets.TextOf(Risk);
        Suggested = [.. RiskCatalog.Shipped.ControlsOf(Risk.ThreatKey, Risk.VulnerabilityKey).Concat(Risk.Controls).Distinct().Select(AnnexA.Catalog.Find).OfType<AnnexAControl>().OrderBy(c => c.Order)];
    }

    /// <summary>The form, as typed.</summary>
    internal sealed class Form : InputsForm
    {
        public TreatmentOption Option { get; set; }

        public List<string> Controls { get; set; } = [];

        /// <summary>Numbers of the organization's own controls, with blanks between.</summary>
        public string? OwnControls { get; set; }

        public int Version { get; set; }

        [SaidOnly]
        public string? Reason { get; set; }
    }
}

using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Meguri.Domain.Treatment;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Capabilities.Risks;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Treatment;

/// <summary>Writes a plan, or changes one when the address names it.</summary>
[Permit(TreatmentPermissions.Edit)]
internal sealed class EditPlanModel(PlanLedger ledger, RiskReadings readings, PlanChoices choices, RiskTargets targets, PeopleChoices people, SavePlan save) : MeguriPage
{
    // Risks that are offered whether or not they still are to be treated.
    private IReadOnlyList<RiskId> kept = [];

    [BindProperty]
    public PlanForm Input { get; set; } = new();

    /// <summary>The plan that is changed; null for a new one.</summary>
    public TreatmentPlan? Known { get; private set; }

    public IReadOnlyList<SelectListItem> RiskChoices { get; private set; } = [];

    public IReadOnlyList<SelectListItem> ControlChoices { get; private set; } = [];

    public IReadOnlyList<SelectListItem> PersonChoices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? id, Guid? risk, CancellationToken cancellation)
    {
        // A new plan is for the risk as it is now, whichever year's page led here.
        if (risk is { } named) risk = (await readings.LatestAsync(RiskId.From(named), cancellation)).Value;
        if (!await LoadAsync(id, risk, cancellation)) return NotFound();
        if (Known is not null) Input = PlanForm.Of(Known);
        else if (risk is { } from && !await BeginAsync(RiskId.From(from), cancellation)) return NotFound();
        Input.Offer();
        return Page();
    }

    /// <summary>More lines for steps; what was typed stays.</summary>
    public async Task<IActionResult> OnPostLinesAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, null, cancellation)) return NotFound();
        Input.Offer();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, null, cancellation)) return NotFound();
        if (!ModelState.IsValid) return Again();
        Result<TreatmentPlan>? result;
        try
        {
            result = Known is null
                ? await save.AddAsync(Input.Content(), cancellation)
                : await save.ChangeAsync(Known.Id, Input.Content(), Input.Version, Input.Reason, cancellation);
        }
        catch (DbUpdateConcurrencyException stale)
        {
            return await StaleAsync(stale, () => OnGetAsync(id, null, cancellation));
        }
        if (result is null) return NotFound();
        return result.Ok
            ? Done(TreatmentWords.Saved(PlanText.NumberOf(result.Value)), $"/treatment/{result.Value.Id.Value}")
            : Refuse(Result.From(result.Problems.Select(problem => problem with { Field = Input.FieldOf(problem.Field) })));
    }

    public override async Task OfferAsync(CancellationToken cancellation)
    {
        RiskChoices = await choices.RisksAsync(await ledger.RisksToTreatAsync(cancellation), kept, cancellation);
        ControlChoices = await choices.ControlsAsync(cancellation);
        PersonChoices = await people.WorkingAsync([Input.ResponsibleId, .. Input.Steps.Select(step => step.PersonId)], cancellation);
    }

    private async Task<bool> LoadAsync(Guid? id, Guid? risk, CancellationToken cancellation)
    {
        if (id is { } wanted)
        {
            Known = await PlanLedger.FindAsync((await ledger.EditableAsync(cancellation)).AsNoTracking(), TreatmentPlanId.From(wanted), cancellation);
            if (Known is null) return false;
        }
        kept = [.. Known?.RiskIds ?? [], .. risk is { } named ? [RiskId.From(named)] : Array.Empty<RiskId>()];
        return true;
    }

    /// <summary>Begins a plan for a risk: its name, its controls, its consequence; the department's words come after.</summary>
    private async Task<bool> BeginAsync(RiskId id, CancellationToken cancellation)
    {
        if (await (await ledger.RisksToTreatAsync(cancellation)).AsNoTracking().SingleOrDefaultAsync(risk => risk.Id == id, cancellation) is not { } risk) return false;
        await targets.ReadAsync([risk], cancellation);
        Input = new PlanForm
        {
            Title = TreatmentWords.TitleFor(targets.TextOf(risk), RiskText.ThreatOf(risk)), RiskIds = [id.Value], Controls = [.. risk.Controls],
            Situation = string.Join('\n', new[] { RiskText.VulnerabilityOf(risk), risk.Consequence }.OfType<string>()),
        };
        return true;
    }
}

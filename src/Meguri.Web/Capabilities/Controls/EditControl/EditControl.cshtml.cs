using Meguri.Domain.Controls;
using Meguri.Domain.Kernel;
using Meguri.Domain.Treatment;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>Decides about one control; the controls come one after the other.</summary>
[Permit(ControlPermissions.Edit)]
internal sealed class EditControlModel(MeguriDb db, ControlNames names, LiveStatement live, Departments departments, PeopleChoices people, DecideControl decide) : MeguriPage
{
    [BindProperty]
    public ControlForm Input { get; set; } = new();

    /// <summary>True when the next control is opened after saving.</summary>
    [BindProperty]
    public bool Next { get; set; }

    public string Number { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string? About { get; private set; }

    public IReadOnlyList<RiskReference> Risks { get; private set; } = [];

    /// <summary>The control that comes after this one; null for the last.</summary>
    public string? Following { get; private set; }

    public IReadOnlyList<SelectListItem> DepartmentChoices { get; private set; } = [];

    public IReadOnlyList<SelectListItem> PersonChoices { get; private set; } = [];

    public IReadOnlyList<SelectListItem> PlanChoices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation)
    {
        if (await LoadAsync(number, cancellation) is not { } state) return NotFound();
        Input = ControlForm.Of(state);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken cancellation)
    {
        if (await LoadAsync(number, cancellation) is null) return NotFound();
        if (!ModelState.IsValid) return Again();
        Result<ControlState>? result;
        try
        {
            result = await decide.Handle(Number, Input.Decision(), Input.Version, Input.Reason, cancellation);
        }
        catch (DbUpdateConcurrencyException stale)
        {
            return await StaleAsync(stale, () => OnGetAsync(number, cancellation));
        }
        if (result is null) return NotFound();
        if (!result.Ok) return Refuse(result);
        return Done(ControlWords.Saved(Number), Next && await FollowingAsync(cancellation) is { } following ? $"/soa/{following}/edit" : $"/soa#{Number}");
    }

    public override async Task OfferAsync(CancellationToken cancellation)
    {
        (Name, About) = await names.OfAsync(Number, cancellation);
        Risks = [.. (await live.RisksAsync(cancellation))[Number]];
        Following = await FollowingAsync(cancellation);
        var tree = await departments.TreeAsync(cancellation);
        DepartmentChoices = [.. tree.InOrder().Select(d => new SelectListItem(tree.PathOf(d.Id), d.Id.Value.ToString()))];
        PersonChoices = await people.WorkingAsync([Input.ExclusionOwnerId], cancellation);
        PlanChoices = [.. (await db.Set<TreatmentPlan>().AsNoTracking().OrderByDescending(p => p.Number).Select(p => new { p.Id, p.Number, p.Title }).ToListAsync(cancellation))
            .Select(p => new SelectListItem($"{NumberText.Of(TreatmentPlan.Series, p.Number)} {p.Title}", p.Id.Value.ToString()))];
    }

    private async Task<string?> FollowingAsync(CancellationToken cancellation) =>
        (await db.Set<ControlState>().Select(s => s.Control).ToListAsync(cancellation)).Order(ControlNumber.Order).SkipWhile(control => control != Number).Skip(1).FirstOrDefault();

    private async Task<ControlState?> LoadAsync(string number, CancellationToken cancellation)
    {
        if (!ControlNumber.TryParse(number, out var parsed)) return null;
        var known = parsed.ToString();
        var state = await db.Set<ControlState>().AsNoTracking().SingleOrDefaultAsync(s => s.Control == known, cancellation);
        Number = state?.Control ?? "";
        return state;
    }
}

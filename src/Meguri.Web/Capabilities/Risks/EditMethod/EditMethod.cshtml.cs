using System.Globalization;
using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>Writes the draft of the method: of the kind it has, or of another one the writer chooses.</summary>
[Permit(RiskPermissions.EditMethod)]
internal sealed class EditMethodModel(MeguriDb db, SaveMethod save) : MeguriPage
{
    [BindProperty]
    public MethodForm Input { get; set; } = new();

    /// <summary>The version written on; null for the very first.</summary>
    public RiskMethod? Newest { get; private set; }

    /// <summary>True when saving makes a new version, which says why.</summary>
    public bool MakesVersion => Newest is { State: RiskMethodState.Approved };

    /// <summary>The levels a limit can be set to, where levels have labels.</summary>
    public IReadOnlyList<SelectListItem> LevelChoices =>
        [.. Input.Labels().Levels.Select((label, index) => new SelectListItem(label, (index + 1).ToString(CultureInfo.InvariantCulture)))];

    /// <summary>True when the method joins impact and likelihood by a table.</summary>
    public bool HasTable => Input.Kind is RiskMethodKind.Matrix or RiskMethodKind.Grades;

    /// <param name="kind">Another kind than the newest version has.</param>
    /// <param name="levels">10 for the matrix of ten levels.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IActionResult> OnGetAsync(RiskMethodKind? kind, int? levels, CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        var rules = Newest?.Rules is { } known && (kind is null || kind == known.Kind) && levels is null ? known : Shipped(kind ?? RiskMethodKind.ValueThreatVulnerability, levels);
        Input = MethodForm.Of(rules);
        (Input.Name, Input.Version) = (Newest?.Name ?? RiskWords.FirstMethodName, Newest?.Version ?? 0);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (!ModelState.IsValid) return Again();
        Result<RiskMethod> result;
        try
        {
            result = await save.SaveAsync(Input.Name ?? "", Input.Rules(), Input.ChangeReason, Input.Version, cancellation);
        }
        catch (DbUpdateConcurrencyException stale)
        {
            return await StaleAsync(stale, () => OnGetAsync(null, null, cancellation));
        }
        return result.Ok ? Done(RiskWords.MethodSaved(result.Value.VersionNumber), "/risks/method") : Refuse(result);
    }

    /// <summary>Fits the table to changed labels; saves nothing.</summary>
    public async Task<IActionResult> OnPostResizeAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        ModelState.Clear();
        Input.Resize();
        return Page();
    }

    private static MethodRules Shipped(RiskMethodKind kind, int? levels) => kind switch
    {
        RiskMethodKind.Matrix => levels == 10 ? MatrixRules.ShippedTenLevels : MatrixRules.Shipped,
        RiskMethodKind.Grades => GradeRules.Shipped,
        RiskMethodKind.SmallBusiness => SmallBusinessRules.Shipped,
        _ => RiskBeginning.ShippedRules,
    };

    private async Task LoadAsync(CancellationToken cancellation) =>
        Newest = await db.Set<RiskMethod>().AsNoTracking().OrderByDescending(m => m.VersionNumber).FirstOrDefaultAsync(cancellation);
}

using System.Globalization;
using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>組織図, on screen and on paper: of today, or of the day in <c>?on=2026-04-01</c>.</summary>
[Permit(OrganizationPermissions.View)]
internal sealed class ShowChartModel(MeguriDb db, ChartReader charts) : MeguriPage
{
    public ChartView View { get; private set; } = null!;

    public DateOnly Today => Current.Today;

    public bool IsToday => View.Day == Today;

    public bool IsEmpty { get; private set; }

    /// <summary>Departments that ended while people are still in them.</summary>
    public IReadOnlyList<(Department Department, int Count)> Leftovers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? on, CancellationToken cancellation)
    {
        var day = Current.Today;
        if (!string.IsNullOrEmpty(on) && !DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)) return BadRequest();
        var view = await charts.ReadAsync(Current.Value.NameIn(CultureInfo.CurrentUICulture), day, cancellation);
        View = view.Linked(To);
        IsEmpty = view.Chart.All.Count == 0 && !await db.Set<Department>().AnyAsync(cancellation);
        if (IsToday) Leftovers = await LeftoversAsync(cancellation);
        return Page();
    }

    private async Task<IReadOnlyList<(Department, int)>> LeftoversAsync(CancellationToken cancellation)
    {
        var today = Today;
        var over = await db.Set<Department>().AsNoTracking().Where(d => d.Until != null && d.Until < today).ToListAsync(cancellation);
        return [.. over.Where(d => View.People.ContainsKey(d.Id)).Select(d => (d, View.People[d.Id]))];
    }
}

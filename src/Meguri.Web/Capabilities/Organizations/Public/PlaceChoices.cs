using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>Departments and sites to choose from in a form.</summary>
internal sealed class PlaceChoices(MeguriDb db, Departments departments, CurrentOrganization current)
{
    /// <summary>The departments that exist or will, by their paths, and those chosen already.</summary>
    public async Task<IReadOnlyList<SelectListItem>> DepartmentsAsync(IEnumerable<DepartmentId> chosen, CancellationToken cancellation)
    {
        var tree = await departments.TreeAsync(cancellation);
        var kept = chosen.ToHashSet();
        return [.. tree.InOrder().Where(d => d.Until is null || d.Until >= current.Today || kept.Contains(d.Id))
            .Select(d => new SelectListItem(tree.PathOf(d.Id), d.Id.Value.ToString()))];
    }

    /// <summary>The sites in use, and the one chosen already.</summary>
    public async Task<IReadOnlyList<SelectListItem>> SitesAsync(SiteId? chosen, CancellationToken cancellation)
    {
        var today = current.Today;
        return await db.Set<Site>().AsNoTracking().Where(s => s.ClosedOn == null || s.ClosedOn >= today || s.Id == chosen).OrderBy(s => s.Name)
            .Select(s => new SelectListItem(s.Name, s.Id.Value.ToString())).ToListAsync(cancellation);
    }
}

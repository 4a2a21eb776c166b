using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>People to choose from in a form.</summary>
internal sealed class PeopleChoices(MeguriDb db, Departments departments, CurrentOrganization current)
{
    /// <summary>Everybody who has not left, with number and department, and whoever is chosen already.</summary>
    /// <param name="chosen">Who stands in the form.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<SelectListItem>> WorkingAsync(IEnumerable<Guid?> chosen, CancellationToken cancellation)
    {
        var kept = chosen.OfType<Guid>().Distinct().Select(PersonId.From).ToArray();
        var tree = await departments.TreeAsync(cancellation);
        var today = current.Today;
        var people = await db.Set<Person>().AsNoTracking().Where(p => p.LeftOn == null || p.LeftOn >= today || kept.Contains(p.Id))
            .OrderBy(p => p.Kana ?? p.Name).ThenBy(p => p.EmployeeNumber)
            .Select(p => new { p.Id, p.Name, p.EmployeeNumber, p.DepartmentId }).ToListAsync(cancellation);
        return [.. people.Select(p => new SelectListItem(
            OrganizationWords.PersonChoice(p.Name, p.DepartmentId is { } department ? tree.PathOf(department) : OrganizationWords.Unplaced, p.EmployeeNumber), p.Id.Value.ToString()))];
    }
}

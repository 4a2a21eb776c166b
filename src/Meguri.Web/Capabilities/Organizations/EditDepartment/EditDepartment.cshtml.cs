using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>Registers a department, or changes one when the address names it.</summary>
[Permit(OrganizationPermissions.Edit)]
internal sealed class EditDepartmentModel(Departments departments, PlaceChoices places, PeopleChoices people, SaveDepartment save) : MeguriPage
{
    [BindProperty]
    public DepartmentInput Input { get; set; } = new();

    public Department? Department { get; private set; }

    public IReadOnlyList<SelectListItem> ParentChoices { get; private set; } = [];

    public IReadOnlyList<SelectListItem> HeadChoices { get; private set; } = [];

    public IReadOnlyList<SelectListItem> SiteChoices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? id, Guid? parent, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation)) return NotFound();
        Input = Department is null ? new DepartmentInput { ParentId = parent } : DepartmentInput.Of(Department);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation)) return NotFound();
        if (!ModelState.IsValid) return Again();
        var fields = Input.Fields(await LastAsync(cancellation));
        Result<Department>? result;
        try
        {
            result = id is { } known
                ? await save.ChangeAsync(DepartmentId.From(known), fields, Input.Since, Input.Version, Input.Reason, cancellation)
                : await save.AddAsync(fields, cancellation);
        }
        catch (DbUpdateConcurrencyException stale)
        {
            departments.Changed();
            return await StaleAsync(stale, () => OnGetAsync(id, null, cancellation));
        }
        if (result is null) return NotFound();
        return result.Ok ? Done(OrganizationWords.Saved(result.Value.Name), $"/departments/{result.Value.Id.Value}") : Refuse(result);
    }

    private async Task<int> LastAsync(CancellationToken cancellation)
    {
        var siblings = (await departments.TreeAsync(cancellation)).ChildrenOf(Input.ParentId is { } parent ? DepartmentId.From(parent) : null);
        return siblings.Where(d => d.Id != Department?.Id).Select(d => d.DisplayOrder).DefaultIfEmpty().Max() + 1;
    }

    public override async Task OfferAsync(CancellationToken cancellation)
    {
        var tree = await departments.TreeAsync(cancellation);
        var below = Department is null ? [] : tree.WithDescendants(Department.Id).Select(d => d.Value.ToString()).ToHashSet();
        var chosen = Department?.ParentId is { } parent ? new[] { parent } : [];
        ParentChoices = [.. (await places.DepartmentsAsync(chosen, cancellation)).Where(choice => !below.Contains(choice.Value))];
        HeadChoices = await people.WorkingAsync([Input.HeadId], cancellation);
        SiteChoices = await places.SitesAsync(Department?.SiteId, cancellation);
    }

    private async Task<bool> LoadAsync(Guid? id, CancellationToken cancellation) =>
        id is not { } known || (Department = (await departments.TreeAsync(cancellation)).Find(DepartmentId.From(known))) is not null;
}

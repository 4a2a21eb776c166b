using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>Registers a person, or changes one when the address names it.</summary>
[Permit(OrganizationPermissions.Edit)]
internal sealed class EditPersonModel(MeguriDb db, PlaceChoices places, SavePerson save) : MeguriPage
{
    [BindProperty]
    public PersonForm Input { get; set; } = new();

    public Person? Person { get; private set; }

    public IReadOnlyList<SelectListItem> DepartmentChoices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? id, Guid? department, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation)) return NotFound();
        Input = Person is null ? new PersonForm { JoinedOn = Current.Today, DepartmentId = department } : PersonForm.Of(Person);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation)) return NotFound();
        if (!ModelState.IsValid) return Again();
        Result<Person>? result;
        try
        {
            result = id is { } known
                ? await save.ChangeAsync(PersonId.From(known), Input.Fields(), Input.Version, Input.Reason, cancellation)
                : await save.AddAsync(Input.Fields(), cancellation);
        }
        catch (DbUpdateConcurrencyException stale)
        {
            return await StaleAsync(stale, () => OnGetAsync(id, null, cancellation));
        }
        if (result is null) return NotFound();
        return result.Ok ? Done(OrganizationWords.Saved(result.Value.Name), $"/people/{result.Value.Id.Value}") : Refuse(result);
    }

    public override async Task OfferAsync(CancellationToken cancellation) =>
        DepartmentChoices = await places.DepartmentsAsync(Person is null ? [] : Person.SecondPosts.Concat(Person.DepartmentId is { } main ? [main] : []), cancellation);

    private async Task<bool> LoadAsync(Guid? id, CancellationToken cancellation)
    {
        if (id is not { } known) return true;
        var key = PersonId.From(known);
        Person = await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == key, cancellation);
        return Person is not null;
    }
}

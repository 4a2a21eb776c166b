using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Web.Host;
using Meguri.Web.Kit.Registers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>要員名簿.</summary>
[Permit(OrganizationPermissions.View)]
internal sealed class ListPeopleModel(MeguriDb db, RegisterDesk desk) : RegisterPage<PeopleLists>(desk)
{
    public bool IsEmpty { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await OpenAsync(cancellation) is { } instead) return instead;
        IsEmpty = List.Total == 0 && !await db.Set<Person>().AnyAsync(cancellation);
        return Page();
    }
}

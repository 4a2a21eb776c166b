using Meguri.Domain.Controls;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Kit;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>The measures in somebody's hands and the exclusions they answer for, for the page of the person and the sheet they hand over with (S0-7).</summary>
internal sealed class ControlsOfPerson(MeguriDb db, ControlNames names, Access access) : IPersonLinks
{
    public async Task<IReadOnlyList<RecordLink>> OfAsync(PersonId person, CancellationToken cancellation)
    {
        if (!access.May(ControlPermissions.View)) return [];
        var measures = await db.Set<Measure>().AsNoTracking().Where(m => m.ResponsibleId == person).OrderBy(m => m.Name).Select(m => new { m.Id, m.Name }).ToListAsync(cancellation);
        var excluded = await db.Set<ControlState>().AsNoTracking().Where(c => c.ExclusionOwnerId == person && c.Applicable == false).Select(c => c.Control).ToListAsync(cancellation);
        var links = measures.Select(m => new RecordLink(m.Name, $"/soa/measures/{m.Id.Value}", "shield-check", ControlWords.Field_ResponsibleId)).ToList();
        foreach (var control in excluded.Order(ControlNumber.Order))
            links.Add(new RecordLink($"{control} {(await names.OfAsync(control, cancellation)).Name}", $"/soa/{control}", "checklist", ControlWords.Field_ExclusionOwnerId));
        return links;
    }
}

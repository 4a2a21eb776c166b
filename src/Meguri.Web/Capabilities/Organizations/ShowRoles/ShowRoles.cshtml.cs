using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>役割と責務: what each role does, who supports it, who approves, who holds it; on screen and on paper.</summary>
[Permit(OrganizationPermissions.View)]
internal sealed class ShowRolesModel(MeguriDb db, OrganizationFacts facts, ApplyDutyTemplate template) : MeguriPage
{
    public ILookup<AppointmentRole, RoleDuty> Duties { get; private set; } = Array.Empty<RoleDuty>().ToLookup(d => d.Role);

    public IReadOnlyDictionary<AppointmentRole, int> Holders { get; private set; } = new Dictionary<AppointmentRole, int>();

    /// <summary>True while a template has something for a role without duties.</summary>
    public bool Offers(string template) => DutyTemplates.RolesOf(template).Any(role => !Duties[role].Any());

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Duties = (await facts.DutiesAsync(cancellation)).ToLookup(d => d.Role);
        var counts = await OrganizationFacts.Current(db.Set<Appointment>().AsNoTracking(), Current.Today)
            .GroupBy(a => a.Role).Select(g => new { g.Key, Count = g.Select(a => a.PersonId).Distinct().Count() }).ToListAsync(cancellation);
        Holders = counts.ToDictionary(c => c.Key, c => c.Count);
    }

    [Needs(OrganizationPermissions.Appoint)]
    public async Task<IActionResult> OnPostTemplateAsync(string name, CancellationToken cancellation)
    {
        if (await template.Handle(name, cancellation) is not { } count) return NotFound();
        return Done(OrganizationWords.TemplateTaken(count), "/roles");
    }
}

using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Kit.Registers;
using Meguri.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>体制を決める (clause 5.3): who is there, who is appointed, what is missing.</summary>
internal sealed class OrganizationHomeStep(OrganizationFacts facts, CurrentOrganization current) : IHomeStep
{
    public int Order => 10;

    public string Permission => OrganizationPermissions.View;

    public async Task<HomeStep> LookAsync(MeguriDb db, CancellationToken cancellation)
    {
        var today = current.Today;
        var departments = await db.Set<Department>().CountAsync(d => (d.From == null || d.From <= today) && (d.Until == null || d.Until >= today), cancellation);
        var people = await PersonRegister.Working(db.Set<Person>(), today).Select(_ => 1).Take(RegisterList.CountedUpTo + 1).CountAsync(cancellation);
        var held = await OrganizationFacts.Current(db.Set<Appointment>().AsNoTracking(), today).ToListAsync(cancellation);
        var gaps = people == 0 ? 0 : (await facts.GapsAsync(held, cancellation)).Count;
        var open = held.Count(a => a.ConfirmedAt is null);
        var (next, path) = people == 0 ? (OrganizationWords.ImportPeople, "/people/import")
            : held.Count == 0 ? (OrganizationWords.Appoint, "/appointments/add")
            : gaps > 0 ? (OrganizationWords.StepFillGaps(gaps), "/appointments") : ((string?)null, "/departments");
        return new HomeStep(OrganizationWords.Step, OrganizationWords.StepState(departments, RegisterList.CountText(people), held.Count, open), next, path, "sitemap");
    }
}

using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Web.Kit.Registers;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>任命の一覧 as the kit serves it.</summary>
internal sealed class AppointmentLists(MeguriDb db, OrganizationFacts facts) : RegisterSource<Appointment>
{
    public override async Task<(Register<Appointment>, IQueryable<Appointment>)> OfAsync(IQueryCollection query, CancellationToken cancellation) =>
        (AppointmentRegister.Declare(db, await facts.SitesAsync(cancellation), await facts.DutiesAsync(cancellation)), db.Set<Appointment>());
}

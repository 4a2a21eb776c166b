using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Sample;

/// <summary>Sites, what departments do, the duties of roles, who is appointed and has confirmed it.</summary>
internal sealed class SampleAppointments : ISamplePart
{
    private static readonly DateOnly Day = new(2025, 4, 1);
    private const string Top = "MD1001", Office = "MD1005", OfficeDepartment = "情報セキュリティ対策室", CrisisDepartment = "危機管理室";
    private const int DaysToConfirm = 3;

    private readonly Dictionary<string, SiteId> sites = new(StringComparer.Ordinal);

    public int Order => 30;

    public IEnumerable<SampleAct> Acts(SampleContext context)
    {
        var organization = SampleFiles.Read<SampleOrganizationFile>("organization.json");
        var appointments = SampleFiles.Read<SampleAppointmentsFile>("appointments.json").Appointments;
        yield return new SampleAct(Day, Office, (services, cancellation) => SettleAsync(services, organization, context, cancellation));
        foreach (var day in appointments.GroupBy(a => a.From))
        {
            yield return new SampleAct(day.Key, Top, async (services, cancellation) =>
            {
                var db = services.GetRequiredService<MeguriDb>();
                foreach (var entry in day) db.Add(SampleContext.Taken(Appointment.Appoint(Fields(entry, context)), $"appointment of {entry.EmployeeNo}"));
                await SampleContext.SaveAsync(services, "appointments.appoint", cancellation);
            });
            foreach (var number in day.Select(a => a.EmployeeNo).Distinct())
                yield return new SampleAct(day.Key.AddDays(DaysToConfirm), number, (services, cancellation) => ConfirmAsync(services, context.People[number], cancellation));
        }
    }

    private async Task SettleAsync(IServiceProvider services, SampleOrganizationFile file, SampleContext context, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<MeguriDb>();
        foreach (var site in file.Sites) sites[site.Name] = db.Add(SampleContext.Taken(Site.Open(new SiteFields(site.Name, site.Address, site.Note)), $"site {site.Name}")).Entity.Id;
        await SampleContext.SaveAsync(services, "sites.add", cancellation);
        var known = await db.Set<Department>().ToDictionaryAsync(d => d.Id, cancellation);
        foreach (var (entry, order) in file.Departments.Select((entry, order) => (entry, order)))
        {
            var department = known[context.Departments[entry.Path]];
            var fields = department.Fields() with { SiteId = entry.Site is null ? null : sites[entry.Site], Duty = entry.Duty, DisplayOrder = order + 1 };
            SampleContext.Check(department.Change(fields), $"department {entry.Path}");
        }
        await SampleContext.SaveAsync(services, "departments.change", cancellation);
        var choice = new GovernanceFields(1, 0, new Governance().WantedRoles, context.Departments[OfficeDepartment], context.Departments[CrisisDepartment],
            "対策室だけで決められない事項は、室長が危機管理室へ発議し、取締役会に諮る。");
        SampleContext.Check(await services.GetRequiredService<DecideGovernance>().Handle(choice, 0, null, cancellation), "choice on how it is led");
        var template = services.GetRequiredService<ApplyDutyTemplate>();
        foreach (var name in new[] { DutyTemplates.Office, DutyTemplates.Others }) await template.Handle(name, cancellation);
    }

    private static async Task ConfirmAsync(IServiceProvider services, PersonId person, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<MeguriDb>();
        var duties = await services.GetRequiredService<OrganizationFacts>().DutiesAsync(cancellation);
        foreach (var appointment in await db.Set<Appointment>().Where(a => a.PersonId == person && a.ConfirmedAt == null).ToListAsync(cancellation))
            SampleContext.Check(
                appointment.Confirm(person, RoleDuty.Statement(duties, appointment.Role), services.GetRequiredService<TimeProvider>().GetUtcNow()), $"confirmation of {appointment.Role}");
        await SampleContext.SaveAsync(services, "appointments.confirm", cancellation);
    }

    private AppointmentFields Fields(SampleAppointment entry, SampleContext context) => new()
    {
        Role = entry.Role, PersonId = context.People[entry.EmployeeNo], DepartmentId = entry.Department is null ? null : context.Departments[entry.Department],
        SiteId = entry.Site is null ? null : sites[entry.Site], Reason = entry.Reason, From = entry.From,
    };
}

/// <summary><c>appointments.json</c>.</summary>
internal sealed record SampleAppointmentsFile(IReadOnlyList<SampleAppointment> Appointments);

/// <summary>An appointment.</summary>
internal sealed record SampleAppointment(AppointmentRole Role, string EmployeeNo, string? Department, string? Site, DateOnly From, string? Reason);

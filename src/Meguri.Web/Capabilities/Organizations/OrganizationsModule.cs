using Meguri.Platform.Access;
using Meguri.Platform.Localization;
using Meguri.Web.Host;
using Meguri.Web.Kit.Registers;
using Meguri.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>組織と体制: departments, sites, people, appointments and the duties of roles (clauses 4, 5.3, 7.2).</summary>
internal sealed class OrganizationsModule : Module
{
    public override WordBook Words => OrganizationWords.Book;

    public override IEnumerable<Permission> Permissions =>
    [
        new(OrganizationPermissions.View, () => OrganizationWords.Permission_View,
            Role.IsmsOffice, Role.IsmsManager, Role.Ciso, Role.TopManagement, Role.DepartmentOfficer, Role.DepartmentStaff, Role.InternalAuditor, Role.Administrator, Role.CertificationAuditor) { ByMail = true },
        new(OrganizationPermissions.Edit, () => OrganizationWords.Permission_Edit, Role.IsmsOffice, Role.Administrator),
        new(OrganizationPermissions.Appoint, () => OrganizationWords.Permission_Appoint, Role.IsmsOffice, Role.IsmsManager),
        new(OrganizationPermissions.Settings, () => OrganizationWords.Permission_Settings, Role.IsmsOffice, Role.Administrator),
        new(OrganizationPermissions.Confirm, () => OrganizationWords.Permission_Confirm, [.. Enum.GetValues<Role>().Where(r => r != Role.CertificationAuditor)]) { ByMail = true },
    ];

    public override IEnumerable<NavigationEntry> Navigation =>
    [
        new(NavigationSection.Plan, 20, () => OrganizationWords.Departments, "sitemap", "/departments", OrganizationPermissions.View),
        new(NavigationSection.Plan, 25, () => OrganizationWords.People, "users", "/people", OrganizationPermissions.View),
        new(NavigationSection.Plan, 30, () => OrganizationWords.Appointments, "id-badge-2", "/appointments", OrganizationPermissions.View),
        new(NavigationSection.Plan, 31, () => OrganizationWords.MyAppointments, "user-check", "/my-appointments", OrganizationPermissions.Confirm),
        new(NavigationSection.Settings, 5, () => OrganizationWords.Settings, "settings", "/settings", OrganizationPermissions.Settings),
    ];

    public override IEnumerable<RegisterEntry> Registers =>
    [
        RegisterEntry.Of<PeopleLists>("people", "/people", OrganizationPermissions.View, () => OrganizationWords.People, OrganizationPermissions.Edit),
        RegisterEntry.Of<AppointmentLists>("appointments", "/appointments", OrganizationPermissions.View, () => OrganizationWords.Appointments),
    ];

    public override void AddServices(IServiceCollection services) => services
        .AddScoped<Departments>().AddScoped<AddDepartment>().AddTransient<PersonImporter>()
        .AddScoped<PeopleChoices>().AddScoped<PlaceChoices>().AddScoped<OrganizationFacts>()
        .AddScoped<SavePerson>().AddScoped<PersonBulk>().AddScoped<SaveDepartment>().AddScoped<CloseDepartment>().AddScoped<SaveSite>()
        .AddScoped<AppointPerson>().AddScoped<EndAppointment>().AddScoped<ConfirmAppointment>().AddScoped<HandOver>()
        .AddScoped<SaveDuty>().AddScoped<ApplyDutyTemplate>().AddScoped<DecideGovernance>().AddScoped<ChangeSettings>()
        .AddScoped<ChartReader>()
        .AddScoped<IHomeStep, OrganizationHomeStep>();

    public override void Map(ModelBuilder model) => OrganizationMapping.Map(model);
}

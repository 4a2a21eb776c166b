using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Web.Kit.Registers;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>The tables of the capability.</summary>
internal static class OrganizationMapping
{
    public static void Map(ModelBuilder model)
    {
        var department = model.Owned<Department>("departments").RefersTo<Department, Department>(nameof(Department.ParentId))
            .RefersTo<Department, Person>(nameof(Department.HeadId)).RefersTo<Department, Site>(nameof(Department.SiteId));
        department.Property(d => d.Name).HasMaxLength(200);
        department.Property(d => d.Earlier).AsJson();

        var person = model.Owned<Person>("people").RefersTo<Person, Department>(nameof(Person.DepartmentId));
        person.Property(p => p.EmployeeNumber).HasMaxLength(60);
        person.Property(p => p.Name).HasMaxLength(200);
        person.Property(p => p.NameKey).HasMaxLength(200);
        person.Ignore(p => p.SecondPosts);
        person.PrimitiveCollection<List<Guid>>("secondPostIds").HasColumnName("SecondPosts");
        person.HasIndex(p => new { p.OrganizationId, p.EmployeeNumber }).IsUnique();
        person.HasIndex(p => new { p.OrganizationId, p.NameKey });
        person.Ordered(p => p.Kana ?? p.Name).Ordered(p => p.JoinedOn ?? NoDay.First).Ordered(p => p.LeftOn ?? NoDay.Last);
        person.Property<string>("KanaOrder").HasMaxLength(200);

        var site = model.Owned<Site>("sites");
        site.Property(s => s.Name).HasMaxLength(200);
        site.Property(s => s.NameKey).HasMaxLength(400);
        site.HasIndex(s => new { s.OrganizationId, s.NameKey }).IsUnique();

        var appointment = model.Owned<Appointment>("appointments").RefersTo<Appointment, Person>(nameof(Appointment.PersonId))
            .RefersTo<Appointment, Department>(nameof(Appointment.DepartmentId)).RefersTo<Appointment, Site>(nameof(Appointment.SiteId));
        appointment.HasIndex(a => new { a.OrganizationId, a.RoleOrder, a.Id });
        // None on From: every list asks for terms that have begun, which would draw the planner away from the order of the roles.
        appointment.HasIndex(a => new { a.OrganizationId, a.Until });

        var duty = model.Owned<RoleDuty>("role_duties");
        duty.Property(d => d.Supporters).AsJson();

        var governance = model.Owned<Governance>("governance").RefersTo<Governance, Department>(nameof(Governance.OfficeId))
            .RefersTo<Governance, Department>(nameof(Governance.EscalationId));
        governance.Property(g => g.WantedRoles).AsJson();
    }
}

using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;

namespace Meguri.Domain.Tests.Organizations;

/// <summary>Departments, sites and appointments as the tests need them.</summary>
internal static class Made
{
    public static readonly DateOnly Day = new(2026, 11, 22);

    public static readonly PersonId Sato = NewId.Of<PersonId>(), Tanaka = NewId.Of<PersonId>(), Suzuki = NewId.Of<PersonId>();

    public static Appointment Appointment(
        AppointmentRole role, PersonId? person = null, DepartmentId? department = null, SiteId? site = null, int? minutes = null, DateOnly? from = null, DateOnly? until = null) =>
        Meguri.Domain.Organizations.Appointment.Appoint(
            Fields(role, person, department, site) with { MinutesAWeek = minutes, From = from ?? new(2026, 4, 1), Until = until }).Value!;

    public static AppointmentFields Fields(AppointmentRole role, PersonId? person = null, DepartmentId? department = null, SiteId? site = null) => new()
    {
        Role = role, PersonId = person ?? Sato, DepartmentId = department, SiteId = site, Reason = "関係部門をまとめられる", From = new(2026, 4, 1),
    };

    public static Site Site(string name) => Meguri.Domain.Organizations.Site.Open(new SiteFields(name)).Value!;
}

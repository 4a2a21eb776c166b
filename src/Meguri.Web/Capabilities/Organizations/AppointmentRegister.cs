using Meguri.Domain.Exchange;
using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Web.Kit;
using Meguri.Web.Kit.Registers;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>任命の一覧, declared once; it needs the names of sites and the duties as they are today.</summary>
internal static class AppointmentRegister
{
    /// <param name="db">Finds people by name.</param>
    /// <param name="sites">Names of sites.</param>
    /// <param name="duties">All duties: what was confirmed is held against them.</param>
    public static Register<Appointment> Declare(MeguriDb db, IReadOnlyDictionary<SiteId, string> sites, IReadOnlyList<RoleDuty> duties)
    {
        var statements = AppointmentRoles.All.ToDictionary(role => role, role => RoleDuty.Statement(duties, role));
        return new Register<Appointment>
        {
            Key = "appointments",
            Title = () => OrganizationWords.Appointments,
            DefaultSort = nameof(Appointment.Role),
            LinkField = nameof(Appointment.Role),
            PathOf = a => $"/appointments/{a.Id.Value}",
            Search = (rows, text) => Holding(db, rows, TextFolding.Key(text).Replace(" ", "", StringComparison.Ordinal)),
            Views =
            [
                new("current", () => OrganizationWords.View_Current, (rows, context) => OrganizationFacts.Current(rows, context.Today)),
                new("open", () => OrganizationWords.View_Open, (rows, context) => OrganizationFacts.Current(rows, context.Today).Where(a => a.ConfirmedAt == null)),
                new("coming", () => OrganizationWords.View_Coming, (rows, context) => Coming(rows, context.Today)),
                new("over", () => OrganizationWords.View_Over, (rows, context) => Over(rows, context.Today)),
                new("all", () => OrganizationWords.View_All, (rows, _) => rows),
            ],
            Fields =
            [
                new(nameof(Appointment.Role), () => OrganizationWords.Field_Role, (a, _) => OrganizationWords.Book.Of(a.Role))
                {
                    Shown = true, Width = 28, Sorting = Sorting<Appointment>.By(a => a.RoleOrder),
                    Filter = new(_ => AppointmentRoles.All.Select(r => (r.ToString(), OrganizationWords.Book.Of(r))),
                        (rows, value, _) => Enum.TryParse<AppointmentRole>(value, out var role) && Enum.IsDefined(role) ? rows.Where(a => a.Role == role) : null),
                },
                new(nameof(Appointment.PersonId), () => OrganizationWords.Field_PersonId, (a, context) => context.NameOf(a.PersonId))
                {
                    Shown = true, Person = a => a.PersonId, Cell = (a, context) => new RegisterCell(context.NameOf(a.PersonId), Nowrap: true),
                },
                new("Place", () => OrganizationWords.Place, (a, context) => PlaceOf(a, context.Departments, sites))
                {
                    Shown = true, Width = 28,
                    Filter = new(
                        context => context.Departments.InOrder().Select(d => (d.Id.Value.ToString(), new string('　', context.Departments.DepthOf(d.Id)) + d.Name)),
                        (rows, value, context) => Guid.TryParse(value, out var id) && context.Departments.Find(DepartmentId.From(id)) is not null
                            ? In(rows, context.Departments.WithDescendants(DepartmentId.From(id))) : null),
                },
                new(nameof(Appointment.From), () => OrganizationWords.Field_From, (a, _) => a.From)
                {
                    Shown = true, Width = 12, Sorting = Sorting<Appointment>.By(a => a.From),
                    Cell = (a, _) => new RegisterCell(a.From.ToText(), a.Until is { } last ? OrganizationWords.UntilDay(last.ToText()) : null, Nowrap: true),
                },
                new(nameof(Appointment.Until), () => OrganizationWords.Field_Until, (a, _) => a.Until) { Width = 12 },
                new(nameof(Appointment.Tasks), () => OrganizationWords.Field_Tasks, (a, _) => a.Tasks) { Width = 40 },
                new(nameof(Appointment.Reason), () => OrganizationWords.Field_Reason, (a, _) => a.Reason) { Shown = true, Width = 40 },
                new(nameof(Appointment.WorkForm), () => OrganizationWords.Field_WorkForm, (a, _) => a.WorkForm is { } form ? OrganizationWords.Book.Of(form) : null)
                {
                    Shown = true, Width = 10, Cell = (a, _) => new RegisterCell(a.WorkForm is { } form ? OrganizationWords.Book.Of(form) : null, OrganizationFacts.Hours(a.MinutesAWeek), Nowrap: true),
                },
                new("HoursAWeek", () => OrganizationWords.HoursAWeek, (a, _) => a.MinutesAWeek is { } minutes ? minutes / 60m : null) { Width = 10 },
                new(nameof(Appointment.ConfirmedAt), () => OrganizationWords.ConfirmedLabel, (a, _) => OrganizationWords.Book.Of(a.ConfirmationOf(statements[a.Role])))
                {
                    Shown = true, Width = 14, Cell = (a, _) => new RegisterCell("", Badges: [ConfirmationBadge(a.ConfirmationOf(statements[a.Role]))]),
                },
            ],
        };
    }

    /// <summary>Where a role is held; null for the whole organization.</summary>
    public static string? PlaceOf(Appointment appointment, DepartmentTree tree, IReadOnlyDictionary<SiteId, string> sites) =>
        appointment.DepartmentId is { } department ? tree.PathOf(department) : appointment.SiteId is { } site ? sites.GetValueOrDefault(site) : null;

    /// <summary>What the person has said, as a badge.</summary>
    public static (string Text, Tone Tone) ConfirmationBadge(Confirmation confirmation) =>
        (OrganizationWords.Book.Of(confirmation), confirmation == Confirmation.Confirmed ? Tone.Green : Tone.Yellow);

    private static IQueryable<Appointment> Coming(IQueryable<Appointment> rows, DateOnly day) => rows.Where(a => a.From > day);

    private static IQueryable<Appointment> Over(IQueryable<Appointment> rows, DateOnly day) => rows.Where(a => a.Until != null && a.Until < day);

    private static IQueryable<Appointment> Holding(MeguriDb db, IQueryable<Appointment> rows, string key) =>
        rows.Where(a => db.Set<Person>().Any(p => p.Id == a.PersonId && p.NameKey.Contains(key)));

    private static IQueryable<Appointment> In(IQueryable<Appointment> rows, IReadOnlyList<DepartmentId> departments)
    {
        var wanted = departments.Select(d => (DepartmentId?)d).ToList();
        return rows.Where(a => wanted.Contains(a.DepartmentId));
    }
}

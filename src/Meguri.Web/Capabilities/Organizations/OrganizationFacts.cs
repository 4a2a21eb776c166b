using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Kit;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>What several pages of the capability ask: names, the organization's choice, where somebody is missing, the duties of roles.</summary>
internal sealed class OrganizationFacts(MeguriDb db, Departments departments, CurrentOrganization current)
{
    /// <summary>The organization's choice; as shipped until it made one.</summary>
    public static async Task<Governance> GovernanceAsync(MeguriDb db, CancellationToken cancellation) =>
        await db.Set<Governance>().AsNoTracking().SingleOrDefaultAsync(cancellation) ?? new Governance();

    /// <summary>Appointments whose term lasts on a day.</summary>
    public static IQueryable<Appointment> Current(IQueryable<Appointment> rows, DateOnly day) => rows.Where(a => a.From <= day && (a.Until == null || a.Until >= day));

    /// <summary>Names of people; whoever is not of the organization is left out.</summary>
    public async Task<IReadOnlyDictionary<PersonId, string>> NamesAsync(IEnumerable<PersonId> people, CancellationToken cancellation)
    {
        var names = new Dictionary<PersonId, string>();
        foreach (var chunk in people.Distinct().Chunk(500))
            foreach (var person in await db.Set<Person>().AsNoTracking().Where(p => chunk.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToListAsync(cancellation))
                names[person.Id] = person.Name;
        return names;
    }

    /// <summary>Names of sites.</summary>
    public async Task<IReadOnlyDictionary<SiteId, string>> SitesAsync(CancellationToken cancellation) =>
        await db.Set<Site>().AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.Name, cancellation);

    /// <summary>Today's gaps.</summary>
    public async Task<IReadOnlyList<StaffingGap>> GapsAsync(IEnumerable<Appointment> appointments, CancellationToken cancellation) => Staffing.GapsOn(
        await departments.TreeAsync(cancellation), appointments, await db.Set<Site>().AsNoTracking().OrderBy(s => s.Name).ToListAsync(cancellation),
        await GovernanceAsync(db, cancellation), current.Today);

    /// <summary>The duties of every role, each role's in order.</summary>
    public Task<List<RoleDuty>> DutiesAsync(CancellationToken cancellation) =>
        db.Set<RoleDuty>().AsNoTracking().OrderBy(d => d.DisplayOrder).ThenBy(d => d.Id).ToListAsync(cancellation);

    /// <summary>A role as it is called for a place: <c>情報セキュリティ責任者（総務部）</c>.</summary>
    public static string TitleOf(AppointmentRole role, string? place) =>
        string.IsNullOrEmpty(place) ? OrganizationWords.Book.Of(role) : OrganizationWords.RoleAtPlace(OrganizationWords.Book.Of(role), place);

    /// <summary>A list as the reader's language writes it.</summary>
    public static string Join(IEnumerable<string?> parts) =>
        string.Join(System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ja" ? "、" : ", ", parts);

    /// <summary>From when until when; a dash when neither is known.</summary>
    public static string TermOf(DateOnly? from, DateOnly? until) =>
        from is null && until is null ? "—" : OrganizationWords.Term(from?.ToText(), until?.ToText()).Trim();

    /// <summary>Hours a week as people write them; null when nobody said.</summary>
    public static string? Hours(int? minutes) => minutes is { } m ? OrganizationWords.HoursAWeekText((m / 60m).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture)) : null;
}

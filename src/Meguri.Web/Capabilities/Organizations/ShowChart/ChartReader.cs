using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>Reads the chart of a day: departments as they were, how many worked there, who held which role.</summary>
internal sealed class ChartReader(MeguriDb db, Departments departments, OrganizationFacts facts)
{
    public async Task<ChartView> ReadAsync(string organization, DateOnly day, CancellationToken cancellation)
    {
        var tree = await departments.TreeAsync(cancellation);
        var chart = new OrganizationChart(tree.All, day);
        var working = db.Set<Person>().AsNoTracking().Where(p => (p.JoinedOn == null || p.JoinedOn <= day) && (p.LeftOn == null || p.LeftOn >= day));
        var people = await working.GroupBy(p => p.DepartmentId).Select(g => new { Id = g.Key, Count = g.Count() }).ToListAsync(cancellation);
        var posts = await working.Where(p => EF.Property<List<Guid>>(p, "secondPostIds").Any())
            .Select(p => EF.Property<List<Guid>>(p, "secondPostIds")).ToListAsync(cancellation);
        var appointments = await OrganizationFacts.Current(db.Set<Appointment>().AsNoTracking(), day).OrderBy(a => a.RoleOrder).ThenBy(a => a.Id).ToListAsync(cancellation);
        var governance = await OrganizationFacts.GovernanceAsync(db, cancellation);
        return new ChartView
        {
            Organization = organization,
            Day = day,
            Chart = chart,
            People = people.Where(p => p.Id is not null).ToDictionary(p => p.Id!.Value, p => p.Count),
            Unplaced = people.Where(p => p.Id is null).Sum(p => p.Count),
            SecondPosts = posts.SelectMany(p => p).GroupBy(DepartmentId.From).ToDictionary(g => g.Key, g => g.Count()),
            Names = await facts.NamesAsync(chart.All.Select(n => n.HeadId).OfType<PersonId>().Concat(appointments.Select(a => a.PersonId)), cancellation),
            Appointments = appointments.ToLookup(a => a.DepartmentId),
            OfficeId = governance.OfficeId,
            EscalationId = governance.EscalationId,
        };
    }
}

/// <summary>What a chart shows.</summary>
internal sealed class ChartView
{
    public required string Organization { get; init; }

    public required DateOnly Day { get; init; }

    public required OrganizationChart Chart { get; init; }

    /// <summary>How many have their main post in a department.</summary>
    public required IReadOnlyDictionary<DepartmentId, int> People { get; init; }

    /// <summary>How many work in a department besides their main post.</summary>
    public required IReadOnlyDictionary<DepartmentId, int> SecondPosts { get; init; }

    /// <summary>How many work here without a department.</summary>
    public required int Unplaced { get; init; }

    public required IReadOnlyDictionary<PersonId, string> Names { get; init; }

    public required ILookup<DepartmentId?, Appointment> Appointments { get; init; }

    public required DepartmentId? OfficeId { get; init; }

    public required DepartmentId? EscalationId { get; init; }

    /// <summary>Where the names lead; null on paper.</summary>
    public Func<string, string>? To { get; init; }

    /// <summary>Everybody who works here on the day.</summary>
    public int Total => People.Values.Sum() + Unplaced;

    /// <summary>How many work in a department and below it.</summary>
    public int WithBelow(ChartNode node) => node.WithBelow().Sum(n => People.GetValueOrDefault(n.Id));

    /// <summary>The roles of the line held in a department (or, for null, in none), each with the names of who holds it; the committee has a table of its own.</summary>
    public IEnumerable<(string Role, IReadOnlyList<string> Names)> RolesAt(DepartmentId? department) => Appointments[department]
        .Where(a => a.Role is < AppointmentRole.CommitteeChair or > AppointmentRole.CommitteeMember and < AppointmentRole.SitePromoter or AppointmentRole.InternalAuditor)
        .GroupBy(a => a.Role).Select(g => (OrganizationWords.Book.Of(g.Key), (IReadOnlyList<string>)[.. g.Select(a => Names.GetValueOrDefault(a.PersonId, "")).Distinct()]));

    /// <summary>The same chart with links, or without.</summary>
    public ChartView Linked(Func<string, string>? to) => new()
    {
        Organization = Organization, Day = Day, Chart = Chart, People = People, SecondPosts = SecondPosts, Unplaced = Unplaced, Names = Names,
        Appointments = Appointments, OfficeId = OfficeId, EscalationId = EscalationId, To = to,
    };
}

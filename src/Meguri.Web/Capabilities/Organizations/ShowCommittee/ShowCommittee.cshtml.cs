using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Web.Host;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>推進会議・委員会のメンバー一覧 (F-05), on screen and on paper.</summary>
[Permit(OrganizationPermissions.View)]
internal sealed class ShowCommitteeModel(MeguriDb db, Departments departments) : MeguriPage
{
    public IReadOnlyList<Group> Groups { get; private set; } = [];

    /// <summary>Departments at the top that nobody speaks for.</summary>
    public IReadOnlyList<Department> Absent { get; private set; } = [];

    public int Count => Groups.Sum(g => g.Members.Count);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var today = Current.Today;
        var tree = await departments.TreeAsync(cancellation);
        var rows = await (from a in OrganizationFacts.Current(db.Set<Appointment>(), today)
                          join p in db.Set<Person>() on a.PersonId equals p.Id
                          where a.Role == AppointmentRole.CommitteeChair || a.Role == AppointmentRole.CommitteeMember
                          orderby a.RoleOrder, p.EmployeeNumber
                          select new Member(a, p)).AsNoTracking().ToListAsync(cancellation);
        var order = tree.InOrder().Select((d, i) => (d.Id, i)).ToDictionary(x => x.Id, x => x.i);
        Groups = [.. rows.GroupBy(m => m.Appointment.DepartmentId ?? m.Person.DepartmentId)
            .OrderBy(g => g.Min(m => m.Appointment.RoleOrder)).ThenBy(g => g.Key is { } id ? order.GetValueOrDefault(id, int.MaxValue) : int.MaxValue)
            .Select(g => new Group(g.Key is { } id ? tree.PathOf(id) : null, [.. g]))];
        var spoken = rows.Select(m => m.Appointment.DepartmentId ?? m.Person.DepartmentId).OfType<DepartmentId>().ToHashSet();
        Absent = [.. tree.ChildrenOf(null).Where(d => d.ExistsOn(today) && !tree.WithDescendants(d.Id).Any(spoken.Contains))];
    }

    /// <summary>The members of a department.</summary>
    public sealed record Group(string? Department, IReadOnlyList<Member> Members);

    /// <summary>One member.</summary>
    public sealed record Member(Appointment Appointment, Person Person);
}

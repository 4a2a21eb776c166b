namespace Meguri.Domain.Organizations;

/// <summary>Where somebody is missing: roles nobody holds, departments without officer or with too few managers, sites without promoter (S2-2, S3-6).</summary>
public sealed class Staffing
{
    private readonly DepartmentTree tree;
    private readonly ILookup<(AppointmentRole, DepartmentId?), Appointment> held;
    private readonly Governance choice;
    private readonly DateOnly day;
    private readonly List<StaffingGap> gaps = [];

    private Staffing(DepartmentTree tree, IEnumerable<Appointment> appointments, Governance choice, DateOnly day)
    {
        (this.tree, this.choice, this.day) = (tree, choice, day);
        held = appointments.ToLookup(a => (a.Role, a.DepartmentId));
    }

    /// <summary>The gaps of a day.</summary>
    /// <param name="tree">The departments.</param>
    /// <param name="appointments">All appointments; those of other days are left out.</param>
    /// <param name="sites">The sites in use.</param>
    /// <param name="choice">How many the organization wants.</param>
    /// <param name="day">The day.</param>
    public static IReadOnlyList<StaffingGap> GapsOn(
        DepartmentTree tree, IEnumerable<Appointment> appointments, IEnumerable<Site> sites, Governance choice, DateOnly day)
    {
        var current = appointments.Where(a => a.HoldsOn(day)).ToList();
        var staffing = new Staffing(tree, current, choice, day);
        foreach (var role in choice.WantedRoles.Where(r => !r.NeedsDepartment() && !r.NeedsSite()))
            if (!current.Exists(a => a.Role == role)) staffing.gaps.Add(new StaffingGap(role, 1, 0));
        if (choice.OfficersPerDepartment > 0)
            foreach (var top in tree.ChildrenOf(null)) staffing.Officers(top);
        if (choice.ManagersPerDepartment > 0)
            foreach (var unit in staffing.Units()) staffing.Managers(unit);
        if (choice.WantedRoles.Contains(AppointmentRole.SitePromoter))
            staffing.gaps.AddRange(sites.Where(s => s.IsOpenOn(day) && !current.Exists(a => a.Role == AppointmentRole.SitePromoter && a.SiteId == s.Id))
                .Select(s => new StaffingGap(AppointmentRole.SitePromoter, 1, 0) { Site = s.Id }));
        return staffing.gaps;
    }

    // An officer answers for everything below. Where the officers sit lower down, each branch there needs its own.
    private void Officers(Department department)
    {
        if (!department.ExistsOn(day)) return;
        var have = Count(AppointmentRole.DepartmentSecurityOfficer, department.Id);
        var below = have == 0 && tree.WithDescendants(department.Id).Skip(1).Any(d => Count(AppointmentRole.DepartmentSecurityOfficer, d) > 0);
        if (below)
            foreach (var child in tree.ChildrenOf(department.Id)) Officers(child);
        else if (have < choice.OfficersPerDepartment)
            gaps.Add(new StaffingGap(AppointmentRole.DepartmentSecurityOfficer, choice.OfficersPerDepartment, have) { Department = department.Id });
    }

    // Managers help an officer, so they are counted where the officer is, with all that lies below.
    private void Managers(DepartmentId unit)
    {
        var have = tree.WithDescendants(unit).Sum(d => Count(AppointmentRole.DepartmentSecurityManager, d));
        if (have < choice.ManagersPerDepartment)
            gaps.Add(new StaffingGap(AppointmentRole.DepartmentSecurityManager, choice.ManagersPerDepartment, have) { Department = unit });
    }

    private IEnumerable<DepartmentId> Units() => tree.InOrder().Where(d => d.ExistsOn(day)
        && (Count(AppointmentRole.DepartmentSecurityOfficer, d.Id) > 0 || gaps.Exists(g => g.Department == d.Id))).Select(d => d.Id).ToList();

    private int Count(AppointmentRole role, DepartmentId department) => held[(role, department)].Select(a => a.PersonId).Distinct().Count();
}

/// <summary>Somebody is missing.</summary>
/// <param name="Role">In which role.</param>
/// <param name="Wanted">How many the organization wants.</param>
/// <param name="Have">How many there are.</param>
public sealed record StaffingGap(AppointmentRole Role, int Wanted, int Have)
{
    /// <summary>In which department.</summary>
    public DepartmentId? Department { get; init; }

    /// <summary>At which site.</summary>
    public SiteId? Site { get; init; }
}

namespace Meguri.Domain.Organizations;

/// <summary>What one person carries (S0-6, S1-3).</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Appointments">What they hold.</param>
public sealed record Workload(PersonId PersonId, IReadOnlyList<Appointment> Appointments)
{
    /// <summary>From so many appointments on, a load is shown.</summary>
    public const int Many = 3;

    /// <summary>A working week, in minutes.</summary>
    public const int Week = 40 * 60;

    /// <summary>Minutes a week they gave to what they hold, as far as it is known.</summary>
    public int Minutes { get; } = Appointments.Sum(a => a.MinutesAWeek ?? 0);

    /// <summary>True when more hours are given than a working week has.</summary>
    public bool IsOverfull => Minutes > Week;

    /// <summary>Everybody who carries much on a day, the fullest first.</summary>
    public static IReadOnlyList<Workload> HeavyOn(IEnumerable<Appointment> appointments, DateOnly day) =>
    [
        .. appointments.Where(a => a.HoldsOn(day)).GroupBy(a => a.PersonId).Select(g => new Workload(g.Key, [.. g.OrderBy(a => a.RoleOrder)]))
            .Where(w => w.Appointments.Count >= Many || w.IsOverfull)
            .OrderByDescending(w => w.Appointments.Count).ThenByDescending(w => w.Minutes).ThenBy(w => w.PersonId.Value),
    ];
}

using Meguri.Domain.Kernel;

namespace Meguri.Domain.Organizations;

/// <summary>What is known of an appointment.</summary>
public sealed record AppointmentFields
{
    /// <summary>The role.</summary>
    public AppointmentRole Role { get; init; }

    /// <summary>Who is appointed.</summary>
    public PersonId PersonId { get; init; }

    /// <summary>For which department, or from which.</summary>
    public DepartmentId? DepartmentId { get; init; }

    /// <summary>For which site.</summary>
    public SiteId? SiteId { get; init; }

    /// <summary>担当業務: what falls to them in it, one a line (S0-1, F-05 役割).</summary>
    public string? Tasks { get; init; }

    /// <summary>選定理由.</summary>
    public string? Reason { get; init; }

    /// <summary>Full- or part-time; null when nobody said.</summary>
    public WorkForm? WorkForm { get; init; }

    /// <summary>Minutes a week they can give; null when nobody said.</summary>
    public int? MinutesAWeek { get; init; }

    /// <summary>The first day.</summary>
    public DateOnly From { get; init; }

    /// <summary>The last day; null while it has none.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>What is missing or impossible.</summary>
    internal List<Problem> Missing()
    {
        var problems = new List<Problem>();
        if (PersonId == default) problems.Add(OrganizationProblems.AppointmentPersonMissing);
        if (Role.NeedsDepartment() && DepartmentId is null) problems.Add(OrganizationProblems.AppointmentDepartmentMissing);
        if (Role.NeedsSite() && SiteId is null) problems.Add(OrganizationProblems.AppointmentSiteMissing);
        if (Role.NeedsReason() && string.IsNullOrWhiteSpace(Reason)) problems.Add(OrganizationProblems.AppointmentReasonMissing);
        if (From == default) problems.Add(OrganizationProblems.AppointmentFromMissing);
        else if (Until < From) problems.Add(OrganizationProblems.EndsBeforeItBegins(nameof(Until)));
        if (MinutesAWeek is <= 0 or > Appointment.MostMinutesAWeek) problems.Add(OrganizationProblems.HoursOutOfRange(Appointment.MostMinutesAWeek / 60));
        return problems;
    }
}

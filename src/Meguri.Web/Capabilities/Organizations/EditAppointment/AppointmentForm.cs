using Meguri.Domain.Organizations;
using Meguri.Web.Kit;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>The form of an appointment, as typed.</summary>
internal sealed class AppointmentForm
{
    public AppointmentRole Role { get; set; }

    public Guid? PersonId { get; set; }

    public Guid? DepartmentId { get; set; }

    public Guid? SiteId { get; set; }

    public string? Tasks { get; set; }

    public string? Reason { get; set; }

    public WorkForm? WorkForm { get; set; }

    public decimal? HoursAWeek { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? Until { get; set; }

    public int Version { get; set; }

    [SaidOnly]
    public string? Why { get; set; }

    /// <summary>The form of what is known.</summary>
    public static AppointmentForm Of(Appointment a) => new()
    {
        Role = a.Role, PersonId = a.PersonId.Value, DepartmentId = a.DepartmentId?.Value, SiteId = a.SiteId?.Value, Tasks = a.Tasks, Reason = a.Reason,
        WorkForm = a.WorkForm, HoursAWeek = a.MinutesAWeek / 60m, From = a.From, Until = a.Until, Version = a.Version,
    };

    /// <summary>What was typed, as fields.</summary>
    public AppointmentFields Fields() => new()
    {
        Role = Role, PersonId = Domain.Organizations.PersonId.From(PersonId ?? Guid.Empty),
        DepartmentId = DepartmentId is { } department ? Domain.Organizations.DepartmentId.From(department) : null,
        SiteId = SiteId is { } site ? Domain.Organizations.SiteId.From(site) : null, Tasks = Tasks, Reason = Reason, WorkForm = WorkForm,
        // What no int holds is out of range all the same.
        MinutesAWeek = HoursAWeek is { } hours ? (int)Math.Round(Math.Clamp(hours, -1, 1000) * 60) : null,
        From = From ?? default, Until = Until,
    };
}

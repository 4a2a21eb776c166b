using Meguri.Domain.Kernel;

namespace Meguri.Domain.Organizations;

/// <summary>任命: a person holds a role of the ISMS for a time, for a reason, and has confirmed it (clause 5.3; S3-1, S3-2, S3-6).</summary>
public sealed class Appointment : Entity
{
    /// <summary>A week has 168 hours; nobody gives more than 80 of them.</summary>
    public const int MostMinutesAWeek = 80 * 60;

    private Appointment() { }

    /// <summary>Its id.</summary>
    public AppointmentId Id { get; private set; } = NewId.Of<AppointmentId>();

    /// <summary>The role.</summary>
    public AppointmentRole Role { get; private set; }

    /// <summary>The place of the role in lists, which databases cannot tell from its name.</summary>
    public int RoleOrder { get; private set; }

    /// <summary>Who is appointed.</summary>
    public PersonId PersonId { get; private set; }

    /// <summary>For which department, or from which.</summary>
    public DepartmentId? DepartmentId { get; private set; }

    /// <summary>For which site.</summary>
    public SiteId? SiteId { get; private set; }

    /// <summary>担当業務, one a line.</summary>
    public string? Tasks { get; private set; }

    /// <summary>選定理由.</summary>
    public string? Reason { get; private set; }

    /// <summary>Full- or part-time.</summary>
    public WorkForm? WorkForm { get; private set; }

    /// <summary>Minutes a week they can give.</summary>
    public int? MinutesAWeek { get; private set; }

    /// <summary>The first day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The last day; null while it has none.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>When the person confirmed it; null when they have not, or when it changed since.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>The duties the person was shown and confirmed, word for word.</summary>
    public string? ConfirmedDuties { get; private set; }

    /// <summary>True on a day of its term.</summary>
    public bool HoldsOn(DateOnly day) => From <= day && (Until is null || day <= Until);

    /// <summary>True from the day after its term.</summary>
    public bool IsOverOn(DateOnly day) => Until < day;

    /// <summary>Appoints.</summary>
    public static Result<Appointment> Appoint(AppointmentFields fields)
    {
        var appointment = new Appointment();
        var taken = appointment.Take(fields);
        return taken.Ok ? appointment : Result<Appointment>.Refused(taken);
    }

    /// <summary>Changes what is known. Who holds which role stays: another person or role is another appointment. What the person confirmed falls when it is no longer the same.</summary>
    public Result Change(AppointmentFields fields)
    {
        var before = (DepartmentId, SiteId, Tasks, From);
        var taken = Take(fields with { Role = Role, PersonId = PersonId });
        if (taken.Ok && before != (DepartmentId, SiteId, Tasks, From)) (ConfirmedAt, ConfirmedDuties) = (null, null);
        return taken;
    }

    /// <summary>Ends it with this day.</summary>
    public Result End(DateOnly day)
    {
        if (Until is not null && Until <= day) return OrganizationProblems.AppointmentEnded;
        if (day < From) return OrganizationProblems.EndsBeforeItBegins(nameof(Until));
        Until = day;
        return Result.Done;
    }

    /// <summary>The person says that they take it on, with these duties.</summary>
    /// <param name="by">Who confirms; nobody can do it for another.</param>
    /// <param name="duties">The duties of the role as they were shown (<see cref="RoleDuty.Statement"/>).</param>
    /// <param name="at">When.</param>
    public Result Confirm(PersonId by, string duties, DateTimeOffset at)
    {
        if (by != PersonId) return OrganizationProblems.NotYourAppointment;
        (ConfirmedAt, ConfirmedDuties) = (at, duties);
        return Result.Done;
    }

    /// <summary>Whether the person confirmed it, and whether what they confirmed still holds.</summary>
    /// <param name="duties">The duties of the role as they are now.</param>
    public Confirmation ConfirmationOf(string duties) => ConfirmedAt is null ? Confirmation.Open
        : ConfirmedDuties == duties ? Confirmation.Confirmed : Confirmation.DutiesChanged;

    /// <summary>True when both appoint the same person to the same role at the same place for a common day.</summary>
    public bool Overlaps(AppointmentFields other) => (Role, PersonId, DepartmentId, SiteId) == (other.Role, other.PersonId, other.DepartmentId, other.SiteId)
        && From <= (other.Until ?? DateOnly.MaxValue) && other.From <= (Until ?? DateOnly.MaxValue);

    /// <summary>What is known, as a form carries it.</summary>
    public AppointmentFields Fields() => new()
    {
        Role = Role, PersonId = PersonId, DepartmentId = DepartmentId, SiteId = SiteId, Tasks = Tasks, Reason = Reason,
        WorkForm = WorkForm, MinutesAWeek = MinutesAWeek, From = From, Until = Until,
    };

    private Result Take(AppointmentFields fields)
    {
        var texts = new FieldTexts();
        var tasks = texts.Optional(fields.Tasks, nameof(Tasks), FieldTexts.Long, lines: true);
        var reason = texts.Optional(fields.Reason, nameof(Reason), FieldTexts.Long, lines: true);
        var problems = fields.Missing().Concat(texts.Problems).ToList();
        if (problems.Count > 0) return Result.From(problems);
        (Role, RoleOrder, PersonId) = (fields.Role, (int)fields.Role, fields.PersonId);
        (DepartmentId, SiteId, Tasks, Reason) = (fields.DepartmentId, fields.SiteId, tasks, reason);
        (WorkForm, MinutesAWeek, From, Until) = (fields.WorkForm, fields.MinutesAWeek, fields.From, fields.Until);
        return Result.Done;
    }
}

/// <summary>What the appointed person has said.</summary>
public enum Confirmation
{
    /// <summary>Nothing yet.</summary>
    Open,

    /// <summary>That they take it on.</summary>
    Confirmed,

    /// <summary>They confirmed other duties than the role has now.</summary>
    DutiesChanged,
}

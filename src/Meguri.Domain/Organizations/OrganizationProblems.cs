using Meguri.Domain.Kernel;

namespace Meguri.Domain.Organizations;

/// <summary>Every refusal of the capability.</summary>
public static class OrganizationProblems
{
    /// <summary>An employee number is missing.</summary>
    public static Problem EmployeeNumberMissing => new("employee_number_missing", nameof(Person.EmployeeNumber));

    /// <summary>A person's name is missing.</summary>
    public static Problem PersonNameMissing => new("person_name_missing", nameof(Person.Name));

    /// <summary>Another person has the employee number.</summary>
    public static Problem EmployeeNumberTaken(string number) => new("employee_number_taken", nameof(Person.EmployeeNumber), number);

    /// <summary>A department's name is missing.</summary>
    public static Problem DepartmentNameMissing => new("department_name_missing", nameof(Department.Name));

    /// <summary>The department above has one of this name already.</summary>
    public static Problem DepartmentNameTaken(string name) => new("department_name_taken", nameof(Department.Name), name);

    /// <summary>No department is known by this name.</summary>
    public static Problem UnknownDepartment(string field, string name) => new("unknown_department", field, name);

    /// <summary>Several departments share this last name.</summary>
    public static Problem AmbiguousDepartment(string field, string name, string paths) => new("ambiguous_department", field, name, paths);

    /// <summary>The kind of person is none of the known ones.</summary>
    public static Problem UnknownPersonKind(string field, string text) => new("unknown_person_kind", field, text);

    /// <summary>The last day lies before the first.</summary>
    public static Problem EndsBeforeItBegins(string field) => new("ends_before_it_begins", field);

    /// <summary>The text is no e-mail address.</summary>
    public static Problem NotAnEmail(string field, string text) => new("not_an_email", field, text);

    /// <summary>A department's name holds the sign that separates the parts of a path.</summary>
    public static Problem DepartmentNameHasSlash => new("department_name_has_slash", nameof(Department.Name));

    /// <summary>A department would stand above itself.</summary>
    public static Problem DepartmentCircular => new("department_circular", nameof(Department.ParentId));

    /// <summary>A department below the one to be closed lives on.</summary>
    public static Problem DepartmentHasOthersBelow(string name) => new("department_has_others_below", nameof(Department.Until), name);

    /// <summary>A change would take effect before the department began or before its last change.</summary>
    public static Problem ChangeBeforeTheLast => new("change_before_the_last", "Since");

    /// <summary>A change would take effect in the future.</summary>
    public static Problem ChangeInTheFuture => new("change_in_the_future", "Since");

    /// <summary>No person of the register.</summary>
    public static Problem UnknownPerson(string field) => new("not_in_the_register", field);

    /// <summary>No site of the organization.</summary>
    public static Problem UnknownSite(string field) => new("unknown_site", field);

    /// <summary>A site's name is missing.</summary>
    public static Problem SiteNameMissing => new("site_name_missing", nameof(Site.Name));

    /// <summary>Another site has the name.</summary>
    public static Problem SiteNameTaken(string name) => new("site_name_taken", nameof(Site.Name), name);

    /// <summary>Nobody is appointed.</summary>
    public static Problem AppointmentPersonMissing => new("appointment_person_missing", nameof(Appointment.PersonId));

    /// <summary>The role is held for a department.</summary>
    public static Problem AppointmentDepartmentMissing => new("appointment_department_missing", nameof(Appointment.DepartmentId));

    /// <summary>The role is held for a site.</summary>
    public static Problem AppointmentSiteMissing => new("appointment_site_missing", nameof(Appointment.SiteId));

    /// <summary>The role is given with a reason.</summary>
    public static Problem AppointmentReasonMissing => new("appointment_reason_missing", nameof(Appointment.Reason));

    /// <summary>The first day is missing.</summary>
    public static Problem AppointmentFromMissing => new("appointment_from_missing", nameof(Appointment.From));

    /// <summary>The person does not work here on the first day.</summary>
    public static Problem AppointedNotWorking(string name) => new("appointed_not_working", nameof(Appointment.PersonId), name);

    /// <summary>The person holds the same role at the same place already.</summary>
    public static Problem AlreadyAppointed(string name) => new("already_appointed", nameof(Appointment.PersonId), name);

    /// <summary>The appointment ended before.</summary>
    public static Problem AppointmentEnded => new("appointment_ended", nameof(Appointment.Until));

    /// <summary>Only the appointed person confirms.</summary>
    public static Problem NotYourAppointment => new("not_your_appointment");

    /// <summary>The duties were rewritten while the person read them.</summary>
    public static Problem DutiesRewritten => new("duties_rewritten");

    /// <summary>No hours anybody could give in a week.</summary>
    public static Problem HoursOutOfRange(int most) => new("hours_out_of_range", "HoursAWeek", most);

    /// <summary>Whoever hands over and whoever takes over are the same.</summary>
    public static Problem HandsOverToOneself => new("hands_over_to_oneself", "SuccessorId");

    /// <summary>Nothing was chosen to be handed over.</summary>
    public static Problem NothingToHandOver => new("nothing_to_hand_over");

    /// <summary>A duty's text is missing.</summary>
    public static Problem DutyTextMissing => new("duty_text_missing", nameof(RoleDuty.Text));

    /// <summary>A duty's place is none from 1 to 999.</summary>
    public static Problem DutyOrderOutOfRange => new("duty_order_out_of_range", nameof(RoleDuty.DisplayOrder));

    /// <summary>Whoever does it would approve it.</summary>
    public static Problem DutyApprovedByDoer => new("duty_approved_by_doer", nameof(RoleDuty.Approver));

    /// <summary>No number of officers or managers a department can have.</summary>
    public static Problem NumberPerDepartment(string field, int most) => new("number_per_department", field, most);

    /// <summary>The office would turn to itself.</summary>
    public static Problem EscalatesToItself => new("escalates_to_itself", nameof(Governance.EscalationId));

    /// <summary>The organization has no name.</summary>
    public static Problem SettingsNameMissing => new("settings_name_missing", "Name");

    /// <summary>No time zone that the calendar knows.</summary>
    public static Problem UnknownTimeZone(string? name) => new("unknown_time_zone", "TimeZone", name);

    /// <summary>No month.</summary>
    public static Problem FiscalYearStartOutOfRange => new("fiscal_year_start_out_of_range", "FiscalYearStart");

    /// <summary>A term holds what sentences are put together by.</summary>
    public static Problem TermWithBraces(string field) => new("term_with_braces", field);
}

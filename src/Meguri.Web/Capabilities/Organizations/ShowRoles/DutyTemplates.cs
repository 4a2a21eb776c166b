using Meguri.Domain.Organizations;
using static Meguri.Domain.Organizations.AppointmentRole;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>The duties we offer to begin with, in the reader's language; once taken they are the organization's own words.</summary>
internal static class DutyTemplates
{
    /// <summary>対策室の9責務 (F-21).</summary>
    public const string Office = "office";

    /// <summary>What the other roles of five layers do (S0-1, S0-5, S1-1).</summary>
    public const string Others = "others";

    private static readonly (AppointmentRole Role, string Word, AppointmentRole[] Supporters, AppointmentRole? Approver)[] OfficeDuties =
    [
        (IsmsOffice, nameof(OrganizationWords.Duty_Office_Policy), [CommitteeMember], TopManagement),
        (IsmsOffice, nameof(OrganizationWords.Duty_Office_Guidelines), [DepartmentSecurityOfficer], OfficeHead),
        (IsmsOffice, nameof(OrganizationWords.Duty_Office_Assessment), [DepartmentSecurityOfficer], OfficeHead),
        (IsmsOffice, nameof(OrganizationWords.Duty_Office_Risks), [DepartmentSecurityOfficer, DepartmentSecurityManager], OfficeHead),
        (IsmsOffice, nameof(OrganizationWords.Duty_Office_Incidents), [DepartmentSecurityOfficer], OfficeHead),
        (IsmsOffice, nameof(OrganizationWords.Duty_Office_Continuity), [DepartmentSecurityOfficer], OfficeHead),
        (IsmsOffice, nameof(OrganizationWords.Duty_Office_Guidance), [DepartmentSecurityManager], null),
        (IsmsOffice, nameof(OrganizationWords.Duty_Office_Outside), [], null),
        (IsmsOffice, nameof(OrganizationWords.Duty_Office_Decisions), [CommitteeMember], OfficeHead),
    ];

    private static readonly (AppointmentRole Role, string Word, AppointmentRole[] Supporters, AppointmentRole? Approver)[] OtherDuties =
    [
        (TopManagement, nameof(OrganizationWords.Duty_Top_Direction), [Ciso, IsmsOffice], null),
        (TopManagement, nameof(OrganizationWords.Duty_Top_Review), [IsmsManager, IsmsOffice], null),
        (Ciso, nameof(OrganizationWords.Duty_Ciso_Lead), [OfficeHead, IsmsOffice], TopManagement),
        (Ciso, nameof(OrganizationWords.Duty_Ciso_Accept), [IsmsManager], null),
        (OfficeHead, nameof(OrganizationWords.Duty_Head_Office), [IsmsOffice], null),
        (OfficeHead, nameof(OrganizationWords.Duty_Head_Escalate), [IsmsOffice], null),
        (IsmsManager, nameof(OrganizationWords.Duty_Manager_Run), [IsmsOffice], Ciso),
        (IsmsManager, nameof(OrganizationWords.Duty_Manager_Report), [IsmsOffice], null),
        (CommitteeChair, nameof(OrganizationWords.Duty_Chair_Call), [IsmsOffice], null),
        (CommitteeMember, nameof(OrganizationWords.Duty_Member_Speak), [IsmsOffice], null),
        (DepartmentSecurityOfficer, nameof(OrganizationWords.Duty_Officer_Answer), [DepartmentSecurityManager], null),
        (DepartmentSecurityOfficer, nameof(OrganizationWords.Duty_Officer_Risks), [DepartmentSecurityManager, IsmsOffice], null),
        (DepartmentSecurityManager, nameof(OrganizationWords.Duty_Deputy_Daily), [DepartmentStaff], DepartmentSecurityOfficer),
        (DepartmentStaff, nameof(OrganizationWords.Duty_Staff_Risks), [IsmsOffice], DepartmentSecurityOfficer),
        (DepartmentStaff, nameof(OrganizationWords.Duty_Staff_Documents), [IsmsOffice], DepartmentSecurityOfficer),
        (DepartmentStaff, nameof(OrganizationWords.Duty_Staff_Training), [IsmsOffice], null),
        (DepartmentStaff, nameof(OrganizationWords.Duty_Staff_Audit), [IsmsOffice], null),
        (DepartmentStaff, nameof(OrganizationWords.Duty_Staff_Report), [IsmsOffice], null),
        (SitePromoter, nameof(OrganizationWords.Duty_Site_Promote), [IsmsOffice], null),
        (InternalAuditor, nameof(OrganizationWords.Duty_Auditor_Audit), [], TopManagement),
        (ProjectLead, nameof(OrganizationWords.Duty_Lead_Certify), [ProjectManager], TopManagement),
        (ProjectManager, nameof(OrganizationWords.Duty_Project_Plan), [ProjectMember, IsmsOffice], ProjectLead),
        (ProjectMember, nameof(OrganizationWords.Duty_Project_Do), [IsmsOffice], ProjectManager),
    ];

    /// <summary>The duties of a template, as fields, in the reader's language; null for a template there is not.</summary>
    public static IReadOnlyList<RoleDutyFields>? Of(string template) => template switch
    {
        Office => Fields(OfficeDuties),
        Others => Fields(OtherDuties),
        _ => null,
    };

    /// <summary>The roles a template speaks of.</summary>
    public static IReadOnlyList<AppointmentRole> RolesOf(string template) => [.. (Of(template) ?? []).Select(d => d.Role).Distinct()];

    private static List<RoleDutyFields> Fields(IEnumerable<(AppointmentRole Role, string Word, AppointmentRole[] Supporters, AppointmentRole? Approver)> duties) =>
        [.. duties.GroupBy(d => d.Role).SelectMany(g => g.Select((d, i) => new RoleDutyFields(d.Role, i + 1, OrganizationWords.Book[d.Word], d.Supporters, d.Approver)))];
}

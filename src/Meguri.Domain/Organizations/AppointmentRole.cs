namespace Meguri.Domain.Organizations;

/// <summary>
/// The roles people are appointed to, in the order lists show them. What an organization calls them is its own affair; what
/// they are stays the same. Appointing gives no right in Meguri: that is the account's role.
/// </summary>
public enum AppointmentRole
{
    /// <summary>トップマネジメント.</summary>
    TopManagement,

    /// <summary>CISO: the board member in charge of information security.</summary>
    Ciso,

    /// <summary>対策室長: head of the ISMS office (S3-4).</summary>
    OfficeHead,

    /// <summary>ISMS管理責任者.</summary>
    IsmsManager,

    /// <summary>ISMS事務局 (S0-2).</summary>
    IsmsOffice,

    /// <summary>委員会の責任者 (S3-2), leader (S0-3).</summary>
    CommitteeChair,

    /// <summary>委員会の委員 (F-05).</summary>
    CommitteeMember,

    /// <summary>情報セキュリティ責任者 of a department: its head (S3-6).</summary>
    DepartmentSecurityOfficer,

    /// <summary>情報セキュリティ管理者 of a department, who helps the officer (S3-6).</summary>
    DepartmentSecurityManager,

    /// <summary>部門のISMS担当者 (S0-1, S1-1).</summary>
    DepartmentStaff,

    /// <summary>拠点の推進担当 (S2-2).</summary>
    SitePromoter,

    /// <summary>内部監査員.</summary>
    InternalAuditor,

    /// <summary>認証取得の全体責任者 (S2-1).</summary>
    ProjectLead,

    /// <summary>プロジェクト管理者 (S2-1).</summary>
    ProjectManager,

    /// <summary>プロジェクトメンバー (S2-1).</summary>
    ProjectMember,
}

/// <summary>専任・兼任 (S1-3).</summary>
public enum WorkForm
{
    /// <summary>専任: nothing else to do.</summary>
    FullTime,

    /// <summary>兼任: beside other work.</summary>
    PartTime,
}

/// <summary>What a role asks of an appointment.</summary>
public static class AppointmentRoles
{
    /// <summary>All, in their order.</summary>
    public static IReadOnlyList<AppointmentRole> All { get; } = Enum.GetValues<AppointmentRole>();

    /// <summary>True for a role that is held for a department.</summary>
    public static bool NeedsDepartment(this AppointmentRole role) => role is AppointmentRole.CommitteeMember
        or AppointmentRole.DepartmentSecurityOfficer or AppointmentRole.DepartmentSecurityManager or AppointmentRole.DepartmentStaff;

    /// <summary>True for a role that is held for a site.</summary>
    public static bool NeedsSite(this AppointmentRole role) => role == AppointmentRole.SitePromoter;

    /// <summary>True for a role whose holder is chosen with a reason on record (F-05 選定理由).</summary>
    public static bool NeedsReason(this AppointmentRole role) => role is AppointmentRole.CommitteeChair or AppointmentRole.CommitteeMember;
}

namespace Meguri.Platform.Access;

/// <summary>
/// The system roles. What an organization calls them is its own affair (<see cref="Localization.Terms"/>); what they may do
/// stands in the permission table. A risk owner or an approver is no role but a relation to a risk or a thing.
/// </summary>
public enum Role
{
    /// <summary>システム管理者: accounts, settings, back-up; no business content by itself.</summary>
    Administrator,

    /// <summary>ISMS事務局: runs the round, sees and edits everything of the ISMS.</summary>
    IsmsOffice,

    /// <summary>ISMS管理責任者: confirms treatment plans, approves method and statement of applicability.</summary>
    IsmsManager,

    /// <summary>CISO: accepts what lies above the acceptance level.</summary>
    Ciso,

    /// <summary>トップマネジメント: reads, accepts what lies above the acceptance level.</summary>
    TopManagement,

    /// <summary>情報セキュリティ責任者・管理者 of a department.</summary>
    DepartmentOfficer,

    /// <summary>部門のISMS担当者.</summary>
    DepartmentStaff,

    /// <summary>内部監査員: reads everything of the ISMS.</summary>
    InternalAuditor,

    /// <summary>従業員, 協力会社要員: their own duties.</summary>
    Employee,

    /// <summary>審査員 of the certification body: a read-only guest.</summary>
    CertificationAuditor,
}

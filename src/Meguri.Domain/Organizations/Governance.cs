using Meguri.Domain.Kernel;

namespace Meguri.Domain.Organizations;

/// <summary>体制の決めごと: how many officers and managers a department has, which department runs the office, and whom it turns to.</summary>
public sealed class Governance : Entity
{
    /// <summary>Most officers or managers an organization may ask for in a department.</summary>
    public const int MostPerDepartment = 9;

    /// <summary>One per organization: the same id in each, and the key leads with the organization.</summary>
    public static GovernanceId TheOne { get; } = new(new Guid("0197b000-0000-7000-8000-000000000001"));

    /// <summary>Its id.</summary>
    public GovernanceId Id { get; private set; } = TheOne;

    /// <summary>情報セキュリティ責任者 a department has (S3-6: 1).</summary>
    public int OfficersPerDepartment { get; private set; } = 1;

    /// <summary>情報セキュリティ管理者 a department has; 0 leaves it to the department (S3-6: 2).</summary>
    public int ManagersPerDepartment { get; private set; }

    /// <summary>Roles that somebody must hold; a gap is shown until somebody does.</summary>
    public IReadOnlyList<AppointmentRole> WantedRoles { get; private set; } =
        [AppointmentRole.TopManagement, AppointmentRole.Ciso, AppointmentRole.IsmsManager, AppointmentRole.IsmsOffice, AppointmentRole.SitePromoter, AppointmentRole.InternalAuditor];

    /// <summary>The department that runs the ISMS office: IT, general affairs or one of its own (S0-8).</summary>
    public DepartmentId? OfficeId { get; private set; }

    /// <summary>上位組織: whom the office turns to with what it cannot decide itself (S3-5).</summary>
    public DepartmentId? EscalationId { get; private set; }

    /// <summary>発議の経路 in words: what is brought up, by whom, how.</summary>
    public string? EscalationNote { get; private set; }

    /// <summary>Takes the organization's choice.</summary>
    public Result Decide(GovernanceFields fields)
    {
        var texts = new FieldTexts();
        var note = texts.Optional(fields.EscalationNote, nameof(EscalationNote), FieldTexts.Long, lines: true);
        foreach (var (number, field) in new[] { (fields.OfficersPerDepartment, nameof(OfficersPerDepartment)), (fields.ManagersPerDepartment, nameof(ManagersPerDepartment)) })
            if (number is < 0 or > MostPerDepartment) texts.Problems.Add(OrganizationProblems.NumberPerDepartment(field, MostPerDepartment));
        if (fields.OfficeId is not null && fields.OfficeId == fields.EscalationId) texts.Problems.Add(OrganizationProblems.EscalatesToItself);
        if (texts.Problems.Count > 0) return Result.From(texts.Problems);
        (OfficersPerDepartment, ManagersPerDepartment) = (fields.OfficersPerDepartment, fields.ManagersPerDepartment);
        WantedRoles = [.. fields.WantedRoles.Distinct().Order()];
        (OfficeId, EscalationId, EscalationNote) = (fields.OfficeId, fields.EscalationId, note);
        return Result.Done;
    }
}

/// <summary>An organization's choice on how it is led.</summary>
public sealed record GovernanceFields(
    int OfficersPerDepartment, int ManagersPerDepartment, IReadOnlyList<AppointmentRole> WantedRoles,
    DepartmentId? OfficeId = null, DepartmentId? EscalationId = null, string? EscalationNote = null);

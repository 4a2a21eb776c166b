using Meguri.Platform.Access;
using Meguri.Platform.Localization;
using Meguri.Web.Capabilities.Accounts;
using Meguri.Web.Capabilities.Approvals;
using Meguri.Web.Capabilities.Assets;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Host;
using Meguri.Web.Kit.Registers;
using Meguri.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>リスク: method, assessment, register and what becomes of each risk (clauses 6.1.2, 6.1.3 and 8.2).</summary>
internal sealed class RisksModule : Module
{
    public override WordBook Words => RiskWords.Book;

    public override IEnumerable<Permission> Permissions =>
    [
        new(RiskPermissions.View, () => RiskWords.Permission_View,
            Role.IsmsOffice, Role.IsmsManager, Role.Ciso, Role.TopManagement, Role.DepartmentOfficer, Role.DepartmentStaff, Role.InternalAuditor, Role.CertificationAuditor) { ByMail = true },
        new(RiskPermissions.Run, () => RiskWords.Permission_Run, Role.IsmsOffice),
        new(RiskPermissions.Assess, () => RiskWords.Permission_Assess, Role.IsmsOffice, Role.DepartmentOfficer, Role.DepartmentStaff),
        new(RiskPermissions.EditMethod, () => RiskWords.Permission_EditMethod, Role.IsmsOffice, Role.IsmsManager),
        new(RiskPermissions.ApproveMethod, () => RiskWords.Permission_ApproveMethod, Role.IsmsManager, Role.Ciso, Role.TopManagement),
        new(RiskPermissions.SignAboveLevel, () => RiskWords.Permission_SignAboveLevel, Role.Ciso, Role.TopManagement),
    ];

    public override IEnumerable<NavigationEntry> Navigation =>
        [new(NavigationSection.Plan, 50, () => RiskWords.Risks, "alert-triangle", "/risks", RiskPermissions.View)];

    public override IEnumerable<RegisterEntry> Registers => [RegisterEntry.Of<RiskLists>("risks", "/risks", RiskPermissions.View, () => RiskWords.Register, RiskPermissions.Assess)];

    public override void AddServices(IServiceCollection services) => services
        .AddScoped<RiskLedger>().AddScoped<RiskBulk>().AddScoped<LedgerValues>().AddScoped<RiskHistory>().AddScoped<Assessments>().AddScoped<RiskTargets>().AddScoped<RiskReadings>()
        .AddScoped<SaveMethod>().AddScoped<DecideMethod>()
        .AddScoped<StartAssessment>().AddScoped<AdoptMethod>().AddScoped<SaveGaps>().AddScoped<ProposeRisks>()
        .AddScoped<SaveRisk>().AddScoped<RateRisks>().AddScoped<TreatRisk>().AddScoped<DecideResidual>().AddScoped<ResidualHolds>().AddScoped<AskOwners>().AddScoped<AcceptRisks>()
        .AddScoped<SheetLedger>().AddScoped<SheetView>().AddScoped<SheetHistory>().AddScoped<PrepareSheets>().AddScoped<FillSheet>().AddScoped<MoveSheets>()
        .AddScoped<AssessmentComparison>()
        .AddScoped<IOrganizationBeginning, RiskBeginning>()
        .AddScoped<IApprovalSubject, MethodApprovals>().AddScoped<IApprovalSubject, ResidualApprovals>()
        .AddScoped<IAssetLinks, RisksOfAsset>().AddScoped<IPersonLinks, RisksOfPerson>()
        .AddScoped<IHomeStep, MethodHomeStep>().AddScoped<IHomeStep, GapHomeStep>().AddScoped<IHomeStep, SheetHomeStep>().AddScoped<IHomeStep, DetailHomeStep>().AddScoped<IHomeStep, AcceptanceHomeStep>().AddScoped<Kit.Attachments.IAttachable, RiskFiles>();

    public override void Map(ModelBuilder model) => RiskMapping.Map(model);
}

/// <summary>What one may do with risks. Accepting what remains is no permission: it is the right of the risk's owner.</summary>
internal static class RiskPermissions
{
    /// <summary>See risks, as far as the organization shows other departments' ones.</summary>
    public const string View = "risks.view";

    /// <summary>Start and finish assessments, judge gaps, propose risks from the catalogue.</summary>
    public const string Run = "risks.run";

    /// <summary>Describe, rate and treat risks; department staff their own department's only.</summary>
    public const string Assess = "risks.assess";

    /// <summary>Write the method and ask for its approval.</summary>
    public const string EditMethod = "risks.method.edit";

    /// <summary>Approve the method.</summary>
    public const string ApproveMethod = "risks.method.approve";

    /// <summary>Sign what an owner accepted above the acceptance level.</summary>
    public const string SignAboveLevel = "risks.sign-above-level";
}

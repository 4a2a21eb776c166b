using Meguri.Platform.Access;
using Meguri.Platform.Localization;
using Meguri.Web.Capabilities.Approvals;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Capabilities.Risks;
using Meguri.Web.Host;
using Meguri.Web.Kit.Registers;
using Meguri.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Treatment;

/// <summary>リスク対応: plans, their signatures and how far they are (clauses 6.1.3 e, f and 8.3).</summary>
internal sealed class TreatmentModule : Module
{
    public override WordBook Words => TreatmentWords.Book;

    public override IEnumerable<Permission> Permissions =>
    [
        new(TreatmentPermissions.View, () => TreatmentWords.Permission_View,
            Role.IsmsOffice, Role.IsmsManager, Role.Ciso, Role.TopManagement, Role.DepartmentOfficer, Role.DepartmentStaff, Role.InternalAuditor, Role.CertificationAuditor) { ByMail = true },
        new(TreatmentPermissions.Edit, () => TreatmentWords.Permission_Edit, Role.IsmsOffice, Role.DepartmentOfficer, Role.DepartmentStaff),
        new(TreatmentPermissions.Confirm, () => TreatmentWords.Permission_Confirm, Role.IsmsManager),
        new(TreatmentPermissions.Advise, () => TreatmentWords.Permission_Advise, Role.IsmsOffice),
    ];

    public override IEnumerable<NavigationEntry> Navigation =>
        [new(NavigationSection.Plan, 60, () => TreatmentWords.Treatment, "shield-check", "/treatment", TreatmentPermissions.View)];

    public override IEnumerable<RegisterEntry> Registers => [RegisterEntry.Of<PlanLists>("treatment", "/treatment", TreatmentPermissions.View, () => TreatmentWords.Plans)];

    public override void AddServices(IServiceCollection services) => services
        .AddScoped<PlanLedger>().AddScoped<PlanRisks>().AddScoped<PlanView>().AddScoped<PlanHistory>()
        .AddScoped<PlanChoices>().AddScoped<SavePlan>().AddScoped<SignPlan>().AddScoped<MarkStep>().AddScoped<Infeasible>().AddScoped<PlanExport>()
        .AddScoped<IApprovalSubject, PlanApprovals>()
        .AddScoped<IHomeStep, TreatmentHomeStep>().AddScoped<IPersonLinks, PlansOfPerson>().AddScoped<IRiskLinks, PlansOfRisk>().AddScoped<IResidualHold, OpinionsAwaited>().AddScoped<Kit.Attachments.IAttachable, PlanFiles>();

    public override void Map(ModelBuilder model) => TreatmentMapping.Map(model);
}

/// <summary>What one may do with treatment plans. Confirming as 実行責任者 and approving as リスク所有者 are no permissions: they are asked by name.</summary>
internal static class TreatmentPermissions
{
    /// <summary>See plans, as far as the organization shows other departments' risks.</summary>
    public const string View = "treatment.view";

    /// <summary>Write plans and ask for their signatures; departments for their own risks only.</summary>
    public const string Edit = "treatment.edit";

    /// <summary>Confirm a plan as ISMS管理責任者.</summary>
    public const string Confirm = "treatment.confirm";

    /// <summary>Give the office's opinion on what cannot be done.</summary>
    public const string Advise = "treatment.advise";
}

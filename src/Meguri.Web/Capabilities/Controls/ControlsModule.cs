using Meguri.Platform.Access;
using Meguri.Platform.Localization;
using Meguri.Web.Capabilities.Accounts;
using Meguri.Web.Capabilities.Approvals;
using Meguri.Web.Capabilities.Assets;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Capabilities.Risks;
using Meguri.Web.Host;
using Meguri.Web.Kit.Registers;
using Meguri.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>管理策と適用宣言書 (clause 6.1.3 b–d).</summary>
internal sealed class ControlsModule : Module
{
    public override WordBook Words => ControlWords.Book;

    public override IEnumerable<Permission> Permissions =>
    [
        new(ControlPermissions.View, () => ControlWords.Permission_View,
            Role.IsmsOffice, Role.IsmsManager, Role.Ciso, Role.TopManagement, Role.DepartmentOfficer, Role.DepartmentStaff, Role.InternalAuditor, Role.CertificationAuditor) { ByMail = true },
        new(ControlPermissions.Edit, () => ControlWords.Permission_Edit, Role.IsmsOffice),
        new(ControlPermissions.Approve, () => ControlWords.Permission_Approve, Role.IsmsManager, Role.Ciso, Role.TopManagement),
    ];

    public override IEnumerable<NavigationEntry> Navigation =>
        [new(NavigationSection.Plan, 70, () => ControlWords.Soa, "checklist", "/soa", ControlPermissions.View)];

    public override IEnumerable<RegisterEntry> Registers => [RegisterEntry.Of<MeasureLists>("measures", "/soa/measures", ControlPermissions.View, () => ControlWords.Measures)];

    public override void AddServices(IServiceCollection services) => services
        .AddScoped<LiveStatement>().AddScoped<ControlNames>().AddScoped<SoaNews>().AddScoped<Versions>().AddScoped<Statements>().AddScoped<SoaExport>()
        .AddScoped<DecideControl>().AddScoped<ProposeReasons>().AddScoped<IncludeControls>().AddScoped<SaveOwnControl>().AddScoped<SaveMeasure>().AddScoped<MeasureReading>()
        .AddScoped<RequestSoaApproval>().AddScoped<DecideSoa>().AddScoped<NameOnCertificate>().AddScoped<Kit.Attachments.IAttachable, MeasureFiles>()
        .AddScoped<IOrganizationBeginning, ControlBeginning>()
        .AddScoped<IApprovalSubject, SoaApprovals>().AddScoped<IAssetLinks, MeasuresOfAsset>().AddScoped<IPersonLinks, ControlsOfPerson>().AddScoped<IRiskLinks, MeasuresOfRisk>()
        .AddScoped<IHomeStep, SoaHomeStep>();

    public override void Map(ModelBuilder model) => ControlMapping.Map(model);
}

/// <summary>What one may do with controls and the statement of applicability.</summary>
internal static class ControlPermissions
{
    /// <summary>See controls and statements.</summary>
    public const string View = "controls.view";

    /// <summary>Decide about controls, ask for approval, keep own controls and measures.</summary>
    public const string Edit = "controls.edit";

    /// <summary>Approve a version of the statement.</summary>
    public const string Approve = "controls.soa.approve";
}

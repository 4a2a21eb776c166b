using Meguri.Domain.Approvals;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Localization;
using Meguri.Platform.Persistence;
using Meguri.Web.Host;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Approvals;

/// <summary>承認: one mechanism for everything that somebody has to decide on.</summary>
internal sealed class ApprovalsModule : Module
{
    public override WordBook Words => ApprovalWords.Book;

    public override IEnumerable<Permission> Permissions =>
        [new(ApprovalPermissions.View, () => ApprovalWords.Permission_View, [.. Enum.GetValues<Role>().Where(role => role != Role.CertificationAuditor)]) { ByMail = true }];

    public override IEnumerable<NavigationEntry> Navigation =>
        [new(NavigationSection.Plan, 5, () => ApprovalWords.Approvals, "rubber-stamp", "/approvals", ApprovalPermissions.View)];

    public override void AddServices(IServiceCollection services) => services.AddScoped<Signatory>().AddScoped<ApprovalLedger>();

    public override void Map(ModelBuilder model)
    {
        var approval = model.Owned<Approval>("approvals")
            .RefersTo<Approval, Person>(nameof(Approval.ApproverId))
            .RefersTo<Approval, Person>(nameof(Approval.RequestedBy))
            .RefersTo<Approval, Person>(nameof(Approval.DecidedBy));
        approval.Property(a => a.SubjectKind).HasMaxLength(40);
        approval.Property(a => a.Purpose).HasMaxLength(60);
        approval.Property(a => a.ContentHash).HasMaxLength(64);
        approval.HasIndex(a => new { a.OrganizationId, a.SubjectKind, a.SubjectId });
        approval.HasIndex(a => new { a.OrganizationId, a.State, a.ApproverId });
    }
}

/// <summary>What one may do with approvals; deciding is a right on the thing decided.</summary>
internal static class ApprovalPermissions
{
    /// <summary>See what waits for oneself.</summary>
    public const string View = "approvals.view";
}

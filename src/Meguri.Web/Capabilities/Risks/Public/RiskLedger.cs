using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Capabilities.Approvals;
using Meguri.Web.Capabilities.Assets;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>Which risks the actor sees, and which they may describe, rate and treat.</summary>
internal sealed class RiskLedger(MeguriDb db, Access access, CurrentOrganization current, AssetLedger assets, Signatory signatory)
{
    /// <summary>True for who sees every risk of the organization.</summary>
    public async Task<bool> SeesAllAsync(CancellationToken cancellation) =>
        access.May(RiskPermissions.View) && (current.Value.DepartmentsSeeEachOther || await assets.OwnDepartmentsAsync(cancellation) is null);

    /// <summary>The risks the actor sees; a risk's owner sees it whatever their role.</summary>
    public async Task<IQueryable<Risk>> VisibleAsync(CancellationToken cancellation)
    {
        if (await SeesAllAsync(cancellation)) return db.Set<Risk>();
        var me = signatory.Person;
        if (!access.May(RiskPermissions.View) || await assets.OwnDepartmentsAsync(cancellation) is not { } own) return db.Set<Risk>().Where(risk => risk.OwnerId == me && me != null);
        return db.Set<Risk>().Where(risk => risk.DepartmentId != null && own.Contains(risk.DepartmentId.Value) || risk.OwnerId == me && me != null);
    }

    /// <summary>The risks the actor may change.</summary>
    public async Task<IQueryable<Risk>> EditableAsync(CancellationToken cancellation)
    {
        if (!access.May(RiskPermissions.Assess)) return db.Set<Risk>().Where(_ => false);
        return await assets.OwnDepartmentsAsync(cancellation) is { } own
            ? db.Set<Risk>().Where(risk => risk.DepartmentId != null && own.Contains(risk.DepartmentId.Value))
            : db.Set<Risk>();
    }

    /// <summary>The departments the actor may enter risks for; null for all.</summary>
    public Task<IReadOnlyList<DepartmentId>?> OwnDepartmentsAsync(CancellationToken cancellation) => assets.OwnDepartmentsAsync(cancellation);
}

using Meguri.Domain.Assets;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Capabilities.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Assets;

/// <summary>Which rows of the ledger the actor sees, and which they may change.</summary>
internal sealed class AssetLedger(MeguriDb db, Actor actor, CurrentOrganization current, Departments departments)
{
    private static readonly Role[] DepartmentRoles = [Role.DepartmentOfficer, Role.DepartmentStaff];

    private Task<IReadOnlyList<DepartmentId>?>? own;

    /// <summary>The organization's scale for C, I and A.</summary>
    public AssetScale Scale { get; } = new();

    /// <summary>The rows the actor sees.</summary>
    public async Task<IQueryable<Asset>> VisibleAsync(CancellationToken cancellation) =>
        IsOfDepartmentOnly && !current.Value.DepartmentsSeeEachOther ? await OwnAsync(cancellation) : db.Set<Asset>();

    /// <summary>The rows the actor may change.</summary>
    public async Task<IQueryable<Asset>> EditableAsync(CancellationToken cancellation) =>
        IsOfDepartmentOnly ? await OwnAsync(cancellation) : db.Set<Asset>();

    /// <summary>The departments the actor may enter assets for; null for all. Read once per request.</summary>
    public Task<IReadOnlyList<DepartmentId>?> OwnDepartmentsAsync(CancellationToken cancellation) => own ??= ReadOwnAsync(cancellation);

    private async Task<IReadOnlyList<DepartmentId>?> ReadOwnAsync(CancellationToken cancellation)
    {
        if (!IsOfDepartmentOnly) return null;
        var person = actor.PersonId is { } id ? await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == PersonId.From(id), cancellation) : null;
        if (person is null) return [];
        var tree = await departments.TreeAsync(cancellation);
        return [.. person.SecondPosts.Concat(person.DepartmentId is { } main ? [main] : []).SelectMany(tree.WithDescendants).Distinct()];
    }

    private bool IsOfDepartmentOnly => actor.Roles.Any(DepartmentRoles.Contains) && !actor.Roles.Any(r => !DepartmentRoles.Contains(r) && r != Role.Employee);

    private async Task<IQueryable<Asset>> OwnAsync(CancellationToken cancellation)
    {
        var mine = (await OwnDepartmentsAsync(cancellation))!;
        return db.Set<Asset>().Where(a => mine.Contains(a.DepartmentId));
    }
}

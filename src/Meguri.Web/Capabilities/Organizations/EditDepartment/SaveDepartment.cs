using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>Registers a department or changes one: its name, its place, its head.</summary>
internal sealed class SaveDepartment(MeguriDb db, Departments departments, Access access, Trail trail, CurrentOrganization current)
{
    /// <summary>Registers a department.</summary>
    public async Task<Result<Department>> AddAsync(DepartmentFields fields, CancellationToken cancellation)
    {
        access.Demand(OrganizationPermissions.Edit);
        var department = Department.Open(fields);
        if (await ProblemsAsync(department, fields, null, cancellation) is { Count: > 0 } problems) return problems;
        db.Add(department.Value!);
        trail.Begin("departments.add");
        await SaveAsync(cancellation);
        return department;
    }

    /// <summary>Changes a department; null when there is none.</summary>
    /// <param name="id">Which.</param>
    /// <param name="fields">What is known now.</param>
    /// <param name="since">The day a reorganization took effect; null corrects a mistake.</param>
    /// <param name="version">The version the form was made from.</param>
    /// <param name="reason">Why, in the actor's words.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<Result<Department>?> ChangeAsync(DepartmentId id, DepartmentFields fields, DateOnly? since, int version, string? reason, CancellationToken cancellation)
    {
        access.Demand(OrganizationPermissions.Edit);
        if (await db.Set<Department>().SingleOrDefaultAsync(d => d.Id == id, cancellation) is not { } department) return null;
        var changed = since > current.Today ? OrganizationProblems.ChangeInTheFuture : department.Change(fields, since);
        if (await ProblemsAsync(changed, fields, id, cancellation) is { Count: > 0 } problems)
        {
            db.ChangeTracker.Clear();
            return problems;
        }
        db.Expect(department, version);
        trail.Begin("departments.change", reason);
        await SaveAsync(cancellation);
        return department;
    }

    private async Task<List<Problem>> ProblemsAsync(Result form, DepartmentFields fields, DepartmentId? self, CancellationToken cancellation)
    {
        var problems = new List<Problem>(form.Problems);
        var tree = await departments.TreeAsync(cancellation);
        problems.AddRange(tree.Check(self, fields.Name, fields.ParentId, fields.From).Problems);
        if (fields.HeadId is { } head && !await db.Set<Person>().AnyAsync(p => p.Id == head, cancellation)) problems.Add(OrganizationProblems.UnknownPerson(nameof(Department.HeadId)));
        if (fields.SiteId is { } site && !await db.Set<Site>().AnyAsync(s => s.Id == site, cancellation)) problems.Add(OrganizationProblems.UnknownSite(nameof(Department.SiteId)));
        return problems;
    }

    private async Task SaveAsync(CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        departments.Changed();
    }
}

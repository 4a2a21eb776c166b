using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Domain.Submissions;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Capabilities.Approvals;
using Meguri.Web.Capabilities.Assets;
using Meguri.Web.Capabilities.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>Which evaluation sheets the actor sees, and what the actor is to them: who fills, who confirms, who accepts.</summary>
internal sealed class SheetLedger(
    MeguriDb db, Actor actor, Access access, CurrentOrganization current, AssetLedger assets, Departments departments, Signatory signatory)
{
    private IReadOnlyList<DepartmentId>? own;

    /// <summary>The sheets the actor sees: all, or those of the own departments where the organization keeps departments apart. A head sees those of the departments they lead, whatever their role.</summary>
    public async Task<IQueryable<RiskSheet>> VisibleAsync(CancellationToken cancellation)
    {
        var led = await LedAsync(cancellation);
        if (!access.May(RiskPermissions.View)) return db.Set<RiskSheet>().Where(sheet => led.Contains(sheet.DepartmentId));
        if (current.Value.DepartmentsSeeEachOther || await assets.OwnDepartmentsAsync(cancellation) is not { } mine) return db.Set<RiskSheet>();
        var both = mine.Union(led).ToList();
        return db.Set<RiskSheet>().Where(sheet => both.Contains(sheet.DepartmentId));
    }

    /// <summary>A sheet with all its rows and its way; tracked.</summary>
    public async Task<RiskSheet?> FindAsync(RiskSheetId id, CancellationToken cancellation) =>
        await Whole(await VisibleAsync(cancellation)).SingleOrDefaultAsync(sheet => sheet.Id == id, cancellation);

    /// <summary>With rows and way, in one query per block.</summary>
    public static IQueryable<RiskSheet> Whole(IQueryable<RiskSheet> sheets) => sheets
        .Include(s => s.Submission).ThenInclude(s => s.Moves.OrderBy(m => m.Position))
        .Include(s => s.Assets.OrderBy(r => r.Position)).Include(s => s.Threats.OrderBy(r => r.Position))
        .Include(s => s.Measures.OrderBy(r => r.Position)).Include(s => s.Risks.OrderBy(r => r.Position)).AsSplitQuery();

    /// <summary>What the actor is to the sheets of a department; one person can be several.</summary>
    public async Task<SubmissionParty> PartyAsync(DepartmentId department, CancellationToken cancellation)
    {
        var party = access.May(RiskPermissions.Run) ? SubmissionParty.Receiver : SubmissionParty.None;
        if (signatory.Person is not { } me) return party;
        var tree = await departments.TreeAsync(cancellation);
        var inside = (await OwnAsync(cancellation)).Contains(department);
        var officer = actor.Roles.Contains(Role.DepartmentOfficer);
        if (inside && (officer || actor.Roles.Contains(Role.DepartmentStaff))) party |= SubmissionParty.Filler;
        if (tree.HeadOf(department) == me || inside && officer) party |= SubmissionParty.Confirmer;
        return party;
    }

    private async Task<IReadOnlyList<DepartmentId>> LedAsync(CancellationToken cancellation)
    {
        if (signatory.Person is not { } me) return [];
        var tree = await departments.TreeAsync(cancellation);
        return [.. tree.All.Select(department => department.Id).Where(id => tree.HeadOf(id) == me)];
    }

    private async Task<IReadOnlyList<DepartmentId>> OwnAsync(CancellationToken cancellation)
    {
        if (own is not null) return own;
        var person = signatory.Person is { } me ? await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == me, cancellation) : null;
        var tree = await departments.TreeAsync(cancellation);
        return own = person is null ? [] : [.. person.SecondPosts.Concat(person.DepartmentId is { } main ? [main] : []).SelectMany(tree.WithDescendants).Distinct()];
    }
}

using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Web.Host;
using Meguri.Web.Kit;
using Meguri.Web.Kit.History;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>One department: what it does, who leads it, who holds a role for it, what it was, its history.</summary>
[Permit(OrganizationPermissions.View)]
internal sealed class ShowDepartmentModel(MeguriDb db, Departments departments, OrganizationFacts facts, CloseDepartment close, RecordHistory history) : MeguriPage
{
    [BindProperty]
    public EndForm Input { get; set; } = new();

    public Department Department { get; private set; } = null!;

    public DepartmentTree Tree { get; private set; } = null!;

    public IReadOnlyList<Appointment> Appointments { get; private set; } = [];

    public IReadOnlyDictionary<PersonId, string> Names { get; private set; } = new Dictionary<PersonId, string>();

    public string? Site { get; private set; }

    public int PeopleCount { get; private set; }

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        Input = new EndForm { Day = Current.Today };
        return await LoadAsync(id, cancellation) ? Page() : NotFound();
    }

    [Needs(OrganizationPermissions.Edit)]
    public async Task<IActionResult> OnPostCloseAsync(Guid id, CancellationToken cancellation)
    {
        if (Input.Day is not { } day || !ModelState.IsValid) return await LoadAsync(id, cancellation) ? Again() : NotFound();
        if (await close.CloseAsync(DepartmentId.From(id), day, Input.Reason, cancellation) is not { } result) return NotFound();
        if (result.Ok) return Done(OrganizationWords.DepartmentClosed(result.Value.Name, day.ToText()), $"/departments/{id}");
        return await LoadAsync(id, cancellation) ? Refuse(Domain.Kernel.Result.From(result.Problems.Select(p => p.At(nameof(Input.Day))))) : NotFound();
    }

    [Needs(OrganizationPermissions.Edit)]
    public async Task<IActionResult> OnPostReopenAsync(Guid id, CancellationToken cancellation)
    {
        if (await close.ReopenAsync(DepartmentId.From(id), cancellation) is not { } result) return NotFound();
        if (result.Ok) return Done(OrganizationWords.DepartmentReopened(result.Value.Name), $"/departments/{id}");
        return await LoadAsync(id, cancellation) ? Refuse(Domain.Kernel.Result.From(result.Problems.Select(p => p with { Field = null }))) : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var key = DepartmentId.From(id);
        Tree = await departments.TreeAsync(cancellation);
        if (Tree.Find(key) is not { } department) return false;
        Department = department;
        var today = Current.Today;
        Appointments = await OrganizationFacts.Current(db.Set<Appointment>().AsNoTracking(), today).Where(a => a.DepartmentId == key)
            .OrderBy(a => a.RoleOrder).ThenBy(a => a.Id).ToListAsync(cancellation);
        var named = Appointments.Select(a => a.PersonId).Concat(department.Earlier.Select(f => f.HeadId).Append(department.HeadId).OfType<PersonId>());
        Names = await facts.NamesAsync(named, cancellation);
        Site = department.SiteId is { } site ? (await facts.SitesAsync(cancellation)).GetValueOrDefault(site) : null;
        PeopleCount = await PersonRegister.InDepartments(PersonRegister.Working(db.Set<Person>(), today), Tree.WithDescendants(key)).CountAsync(cancellation);
        History = await history.OfAsync<Department>(id, OrganizationWords.Book, cancellation);
        return true;
    }

    /// <summary>The last day and why.</summary>
    public sealed class EndForm
    {
        public DateOnly? Day { get; set; }

        public string? Reason { get; set; }
    }
}

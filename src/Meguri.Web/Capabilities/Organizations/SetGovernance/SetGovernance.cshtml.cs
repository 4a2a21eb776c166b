using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Web.Host;
using Meguri.Web.Kit;
using Meguri.Web.Kit.History;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>体制の決めごと: everybody who sees the organization sees them, the office decides them.</summary>
[Permit(OrganizationPermissions.View)]
internal sealed class SetGovernanceModel(MeguriDb db, PlaceChoices places, DecideGovernance decide, RecordHistory history) : MeguriPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public bool MayDecide => May(OrganizationPermissions.Appoint);

    public Governance Governance { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> DepartmentChoices { get; private set; } = [];

    /// <summary>Roles that are filled once; how many a department needs stands in the numbers above.</summary>
    public IReadOnlyList<SelectListItem> Roles { get; } =
        [.. AppointmentRoles.All.Where(r => !r.NeedsDepartment()).Select(r => new SelectListItem(OrganizationWords.Book.Of(r), r.ToString()))];

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var g = await OrganizationFacts.GovernanceAsync(db, cancellation);
        Input = new Form
        {
            OfficersPerDepartment = g.OfficersPerDepartment, ManagersPerDepartment = g.ManagersPerDepartment, WantedRoles = [.. g.WantedRoles],
            OfficeId = g.OfficeId?.Value, EscalationId = g.EscalationId?.Value, EscalationNote = g.EscalationNote, Version = g.Version,
        };
        return Page();
    }

    [Needs(OrganizationPermissions.Appoint)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid) return Again();
        try
        {
            var result = await decide.Handle(Input.Fields(), Input.Version, Input.Reason, cancellation);
            return result.Ok ? Done(OrganizationWords.Saved(OrganizationWords.GovernanceTitle), "/governance") : Refuse(result);
        }
        catch (DbUpdateConcurrencyException stale)
        {
            return await StaleAsync(stale, () => OnGetAsync(cancellation));
        }
    }

    public override async Task OfferAsync(CancellationToken cancellation)
    {
        Governance = await OrganizationFacts.GovernanceAsync(db, cancellation);
        DepartmentChoices = await places.DepartmentsAsync(new[] { Governance.OfficeId, Governance.EscalationId }.OfType<DepartmentId>(), cancellation);
        History = RoleHistory.InWords(await history.OfAsync<Governance>(Governance.TheOne.Value, OrganizationWords.Book, cancellation));
    }

    /// <summary>The choice, as typed.</summary>
    public sealed class Form
    {
        public int? OfficersPerDepartment { get; set; }

        public int? ManagersPerDepartment { get; set; }

        public List<AppointmentRole> WantedRoles { get; set; } = [];

        public Guid? OfficeId { get; set; }

        public Guid? EscalationId { get; set; }

        public string? EscalationNote { get; set; }

        public int Version { get; set; }

        [SaidOnly]
        public string? Reason { get; set; }

        public GovernanceFields Fields() => new(
            OfficersPerDepartment ?? 0, ManagersPerDepartment ?? 0, WantedRoles,
            OfficeId is { } office ? DepartmentId.From(office) : null, EscalationId is { } above ? DepartmentId.From(above) : null, EscalationNote);
    }
}

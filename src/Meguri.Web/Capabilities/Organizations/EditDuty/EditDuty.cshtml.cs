using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Web.Host;
using Meguri.Web.Kit.History;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>Writes a duty of a role, or changes one when the address names it.</summary>
[Permit(OrganizationPermissions.Appoint)]
internal sealed class EditDutyModel(MeguriDb db, SaveDuty save, RecordHistory history) : MeguriPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public RoleDuty? Duty { get; private set; }

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Roles { get; } = [.. AppointmentRoles.All.Select(r => new SelectListItem(OrganizationWords.Book.Of(r), r.ToString()))];

    public async Task<IActionResult> OnGetAsync(Guid? id, AppointmentRole? role, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation)) return NotFound();
        if (Duty is { } d)
        {
            Input = new Form { Role = d.Role, DisplayOrder = d.DisplayOrder, Text = d.Text, Supporters = [.. d.Supporters], Approver = d.Approver, Version = d.Version };
            return Page();
        }
        var wanted = role ?? AppointmentRole.IsmsOffice;
        var last = await db.Set<RoleDuty>().Where(d => d.Role == wanted).MaxAsync(d => (int?)d.DisplayOrder, cancellation);
        Input = new Form { Role = wanted, DisplayOrder = (last ?? 0) + 1 };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation)) return NotFound();
        if (!ModelState.IsValid) return Again();
        var fields = new RoleDutyFields(Input.Role, Input.DisplayOrder ?? 0, Input.Text, Input.Supporters, Input.Approver);
        Result<RoleDuty>? result;
        try
        {
            result = id is { } known ? await save.ChangeAsync(RoleDutyId.From(known), fields, Input.Version, cancellation) : await save.AddAsync(fields, cancellation);
        }
        catch (DbUpdateConcurrencyException stale)
        {
            return await StaleAsync(stale, () => OnGetAsync(id, null, cancellation));
        }
        if (result is null) return NotFound();
        return result.Ok ? Done(OrganizationWords.Saved(OrganizationWords.DutiesOf(OrganizationWords.Book.Of(result.Value.Role))), $"/roles#{result.Value.Role}") : Refuse(result);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancellation) =>
        await save.RemoveAsync(RoleDutyId.From(id), cancellation) ? Done(OrganizationWords.DutyRemoved, "/roles") : NotFound();

    public override async Task OfferAsync(CancellationToken cancellation)
    {
        if (Duty is not null) History = RoleHistory.InWords(await history.OfAsync<RoleDuty>(Duty.Id.Value, OrganizationWords.Book, cancellation));
    }

    private async Task<bool> LoadAsync(Guid? id, CancellationToken cancellation)
    {
        if (id is not { } known) return true;
        var key = RoleDutyId.From(known);
        Duty = await db.Set<RoleDuty>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == key, cancellation);
        return Duty is not null;
    }

    /// <summary>A duty, as typed.</summary>
    public sealed class Form
    {
        public AppointmentRole Role { get; set; }

        public int? DisplayOrder { get; set; }

        public string? Text { get; set; }

        public List<AppointmentRole> Supporters { get; set; } = [];

        public AppointmentRole? Approver { get; set; }

        public int Version { get; set; }
    }
}

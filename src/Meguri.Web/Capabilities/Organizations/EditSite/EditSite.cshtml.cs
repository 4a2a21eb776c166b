using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Web.Host;
using Meguri.Web.Kit;
using Meguri.Web.Kit.History;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>Registers a site, or changes one when the address names it.</summary>
[Permit(OrganizationPermissions.Edit)]
internal sealed class EditSiteModel(MeguriDb db, SaveSite save, RecordHistory history) : MeguriPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public Site? Site { get; private set; }

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation)) return NotFound();
        if (Site is { } s) Input = new Form { Name = s.Name, Address = s.Address, Note = s.Note, ClosedOn = s.ClosedOn, Version = s.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation)) return NotFound();
        if (!ModelState.IsValid) return Again();
        var fields = new SiteFields(Input.Name, Input.Address, Input.Note, Input.ClosedOn);
        Result<Site>? result;
        try
        {
            result = id is { } known ? await save.ChangeAsync(SiteId.From(known), fields, Input.Version, Input.Reason, cancellation) : await save.AddAsync(fields, cancellation);
        }
        catch (DbUpdateConcurrencyException stale)
        {
            return await StaleAsync(stale, () => OnGetAsync(id, cancellation));
        }
        if (result is null) return NotFound();
        return result.Ok ? Done(OrganizationWords.Saved(result.Value.Name), "/sites") : Refuse(result);
    }

    public override async Task OfferAsync(CancellationToken cancellation)
    {
        if (Site is not null) History = await history.OfAsync<Site>(Site.Id.Value, OrganizationWords.Book, cancellation);
    }

    private async Task<bool> LoadAsync(Guid? id, CancellationToken cancellation)
    {
        if (id is not { } known) return true;
        var key = SiteId.From(known);
        Site = await db.Set<Site>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == key, cancellation);
        return Site is not null;
    }

    /// <summary>A site, as typed.</summary>
    public sealed class Form
    {
        public string? Name { get; set; }

        public string? Address { get; set; }

        public string? Note { get; set; }

        public DateOnly? ClosedOn { get; set; }

        public int Version { get; set; }

        [SaidOnly]
        public string? Reason { get; set; }
    }
}

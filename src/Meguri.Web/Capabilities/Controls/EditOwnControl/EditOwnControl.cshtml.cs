using Meguri.Domain.Controls;
using Meguri.Domain.Kernel;
using Meguri.Platform.Persistence;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>Adds a control of the organization's own, or renames one when the address names it.</summary>
[Permit(ControlPermissions.Edit)]
internal sealed class EditOwnControlModel(MeguriDb db, SaveOwnControl save) : MeguriPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>The control that is renamed; null for a new one.</summary>
    public OwnControl? Known { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation)) return NotFound();
        if (Known is not null) Input = new Form { Number = Known.Control, Name = Known.Name, NameEnglish = Known.NameEnglish, Explanation = Known.Explanation, Version = Known.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation)) return NotFound();
        if (!ModelState.IsValid) return Again();
        var input = new SaveOwnControl.Input(Input.Number ?? "", Input.Name ?? "", Input.NameEnglish, Input.Explanation);
        Result<OwnControl>? result;
        try
        {
            result = Known is null ? await save.AddAsync(input, cancellation) : await save.RenameAsync(Known.Id, input, Input.Version, cancellation);
        }
        catch (DbUpdateConcurrencyException stale)
        {
            return await StaleAsync(stale, () => OnGetAsync(id, cancellation));
        }
        if (result is null) return NotFound();
        return result.Ok ? Done(ControlWords.Saved(result.Value.Control), $"/soa/{result.Value.Control}") : Refuse(result);
    }

    private async Task<bool> LoadAsync(Guid? id, CancellationToken cancellation)
    {
        if (id is not { } wanted) return true;
        var key = OwnControlId.From(wanted);
        Known = await db.Set<OwnControl>().AsNoTracking().SingleOrDefaultAsync(control => control.Id == key, cancellation);
        return Known is not null;
    }

    /// <summary>The form, as typed.</summary>
    internal sealed class Form
    {
        public string? Number { get; set; }

        public string? Name { get; set; }

        public string? NameEnglish { get; set; }

        public string? Explanation { get; set; }

        public int Version { get; set; }
    }
}

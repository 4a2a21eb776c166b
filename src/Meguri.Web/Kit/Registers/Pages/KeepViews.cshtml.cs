using Meguri.Domain.Kernel;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Kit.Registers;

/// <summary>The saved views of a register: keep the list's address under a name, rename, open with, delete.</summary>
[Member]
internal sealed class KeepViewsModel(RegisterDesk desk, SavedViews views) : BelowRegisterPage(desk)
{
    [BindProperty]
    public ViewForm Input { get; set; } = new();

    /// <summary>What is being kept, when it was refused; null when nothing is.</summary>
    public string? Query { get; private set; }

    public IReadOnlyList<SavedView> Views { get; private set; } = [];

    public bool MayShare => May(RegistersModule.Share);

    public async Task OnGetAsync(CancellationToken cancellation) => Views = await views.OfAsync(Register, cancellation);

    [Own]
    public async Task<IActionResult> OnPostSaveAsync(CancellationToken cancellation)
    {
        Views = await views.OfAsync(Register, cancellation);
        Query = await Desk.CanonicalAsync(Register, Request.QueryString.Value ?? "", cancellation);
        if (Query is null) return BadRequest();
        if (!ModelState.IsValid) return Again();
        var saved = await views.SaveAsync(Register, Input.Name, Query, Input.Shared, Input.IsDefault, cancellation);
        return saved.Ok ? Done(RegisterWords.ViewSaved(saved.Value.Name), $"{Register.Path}?{Query}") : Refuse(saved);
    }

    [Own]
    public async Task<IActionResult> OnPostChangeAsync(Guid id, string? name, bool opens, int version, CancellationToken cancellation)
    {
        Result? result;
        try
        {
            result = await views.ChangeAsync(Register, id, name, opens, version, cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            await OnGetAsync(cancellation);
            return Stale();
        }
        if (result is null) return NotFound();
        if (result.Ok) return Done(RegisterWords.ViewSaved(name!.Trim()), Register.Below("views"));
        await OnGetAsync(cancellation);
        return Refuse(result);
    }

    /// <summary>Lets a view ask what the address says.</summary>
    [Own]
    public async Task<IActionResult> OnPostRenewAsync(Guid id, int version, CancellationToken cancellation)
    {
        if (await Desk.CanonicalAsync(Register, Request.QueryString.Value ?? "", cancellation) is not { } query) return BadRequest();
        try
        {
            if (await views.RenewAsync(Register, id, query, version, cancellation) is not { } renewed) return NotFound();
            if (renewed.Ok) return Done(RegisterWords.ViewSaved(renewed.Value.Name), $"{Register.Path}?{query}");
            await OnGetAsync(cancellation);
            return Refuse(renewed);
        }
        catch (DbUpdateConcurrencyException)
        {
            await OnGetAsync(cancellation);
            return Stale();
        }
    }

    [Own]
    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancellation) =>
        await views.RemoveAsync(Register, id, cancellation) ? Done(RegisterWords.ViewRemoved, Register.Below("views")) : NotFound();

    /// <summary>A view as it is kept.</summary>
    internal sealed class ViewForm
    {
        public string? Name { get; set; }

        public bool IsDefault { get; set; }

        public bool Shared { get; set; }
    }
}

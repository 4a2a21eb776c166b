using Meguri.Domain.Controls;
using Meguri.Domain.Kernel;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>Adds a control of the organization's own, or renames one.</summary>
internal sealed class SaveOwnControl(MeguriDb db, Access access, Trail trail)
{
    /// <param name="Number">Its number, such as X.1; stays as it is once added.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="NameEnglish">Its name in English.</param>
    /// <param name="Explanation">What it means.</param>
    public sealed record Input(string Number, string Name, string? NameEnglish, string? Explanation);

    /// <summary>Adds one; it stands in the statement at once, still to be decided about.</summary>
    public async Task<Result<OwnControl>> AddAsync(Input input, CancellationToken cancellation)
    {
        access.Demand(ControlPermissions.Edit);
        var control = OwnControl.Add(input.Number, input.Name, input.NameEnglish, input.Explanation);
        if (!control.Ok) return control;
        if (await db.Set<ControlState>().AnyAsync(state => state.Control == control.Value.Control, cancellation)) return StatementProblems.NumberTaken(control.Value.Control);
        db.Add(control.Value);
        db.Add(ControlState.For(control.Value.Control).Value!);
        trail.Begin("controls.add-own");
        await db.SaveChangesAsync(cancellation);
        return control;
    }

    /// <summary>Renames one; null when there is none.</summary>
    public async Task<Result<OwnControl>?> RenameAsync(OwnControlId id, Input input, int version, CancellationToken cancellation)
    {
        access.Demand(ControlPermissions.Edit);
        if (await db.Set<OwnControl>().SingleOrDefaultAsync(known => known.Id == id, cancellation) is not { } control) return null;
        var renamed = control.Rename(input.Name, input.NameEnglish, input.Explanation);
        if (!renamed.Ok) return Result<OwnControl>.Refused(renamed);
        db.Expect(control, version);
        trail.Begin("controls.rename-own");
        await db.SaveChangesAsync(cancellation);
        return control;
    }
}

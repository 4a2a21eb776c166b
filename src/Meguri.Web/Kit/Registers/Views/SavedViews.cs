using Meguri.Domain.Kernel;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Kit.Registers;

/// <summary>The saved views of the registers: the reader's own and everybody's. Everybody's are the office's to make and change.</summary>
internal sealed class SavedViews(MeguriDb db, Actor actor, Access access, Trail trail)
{
    /// <summary>Most views of one owner on one register.</summary>
    public const int Most = 30;

    private (string Register, IReadOnlyList<SavedView> Views)? seen;

    private MembershipId? Me => actor.MembershipId;

    /// <summary>The views the reader sees, everybody's first; read once per request, for a list asks which one it opens with and then shows them all.</summary>
    public async Task<IReadOnlyList<SavedView>> OfAsync(RegisterEntry register, CancellationToken cancellation)
    {
        if (seen is { } known && known.Register == register.Key) return known.Views;
        var me = Me;
        var found = await db.Set<SavedView>().AsNoTracking().Where(v => v.Register == register.Key && (v.MembershipId == null || v.MembershipId == me)).ToListAsync(cancellation);
        seen = (register.Key, [.. found.OrderBy(v => !v.IsShared).ThenBy(v => v.Name, StringComparer.CurrentCulture).ThenBy(v => v.Id)]);
        return seen.Value.Views;
    }

    /// <summary>The view the register opens with for the reader; their own goes before everybody's.</summary>
    public async Task<SavedView?> DefaultAsync(RegisterEntry register, CancellationToken cancellation) =>
        (await OfAsync(register, cancellation)).Where(v => v.IsDefault).OrderBy(v => v.IsShared).FirstOrDefault();

    /// <summary>Keeps a view.</summary>
    /// <param name="register">The register.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="query">What the list is asked, in the one way it is written.</param>
    /// <param name="shared">For everybody.</param>
    /// <param name="opens">The register opens with it.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<Result<SavedView>> SaveAsync(RegisterEntry register, string? name, string query, bool shared, bool opens, CancellationToken cancellation)
    {
        access.Demand(shared ? RegistersModule.Share : register.Permission);
        var view = new SavedView { Register = register.Key, MembershipId = shared ? null : Me };
        var asked = view.Ask(query);
        if (!asked.Ok) return Result<SavedView>.Refused(asked);
        var kin = await KinAsync(view, cancellation);
        if (kin.Count >= Most) return RegisterProblems.TooManyViews;
        var refused = Take(view, name, opens, kin);
        if (!refused.Ok) return Result<SavedView>.Refused(refused);
        db.Add(view);
        trail.Begin("registers.save-view");
        await SaveAsync(cancellation);
        return view;
    }

    /// <summary>Renames a view, or says whether the register opens with it; null when there is none the reader may change.</summary>
    public async Task<Result?> ChangeAsync(RegisterEntry register, Guid id, string? name, bool opens, int version, CancellationToken cancellation)
    {
        if (await FindAsync(register, id, cancellation) is not { } view) return null;
        var refused = Take(view, name, opens, await KinAsync(view, cancellation));
        if (!refused.Ok) return refused;
        db.Expect(view, version);
        trail.Begin("registers.change-view");
        await SaveAsync(cancellation);
        return Result.Done;
    }

    /// <summary>Lets a view ask something else; null when there is none the reader may change.</summary>
    public async Task<Result<SavedView>?> RenewAsync(RegisterEntry register, Guid id, string query, int version, CancellationToken cancellation)
    {
        if (await FindAsync(register, id, cancellation) is not { } view) return null;
        var asked = view.Ask(query);
        if (!asked.Ok) return Result<SavedView>.Refused(asked);
        db.Expect(view, version);
        trail.Begin("registers.renew-view");
        await SaveAsync(cancellation);
        return view;
    }

    /// <summary>Deletes a view; false when there is none the reader may delete.</summary>
    public async Task<bool> RemoveAsync(RegisterEntry register, Guid id, CancellationToken cancellation)
    {
        if (await FindAsync(register, id, cancellation) is not { } view) return false;
        db.Remove(view);
        trail.Begin("registers.remove-view");
        await SaveAsync(cancellation);
        return true;
    }

    private Task SaveAsync(CancellationToken cancellation)
    {
        seen = null;
        return db.SaveChangesAsync(cancellation);
    }

    private async Task<SavedView?> FindAsync(RegisterEntry register, Guid id, CancellationToken cancellation)
    {
        access.Demand(register.Permission);
        var (me, shares) = (Me, access.May(RegistersModule.Share));
        return await db.Set<SavedView>().SingleOrDefaultAsync(v => v.Id == id && v.Register == register.Key && (v.MembershipId == me && me != null || v.MembershipId == null && shares), cancellation);
    }

    private Task<List<SavedView>> KinAsync(SavedView view, CancellationToken cancellation)
    {
        var (register, owner, id) = (view.Register, view.MembershipId, view.Id);
        return db.Set<SavedView>().Where(v => v.Register == register && v.MembershipId == owner && v.Id != id).ToListAsync(cancellation);
    }

    private static Result Take(SavedView view, string? name, bool opens, List<SavedView> kin)
    {
        var named = view.Rename(name);
        if (!named.Ok) return named;
        if (kin.Exists(v => string.Equals(v.Name, view.Name, StringComparison.OrdinalIgnoreCase))) return RegisterProblems.ViewNameTaken(view.Name);
        view.BeDefault(opens);
        if (opens) kin.ForEach(v => v.BeDefault(false));
        return Result.Done;
    }
}

using Meguri.Domain.Assets;
using Meguri.Domain.Exchange;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Assets;

/// <summary>Enters an asset or changes one.</summary>
internal sealed class SaveAsset(MeguriDb db, AssetLedger ledger, Access access, Trail trail)
{
    /// <summary>Enters an asset.</summary>
    public async Task<Result<Asset>> AddAsync(AssetFields fields, CancellationToken cancellation)
    {
        access.Demand(AssetPermissions.Edit);
        var refused = await CheckAsync(fields, null, cancellation);
        if (!refused.Ok) return Result<Asset>.Refused(refused);
        var asset = Asset.Register(fields, ledger.Scale);
        if (!asset.Ok) return asset;
        db.Add(asset.Value);
        trail.Begin("assets.add");
        await db.SaveChangesAsync(cancellation);
        return asset;
    }

    /// <summary>Changes an asset; null when there is none that the actor may change.</summary>
    /// <param name="id">Which.</param>
    /// <param name="fields">What is known now.</param>
    /// <param name="version">The version the form was made from.</param>
    /// <param name="reason">Why, in the actor's words.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<Result<Asset>?> ChangeAsync(AssetId id, AssetFields fields, int version, string? reason, CancellationToken cancellation)
    {
        access.Demand(AssetPermissions.Edit);
        if (await (await ledger.EditableAsync(cancellation)).SingleOrDefaultAsync(a => a.Id == id, cancellation) is not { } asset) return null;
        var refused = await CheckAsync(fields, id, cancellation);
        if (!refused.Ok) return Result<Asset>.Refused(refused);
        var changed = asset.Change(fields, ledger.Scale);
        if (!changed.Ok) return Result<Asset>.Refused(changed);
        db.Expect(asset, version);
        trail.Begin("assets.change", reason);
        await db.SaveChangesAsync(cancellation);
        return asset;
    }

    private async Task<Result> CheckAsync(AssetFields fields, AssetId? self, CancellationToken cancellation)
    {
        var problems = new List<Problem>(fields.Check(ledger.Scale).Problems);
        var own = await ledger.OwnDepartmentsAsync(cancellation);
        var known = fields.DepartmentId != default && await db.Set<Department>().AnyAsync(d => d.Id == fields.DepartmentId, cancellation);
        if (fields.DepartmentId != default && (!known || own?.Contains(fields.DepartmentId) == false))
            problems.Add(OrganizationProblems.UnknownDepartment(nameof(Asset.DepartmentId), ""));
        if (fields.OwnerId is { } owner && !await db.Set<Person>().AnyAsync(p => p.Id == owner, cancellation))
            problems.Add(AssetProblems.UnknownOwner);
        var key = TextFolding.Key(fields.Name);
        var twin = await db.Set<Asset>().AsNoTracking()
            .FirstOrDefaultAsync(a => a.DepartmentId == fields.DepartmentId && a.NameKey == key && a.DisposedOn == null && a.Id != (self ?? default), cancellation);
        if (twin is not null) problems.Add(AssetProblems.NameTaken(twin.Name, twin.NumberText));
        return Result.From(problems);
    }
}

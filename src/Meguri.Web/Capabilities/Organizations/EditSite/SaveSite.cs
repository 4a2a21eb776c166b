using Meguri.Domain.Exchange;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Organizations;

/// <summary>Registers a site or changes one.</summary>
internal sealed class SaveSite(MeguriDb db, Access access, Trail trail)
{
    /// <summary>Registers a site.</summary>
    public async Task<Result<Site>> AddAsync(SiteFields fields, CancellationToken cancellation)
    {
        access.Demand(OrganizationPermissions.Edit);
        var site = Site.Open(fields);
        if (!site.Ok) return site;
        if (await IsTakenAsync(fields, null, cancellation)) return OrganizationProblems.SiteNameTaken(site.Value.Name);
        db.Add(site.Value);
        trail.Begin("sites.add");
        await db.SaveChangesAsync(cancellation);
        return site;
    }

    /// <summary>Changes a site; null when there is none.</summary>
    public async Task<Result<Site>?> ChangeAsync(SiteId id, SiteFields fields, int version, string? reason, CancellationToken cancellation)
    {
        access.Demand(OrganizationPermissions.Edit);
        if (await db.Set<Site>().SingleOrDefaultAsync(s => s.Id == id, cancellation) is not { } site) return null;
        if (await IsTakenAsync(fields, id, cancellation)) return OrganizationProblems.SiteNameTaken(fields.Name!.Trim());
        var changed = site.Change(fields);
        if (!changed.Ok) return Result<Site>.Refused(changed);
        db.Expect(site, version);
        trail.Begin("sites.change", reason);
        await db.SaveChangesAsync(cancellation);
        return site;
    }

    private Task<bool> IsTakenAsync(SiteFields fields, SiteId? self, CancellationToken cancellation)
    {
        var key = TextFolding.Key(fields.Name);
        return db.Set<Site>().AnyAsync(s => s.NameKey == key && s.Id != (self ?? default), cancellation);
    }
}

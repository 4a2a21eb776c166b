using Meguri.Domain.Controls;
using Meguri.Platform.Persistence;
using Meguri.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>Where the statement of applicability stands.</summary>
internal sealed class SoaHomeStep : IHomeStep
{
    public int Order => 80;

    public string Permission => ControlPermissions.View;

    public async Task<HomeStep> LookAsync(MeguriDb db, CancellationToken cancellation)
    {
        var total = await db.Set<ControlState>().CountAsync(cancellation);
        var decided = await db.Set<ControlState>().CountAsync(state => state.Applicable != null, cancellation);
        var versions = await db.Set<SoaVersion>().AsNoTracking().Select(version => new { version.VersionNumber, version.State }).ToListAsync(cancellation);
        if (versions.Find(version => version.State == SoaState.Draft) is { } waiting)
            return new HomeStep(ControlWords.Step, ControlWords.StepWaiting(waiting.VersionNumber), ControlWords.StepSeeWaiting, $"/soa/versions/{waiting.VersionNumber}", "checklist");
        if (versions.Find(version => version.State == SoaState.Approved) is { } inForce)
            return new HomeStep(ControlWords.Step, ControlWords.StepApproved(inForce.VersionNumber, decided, total), null, "/soa", "checklist");
        return new HomeStep(ControlWords.Step, ControlWords.StepDecided(decided, total), ControlWords.StepNext, "/soa", "checklist");
    }
}

using Meguri.Domain.Assets;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Kit.Registers;
using Meguri.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Assets;

/// <summary>Whether there is a ledger, and what in it runs out (S2-14); counted as the list is, for whoever looks.</summary>
internal sealed class AssetsHomeStep(AssetLedger ledger, CurrentOrganization current) : IHomeStep
{
    public int Order => 20;

    public string Permission => AssetPermissions.View;

    public async Task<HomeStep> LookAsync(MeguriDb db, CancellationToken cancellation)
    {
        var visible = await ledger.VisibleAsync(cancellation);
        var count = await CountAsync(visible.Where(a => a.DisposedOn == null), cancellation);
        if (count == 0) return new HomeStep(AssetWords.Step, AssetWords.StepState(RegisterList.CountText(count)), AssetWords.StepNext, "/assets/import", "database");
        var expiring = await CountAsync(AssetRegister.Expiring(visible, current.Today), cancellation);
        return expiring == 0
            ? new HomeStep(AssetWords.Step, AssetWords.StepState(RegisterList.CountText(count)), null, "/assets", "database")
            : new HomeStep(AssetWords.Step, AssetWords.StepStateExpiring(RegisterList.CountText(count), RegisterList.CountText(expiring)), null, "/assets?view=expiring", "database");
    }

    private static Task<int> CountAsync(IQueryable<Asset> rows, CancellationToken cancellation) =>
        rows.Select(_ => 1).Take(RegisterList.CountedUpTo + 1).CountAsync(cancellation);
}

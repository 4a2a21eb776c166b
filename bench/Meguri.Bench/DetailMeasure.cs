using Meguri.Domain.Assets;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Bench;

/// <summary>The page of an asset with its risks, files and history, against a bare handler (<see cref="AgainstBare"/>).</summary>
internal static class DetailMeasure
{
    public static async Task<IReadOnlyList<Figure>> RunAsync(TestDatabases databases, Database database, Wanted wanted)
    {
        await using var both = await AgainstBare.StartAsync(await databases.MakeAsync(database), ListMeasure.Few, 2 * ListMeasure.Few);
        var asset = await both.Organization.FindAsync(db => db.Set<Asset>().AsNoTracking().OrderBy(a => a.Number).FirstAsync(a => a.OwnerId != null));
        return await both.ReadAsync("page of an asset", $"/assets/{asset.Id.Value}", html => html.Contains(asset.Name) && html.Split("/risks/").Length > 2, 0.45, wanted);
    }
}

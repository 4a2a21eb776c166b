using Meguri.Domain.Assets;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Bench;

/// <summary>Saving a form of an asset, with its token, its key and its events in the trail, against a bare handler that saves the same with the same trail (<see cref="AgainstBare"/>). Each reader edits an asset of their own.</summary>
internal static class SaveMeasure
{
    public static async Task<IReadOnlyList<Figure>> RunAsync(TestDatabases databases, Database database, Wanted wanted)
    {
        await using var both = await AgainstBare.StartAsync(await databases.MakeAsync(database), ListMeasure.Few);
        var assets = await both.Organization.FindAsync(db => db.Set<Asset>().AsNoTracking().Where(a => a.OwnerId != null).OrderBy(a => a.Number).Take(Load.Readers).ToListAsync());
        var token = await Reader.TokenAsync(both.Page, $"{both.Below}/assets/{assets[0].Id.Value}/edit");
        var edited = assets.ConvertAll(asset => new EditedAsset(asset, token));
        return await both.SaveAsync("saving an asset", (http, below, reader) => edited[reader].SaveAsync(http, below), 0.5, wanted);
    }
}

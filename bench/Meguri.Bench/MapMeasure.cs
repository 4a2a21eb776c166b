using Meguri.Domain.Risks;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Bench;

/// <summary>The heat map of a long register of risks, against a bare handler (<see cref="AgainstBare"/>). Counting every risk is most of it, and is on both sides.</summary>
internal static class MapMeasure
{
    public static async Task<IReadOnlyList<Figure>> RunAsync(TestDatabases databases, Database database, Wanted wanted)
    {
        await using var both = await AgainstBare.StartAsync(await databases.MakeAsync(database), ListMeasure.Few, 2 * ListMeasure.Few);
        var worst = await both.Organization.FindAsync(db => db.Set<Risk>().Where(r => r.BeforeLevel != null)
            .OrderByDescending(r => r.ResidualLevel ?? r.BeforeLevel).ThenByDescending(r => r.BeforeLevel).ThenBy(r => r.Id).Take(10).Select(r => r.Id).ToListAsync());
        return await both.ReadAsync("heat map", "/risks/map", html => worst.TrueForAll(risk => html.Contains(risk.Value.ToString())), 0.6, wanted);
    }
}

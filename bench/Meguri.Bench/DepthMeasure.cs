using Meguri.Domain.Assets;
using Meguri.Web.Capabilities.Assets;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Bench;

/// <summary>The list page of a long ledger against that of a short one in the same database: no page may know how long the ledger is.</summary>
/// <remarks>
/// The ratio is pages per second of the long ledger over those of the short one, for the same question; 1 means that length costs nothing. The short one has more rows
/// than are counted out, so that both send the same commands. A filter that few rows pass has to walk past the others, and is not measured here.
/// </remarks>
internal static class DepthMeasure
{
    public static async Task<IReadOnlyList<Figure>> RunAsync(TestDatabases databases, Database database, Wanted wanted)
    {
        await using var installation = await Installation.StartAsync(await databases.MakeAsync(database));
        var (few, fewEmail) = await Ledgers.FilledAsync(installation, ListMeasure.Few);
        var (many, manyEmail) = await Ledgers.FilledAsync(installation, wanted.Many);
        using var shallow = await Reader.SignInAsync(installation.Address, fewEmail);
        using var deep = await Reader.SignInAsync(installation.Address, manyEmail);
        var figures = new List<Figure>();
        foreach (var (what, page) in new (string, Func<TestOrganization, Task<string>>)[]
        {
            ("first page", _ => Task.FromResult("")),
            ("importance 3", _ => Task.FromResult("?f.Importance=3")),
            ("a department", async o => "?f.DepartmentId=" + (await o.FindAsync(db => db.Set<Asset>().OrderBy(a => a.Number).Select(a => a.DepartmentId).FirstAsync())).Value),
            ("the middle, by cursor", async o => "?after=" + await MiddleAsync(o, nameof(Asset.Number))),
            ("the middle by name", async o => "?sort=Name&after=" + await MiddleAsync(o, nameof(Asset.Name))),
            ("by importance, highest first", _ => Task.FromResult("?sort=-Importance")),
        })
        {
            var (near, far) = ($"/{few.Slug}/assets{await page(few)}", $"/{many.Slug}/assets{await page(many)}");
            figures.Add(new Figure($"requests/s: {wanted.Many:N0} rows / {ListMeasure.Few:N0} rows, {what}", await Rounds.RatiosAsync(wanted.Rounds,
                () => Load.RateAsync(deep, far, wanted.Turn), () => Load.RateAsync(shallow, near, wanted.Turn)), 0.9));
        }
        return figures;
    }

    private static async Task<string> MiddleAsync(TestOrganization organization, string sort)
    {
        var sorting = AssetRegister.Declaration.Find(sort)!.Sorting!;
        return sorting.CursorOf(await organization.FindAsync(async db =>
            await sorting.Order(db.Set<Asset>().AsNoTracking(), false).Skip(await db.Set<Asset>().CountAsync() / 2).FirstAsync()));
    }
}

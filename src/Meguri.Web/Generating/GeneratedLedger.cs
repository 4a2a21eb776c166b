using Meguri.Domain.Assets;
using Meguri.Domain.Exchange;
using Meguri.Domain.Kernel;
using Meguri.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Generating;

/// <summary>The ledger of a generated organization; part of a bulk save.</summary>
internal sealed class GeneratedLedger(MeguriDb db, GeneratedOffice office)
{
    private const int Batch = 1000;

    /// <summary>Adds this many assets. Each is named with the number it gets, so that a later run goes on where this one ended.</summary>
    public async Task<Result> AddAsync(int count, AssetScale scale, CancellationToken cancellation)
    {
        var staff = await office.PeopleAsync(cancellation);
        var people = office.Sections.Select(section => staff[section].ToList()).ToList();
        var first = (await db.Set<Asset>().MaxAsync(a => (int?)a.Number, cancellation) ?? 0) + 1;
        foreach (var numbers in Enumerable.Range(first, count).Chunk(Batch))
        {
            var assets = numbers.Select(n =>
            {
                var section = GeneratedNames.SectionOfAsset(n, office.Sections.Count);
                return Generated.Must(Asset.Register(GeneratedNames.Asset(n, office.Sections[section], people[section]), scale));
            }).ToList();
            var keys = assets.ConvertAll(asset => TextFolding.Key(asset.Name));
            if (await db.Set<Asset>().Where(a => a.DisposedOn == null && keys.Contains(a.NameKey)).Select(a => a.Name).FirstOrDefaultAsync(cancellation) is { } taken)
                return GenerateProblems.NameTaken(taken);
            db.AddRange(assets);
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }
        return Result.Done;
    }
}

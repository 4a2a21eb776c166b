using Meguri.Domain.Assets;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Risks;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Generating;

/// <summary>Risks of a running assessment, from the catalogue's pairs for each asset; part of a bulk save.</summary>
/// <param name="db">The database.</param>
/// <param name="running">The assessment.</param>
/// <param name="tree">The departments, whose heads own their risks.</param>
/// <param name="people">Who owns the risks of departments without a head.</param>
/// <param name="now">When they are rated.</param>
internal sealed class GeneratedRisks(MeguriDb db, RunningAssessment running, DepartmentTree tree, IReadOnlyList<PersonId> people, DateTimeOffset now)
{
    private const int Batch = 500;

    private static readonly ILookup<string, CatalogPair> Pairs = RiskCatalog.Shipped.Pairs.ToLookup(pair => pair.Category);

    /// <summary>How many risks the catalogue knows of an asset, whatever it is.</summary>
    public static int OfAnAsset { get; } = Pairs.Min(category => category.Count());

    /// <summary>How many have a level.</summary>
    public int Rated { get; private set; }

    /// <summary>How many have a decision on their treatment.</summary>
    public int Treated { get; private set; }

    /// <summary>Adds this many: one for each asset, then a second, and so on, none twice.</summary>
    public async Task AddAsync(int count, CancellationToken cancellation)
    {
        var (added, last) = (0, 0);
        while (added < count)
        {
            var assets = await AssetsAfterAsync(last, Math.Min(Batch, count - added), cancellation);
            last = assets.Count > 0 ? assets[^1].Number : 0;
            var taken = await TakenAsync([.. assets.Select(asset => (AssetId?)asset.Id)], cancellation);
            foreach (var asset in assets)
            {
                if (PairsOf(asset).FirstOrDefault(pair => !taken.Contains((asset.Id, pair.ThreatKey, pair.VulnerabilityKey))) is not { } next) continue;
                db.Add(RiskOf(asset, next, added));
                added++;
            }
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }
    }

    private Task<List<AssetRow>> AssetsAfterAsync(int number, int count, CancellationToken cancellation) =>
        db.Set<Asset>().AsNoTracking().Where(a => a.DisposedOn == null && a.Number > number).OrderBy(a => a.Number).Take(count)
            .Select(a => new AssetRow(a.Id, a.Number, a.Name, a.Kind, a.Medium, a.Group, a.DepartmentId, a.Confidentiality, a.Integrity, a.Availability, a.Impact, a.HasPersonalData))
            .ToListAsync(cancellation);

    private async Task<HashSet<(AssetId, string?, string?)>> TakenAsync(List<AssetId?> assets, CancellationToken cancellation)
    {
        var assessment = running.Assessment.Id;
        return [.. (await db.Set<Risk>().AsNoTracking().Where(r => r.AssessmentId == assessment && assets.Contains(r.AssetId))
            .Select(r => new { r.AssetId, r.ThreatKey, r.VulnerabilityKey }).ToListAsync(cancellation)).Select(r => (r.AssetId!.Value, r.ThreatKey, r.VulnerabilityKey))];
    }

    // What the words of a row do not tell, its number decides.
    private static IEnumerable<CatalogPair> PairsOf(AssetRow asset) => Pairs[
        RiskCatalog.Shipped.CategoryOf(asset.Name, asset.Kind, asset.Medium) ?? RiskCatalog.Shipped.Categories[asset.Number % RiskCatalog.Shipped.Categories.Count].Id];

    // Nine of ten are rated where the method's scales know the numbers, and half of these are treated.
    private Risk RiskOf(AssetRow asset, CatalogPair pair, int n)
    {
        var risk = Generated.Must(Risk.Identify(
            running.Assessment.Id, RiskTarget.Asset(asset.Id, asset.DepartmentId), new RiskSource(pair.ThreatKey, null, pair.VulnerabilityKey), pair.Property, pair.Controls));
        Generated.Must(risk.Describe(risk.Source(), RiskCatalog.Shipped.ConsequenceOf(pair)));
        Generated.Must(risk.GiveTo(tree.HeadOf(asset.DepartmentId) ?? people[n % people.Count], now));
        var likely = RiskCatalog.Shipped.LikelihoodOf(pair);
        var (threat, vulnerability) = (Step(likely.Threat + n % 3 - 1), Step(likely.Vulnerability + n / 3 % 3 - 1));
        var inputs = RiskValues.Of([asset]) with { Threat = threat, Vulnerability = vulnerability, Likelihood = threat };
        if (n % 10 == 9 || !risk.Estimate(running.Method, pair.Property, inputs, now).Ok) return risk;
        Rated++;
        if (n % 2 == 0 && Treat(risk, inputs, n).Ok) Treated++;
        return risk;
    }

    private Result Treat(Risk risk, RiskInputs inputs, int n) => (risk.BeforeBand, n % 10) switch
    {
        (AcceptanceBand.Acceptable, _) => risk.Treat(running.Method, TreatmentOption.None, null, risk.Controls, now),
        (_, 4) => risk.Treat(running.Method, TreatmentOption.Retain, null, risk.Controls, now),
        (_, var turn) => risk.Treat(running.Method, turn == 6 ? TreatmentOption.Share : TreatmentOption.Reduce, inputs with { Threat = 1, Vulnerability = 1, Likelihood = 1 }, risk.Controls, now),
    };

    private static int Step(int level) => Math.Clamp(level, 1, 3);
}

using Meguri.Domain.Assets;
using Meguri.Platform.Persistence;

namespace Meguri.Web.Sample;

/// <summary>The ledger: entered in June 2025, kept since.</summary>
internal sealed class SampleAssets : ISamplePart
{
    private static readonly DateOnly FirstLedger = new(2025, 6, 16);
    private const string Office = "MD1005";

    public int Order => 20;

    public IEnumerable<SampleAct> Acts(SampleContext context)
    {
        var file = SampleFiles.Read<SampleAssetsFile>("assets.json");
        foreach (var day in file.Assets.GroupBy(a => Later(a.Registered ?? FirstLedger, FirstLedger)))
            yield return new SampleAct(day.Key, Office, async (services, cancellation) =>
            {
                var db = services.GetRequiredService<MeguriDb>();
                foreach (var asset in day)
                    context.Assets[asset.Key] = db.Add(SampleContext.Taken(Asset.Register(Fields(asset, file.Labels, context), new AssetScale()), $"asset {asset.Key}")).Entity.Id;
                await SampleContext.SaveAsync(services, "assets.add", cancellation);
            });
        foreach (var gone in file.Assets.Where(a => a.Disposed is not null))
            yield return new SampleAct(gone.Disposed!.On, Office, async (services, cancellation) =>
            {
                var db = services.GetRequiredService<MeguriDb>();
                var asset = (await db.FindAsync<Asset>([db.Organization, context.Assets[gone.Key]], cancellation))!;
                asset.Dispose(gone.Disposed.On);
                await SampleContext.SaveAsync(services, "assets.dispose", cancellation);
            });
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static AssetFields Fields(SampleAsset a, SampleAssetLabels labels, SampleContext context) => new()
    {
        Name = a.Name, Business = a.Business, Kind = labels.Kinds[a.Kind].Ja, Medium = labels.Media[a.Medium].Ja,
        DepartmentId = context.Departments[a.Department], OwnerId = a.Owner is null ? null : context.People[a.Owner], Users = a.Users, Place = a.Place,
        Confidentiality = a.C, Integrity = a.I, Availability = a.A, Impact = Enum.Parse<BusinessImpact>(a.BusinessImpact),
        HasPersonalData = a.Personal, HasSensitiveData = a.Special, HasMyNumber = a.Specific, Retention = a.Retention, RegisteredOn = a.Registered,
        ExpiresOn = a.Expires, Watch = Enum.Parse<AssetWatch>(a.Watch, ignoreCase: true), Note = a.Note,
    };
}

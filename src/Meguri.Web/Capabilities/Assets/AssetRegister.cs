using Meguri.Domain.Assets;
using Meguri.Domain.Exchange;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Web.Kit;
using Meguri.Web.Kit.Registers;

namespace Meguri.Web.Capabilities.Assets;

/// <summary>The ledger, declared once.</summary>
internal static class AssetRegister
{
    public static Register<Asset> Declaration { get; } = new()
    {
        Key = "assets",
        Title = () => AssetWords.Ledger,
        DefaultSort = nameof(Asset.Number),
        LinkField = nameof(Asset.Name),
        PathOf = asset => $"/assets/{asset.Id.Value}",
        Search = (rows, text) => NumberText.Read(Asset.Series, text) is { } number
            ? rows.Where(a => a.Number == number)
            : Containing(rows, TextFolding.Key(text)),
        Views =
        [
            new("all", () => AssetWords.View_All, (rows, _) => rows.Where(a => a.DisposedOn == null)),
            new("top", () => AssetWords.View_Top, (rows, _) => rows.Where(a => a.DisposedOn == null && a.Importance == 3)),
            new("personal", () => AssetWords.View_Personal, (rows, _) => rows.Where(a => a.DisposedOn == null && (a.HasPersonalData || a.HasSensitiveData || a.HasMyNumber))),
            new("expiring", () => AssetWords.View_Expiring, (rows, context) => Expiring(rows, context.Today)),
            new("ownerless", () => AssetWords.View_Ownerless, (rows, _) => rows.Where(a => a.DisposedOn == null && a.OwnerId == null)),
            new("unrated", () => AssetWords.View_Unrated, (rows, _) => rows.Where(a => a.DisposedOn == null && a.Importance == null)),
            new("review", () => AssetWords.View_Review, (rows, context) => ReviewDue(rows, Asset.YearBefore(context.Today))),
            new("disposed", () => AssetWords.View_Disposed, (rows, _) => rows.Where(a => a.DisposedOn != null)),
        ],
        Fields =
        [
            new(nameof(Asset.Number), () => AssetWords.Field_Number, (a, _) => a.NumberText)
            {
                Shown = true, Sorting = Sorting<Asset>.By(a => a.Number), Width = 9,
                Cell = (a, _) => new RegisterCell(a.NumberText, Nowrap: true),
            },
            new(nameof(Asset.Name), () => AssetWords.Field_Name, (a, _) => a.Name) { Shown = true, Sorting = Sorting<Asset>.By(a => a.Name), Width = 34 },
            new(nameof(Asset.Business), () => AssetWords.Field_Business, (a, _) => a.Business),
            new(nameof(Asset.Kind), () => AssetWords.Field_Kind, (a, _) => a.Kind),
            new(nameof(Asset.Secret), () => AssetWords.Field_Secret, (a, _) => a.Secret is { } secret ? AssetWords.Book.Of(secret) : null)
            {
                Filter = Choice<SecretClass>((rows, value) => rows.Where(a => a.Secret == value)),
            },
            new(nameof(Asset.DepartmentId), () => AssetWords.Field_DepartmentId, (a, context) => context.Departments.PathOf(a.DepartmentId))
            {
                Shown = true, Width = 24, Person = a => a.OwnerId,
                Cell = (a, context) => new RegisterCell(context.Departments.PathOf(a.DepartmentId), context.NameOf(a.OwnerId) ?? a.OwnerName ?? "—"),
                Filter = new(
                    context => context.Departments.InOrder().Select(d => (d.Id.Value.ToString(), new string('　', context.Departments.DepthOf(d.Id)) + d.Name)),
                    (rows, value, context) => Guid.TryParse(value, out var id) && context.Departments.Find(DepartmentId.From(id)) is not null
                        ? InDepartments(rows, context.Departments.WithDescendants(DepartmentId.From(id))) : null),
            },
            new(nameof(Asset.OwnerId), () => AssetWords.Field_OwnerId, (a, context) => context.NameOf(a.OwnerId) ?? a.OwnerName) { Person = a => a.OwnerId },
            new(nameof(Asset.Users), () => AssetWords.Field_Users, (a, _) => a.Users),
            new(nameof(Asset.Medium), () => AssetWords.Field_Medium, (a, _) => a.Medium) { Shown = true },
            new(nameof(Asset.Place), () => AssetWords.Field_Place, (a, _) => a.Place) { Width = 28 },
            new("Rating", () => AssetWords.Field_Rating, (a, _) => a.Importance is null ? AssetWords.Unrated : $"{a.Confidentiality}-{a.Integrity}-{a.Availability}") { Shown = true, Exported = false, Cell = Rating },
            new(nameof(Asset.Confidentiality), () => AssetWords.Field_Confidentiality, (a, _) => a.Confidentiality) { Width = 8 },
            new(nameof(Asset.Integrity), () => AssetWords.Field_Integrity, (a, _) => a.Integrity) { Width = 8 },
            new(nameof(Asset.Availability), () => AssetWords.Field_Availability, (a, _) => a.Availability) { Width = 8 },
            new(nameof(Asset.Importance), () => AssetWords.Field_Importance, (a, _) => a.Importance)
            {
                Shown = true, Sorting = Sorting<Asset>.By(a => a.Importance ?? 0), Width = 8,
                Filter = new(_ => Enumerable.Range(1, 3).Select(v => (v.ToString(), v.ToString())),
                    (rows, value, _) => int.TryParse(value, out var wanted) ? rows.Where(a => a.Importance == wanted) : null),
            },
            new(nameof(Asset.Impact), () => AssetWords.Field_Impact, (a, _) => a.Impact?.ToString())
            {
                Width = 8, Filter = Choice<BusinessImpact>((rows, value) => rows.Where(a => a.Impact == value)),
            },
            new("Personal", () => AssetWords.Field_Personal, (a, _) => Personal(a)) { Shown = true, Exported = false },
            new(nameof(Asset.HasPersonalData), () => AssetWords.Field_HasPersonalData, (a, _) => Tick(a.HasPersonalData)) { Width = 10 },
            new(nameof(Asset.HasSensitiveData), () => AssetWords.Field_HasSensitiveData, (a, _) => Tick(a.HasSensitiveData)) { Width = 10 },
            new(nameof(Asset.HasMyNumber), () => AssetWords.Field_HasMyNumber, (a, _) => Tick(a.HasMyNumber)) { Width = 10 },
            new(nameof(Asset.Retention), () => AssetWords.Field_Retention, (a, _) => a.Retention) { Shown = true },
            new(nameof(Asset.ExpiresOn), () => AssetWords.Field_ExpiresOn, (a, _) => a.ExpiresOn) { Shown = true, Width = 12, Sorting = Sorting<Asset>.By(a => a.ExpiresOn ?? NoDay.Last) },
            new(nameof(Asset.RegisteredOn), () => AssetWords.Field_RegisteredOn, (a, _) => a.RegisteredOn) { Width = 12 },
            new(nameof(Asset.ReviewedOn), () => AssetWords.Field_ReviewedOn, (a, _) => a.ReviewedOn) { Width = 12, Sorting = Sorting<Asset>.By(a => a.ReviewedOn ?? NoDay.First) },
            new(nameof(Asset.DisposedOn), () => AssetWords.Field_DisposedOn, (a, _) => a.DisposedOn) { Width = 12 },
            new(nameof(Asset.Group), () => AssetWords.Field_Group, (a, _) => a.Group),
            new(nameof(Asset.Watch), () => AssetWords.Field_Watch, (a, _) => a.Watch == AssetWatch.None ? null : AssetWords.Book.Of(a.Watch))
            {
                Filter = Choice<AssetWatch>((rows, value) => rows.Where(a => a.Watch == value)),
            },
            new(nameof(Asset.OfficeNumber), () => AssetWords.Field_OfficeNumber, (a, _) => a.OfficeNumber) { Width = 10 },
            new(nameof(Asset.Note), () => AssetWords.Field_Note, (a, _) => a.Note) { Width = 40 },
            new("Attention", () => AssetWords.Field_Attention, (a, context) => WordList.Of(Attention(a, context.Today).Select(n => n.Text)))
            {
                Shown = true, Exported = false, Cell = (a, context) => new RegisterCell("", Badges: Attention(a, context.Today)),
            },
        ],
    };

    /// <summary>What wants a look: an expiry within half a year or past, nobody who owns it, no rating.</summary>
    public static IReadOnlyList<(string Text, Tone Tone)> Attention(Asset asset, DateOnly today)
    {
        var notes = new List<(string, Tone)>();
        if (asset.DisposedOn is not null) return [(AssetWords.Disposed, Tone.Neutral)];
        if (asset.ExpiresOn is { } end && end.DayNumber - today.DayNumber is var days && days <= 183)
            notes.Add(days < 0 ? (AssetWords.Expired, Tone.Red) : days <= 31 ? (AssetWords.ExpiresInDays(days), Tone.Red) : (AssetWords.ExpiresInMonths(days / 30), Tone.Yellow));
        if (asset.OwnerId is null) notes.Add((AssetWords.NoOwner, Tone.Red));
        if (asset.Importance is null) notes.Add((AssetWords.Unrated, Tone.Yellow));
        return notes;
    }

    /// <summary>保管期限 passed or within a month (S2-14).</summary>
    public static IQueryable<Asset> Expiring(IQueryable<Asset> rows, DateOnly today)
    {
        var soon = today.AddDays(31);
        return rows.Where(a => a.DisposedOn == null && a.ExpiresOn != null && a.ExpiresOn <= soon);
    }

    private static IQueryable<Asset> ReviewDue(IQueryable<Asset> rows, DateOnly limit) => rows.Where(a => a.DisposedOn == null
        && !(a.ReviewedOn != null && a.ReviewedOn > limit) && !(a.RegisteredOn != null && a.RegisteredOn > limit));

    private static RegisterFilter<Asset> Choice<TChoice>(Func<IQueryable<Asset>, TChoice, IQueryable<Asset>> apply) where TChoice : struct, Enum =>
        new(_ => Enum.GetValues<TChoice>().Select(value => (value.ToString(), AssetWords.Book.Of(value))),
            (rows, value, _) => Enum.TryParse<TChoice>(value, out var wanted) && Enum.IsDefined(wanted) ? apply(rows, wanted) : null);

    private static IQueryable<Asset> Containing(IQueryable<Asset> rows, string key) => rows.Where(a => a.NameKey.Contains(key));

    private static IQueryable<Asset> InDepartments(IQueryable<Asset> rows, IReadOnlyList<DepartmentId> departments) => rows.Where(a => departments.Contains(a.DepartmentId));

    private static RegisterCell Rating(Asset asset, RegisterContext context) => asset.Importance is null
        ? new RegisterCell(AssetWords.Unrated)
        : new RegisterCell("", Nowrap: true, Badges:
        [
            Badge(AssetWords.Short_Confidentiality, asset.Confidentiality), Badge(AssetWords.Short_Integrity, asset.Integrity), Badge(AssetWords.Short_Availability, asset.Availability),
        ]);

    private static (string, Tone) Badge(string letter, int? value) =>
        ($"{letter}{value?.ToString() ?? "–"}", value switch { 3 => Tone.Red, 2 => Tone.Yellow, _ => Tone.Neutral });

    private static string? Personal(Asset asset)
    {
        var kinds = new List<string>();
        if (asset.HasPersonalData) kinds.Add(AssetWords.Field_HasPersonalData);
        if (asset.HasSensitiveData) kinds.Add(AssetWords.Short_Sensitive);
        if (asset.HasMyNumber) kinds.Add(AssetWords.Short_MyNumber);
        return kinds.Count == 0 ? null : string.Join("・", kinds);
    }

    private static string? Tick(bool value) => value ? AssetWords.Yes : null;
}

using System.Globalization;
using Meguri.Domain.Assets;
using Meguri.Domain.Exchange;
using Meguri.Domain.Kernel;
using Meguri.Web.Host;
using Meguri.Web.Kit.Imports;

namespace Meguri.Web.Capabilities.Assets;

/// <summary>Reads the plain cells of a ledger row. A column the file has replaces what is known, even by blank; one it lacks leaves it.</summary>
internal static class AssetCells
{
    /// <summary>What the row does to the fields; problems go into the row.</summary>
    public static Func<AssetFields, AssetFields> Read(ImportRow row, AssetScale scale)
    {
        var (retention, expires) = Keep(row);
        var (business, kind, medium) = (row.Text(nameof(Asset.Business), 200), row.Text(nameof(Asset.Kind), 200), row.Text(nameof(Asset.Medium), 200));
        var (users, place, group, note) = (row.Text(nameof(Asset.Users), 200), row.Text(nameof(Asset.Place), 400), row.Text(nameof(Asset.Group), 200), row.Text(nameof(Asset.Note)));
        var (c, i, a) = (Rating(row, nameof(Asset.Confidentiality), scale), Rating(row, nameof(Asset.Integrity), scale), Rating(row, nameof(Asset.Availability), scale));
        var (impact, secret, watch) = (Impact(row), Choice<SecretClass>(row, nameof(Asset.Secret), AssetProblems.UnknownSecret), Choice<AssetWatch>(row, nameof(Asset.Watch), AssetProblems.UnknownWatch));
        var (personal, sensitive, myNumber) = (row.YesNo(nameof(Asset.HasPersonalData)), row.YesNo(nameof(Asset.HasSensitiveData)), row.YesNo(nameof(Asset.HasMyNumber)));
        var registered = row.Date(nameof(Asset.RegisteredOn));
        T Of<T>(string key, T read, T known) => row.Has(key) ? read : known;
        return f => f with
        {
            Business = Of(nameof(Asset.Business), business, f.Business),
            Kind = Of(nameof(Asset.Kind), kind, f.Kind),
            Secret = Of(nameof(Asset.Secret), secret, f.Secret),
            Medium = Of(nameof(Asset.Medium), medium, f.Medium),
            Users = Of(nameof(Asset.Users), users, f.Users),
            Place = Of(nameof(Asset.Place), place, f.Place),
            Watch = Of(nameof(Asset.Watch), watch ?? AssetWatch.None, f.Watch),
            Group = Of(nameof(Asset.Group), group, f.Group),
            Note = Of(nameof(Asset.Note), note, f.Note),
            Confidentiality = Of(nameof(Asset.Confidentiality), c, f.Confidentiality),
            Integrity = Of(nameof(Asset.Integrity), i, f.Integrity),
            Availability = Of(nameof(Asset.Availability), a, f.Availability),
            Impact = Of(nameof(Asset.Impact), impact, f.Impact),
            HasPersonalData = Of(nameof(Asset.HasPersonalData), personal, f.HasPersonalData),
            HasSensitiveData = Of(nameof(Asset.HasSensitiveData), sensitive, f.HasSensitiveData),
            HasMyNumber = Of(nameof(Asset.HasMyNumber), myNumber, f.HasMyNumber),
            RegisteredOn = Of(nameof(Asset.RegisteredOn), registered, f.RegisteredOn),
            Retention = Keeps(row) ? retention : f.Retention,
            // Without a date of its own, the end is computed anew from the period and the registration date.
            ExpiresOn = Keeps(row) ? expires : f.ExpiresOn,
        };
    }

    private static bool Keeps(ImportRow row) => row.Has(nameof(Asset.Retention)) || row.Has(nameof(Asset.ExpiresOn));

    // Offices write dates and periods into either column, whatever it is called.
    private static (string? Retention, DateOnly? Expires) Keep(ImportRow row)
    {
        string? retention = null;
        DateOnly? expires = null;
        foreach (var key in new[] { nameof(Asset.Retention), nameof(Asset.ExpiresOn) })
        {
            var cell = row.Cell(key);
            if (cell.Date is { } day) { expires = day; continue; }
            if (row.Text(key, 200) is not { } text) continue;
            var read = DateReading.Read(text);
            if (read.Ok) expires = read.Value;
            else if (read.Problems[0].Code == "impossible_date") row.Refuse(key, read.Problems[0]);
            else retention = text;
        }
        return (retention, expires);
    }

    private static int? Rating(ImportRow row, string key, AssetScale scale)
    {
        var value = row.Whole(key);
        if (value is { } rated && !scale.Has(rated)) row.Refuse(key, AssetProblems.OutsideScale(key, rated, scale));
        return value;
    }

    // As the export writes it, in any language, or only its beginning: 経営, 財務情報, 守.
    private static TChoice? Choice<TChoice>(ImportRow row, string key, Func<string, Problem> unknown) where TChoice : struct, Enum
    {
        if (row.Text(key, 100) is not { } text) return null;
        var written = TextFolding.Key(text);
        foreach (var value in Enum.GetValues<TChoice>())
            if (MeguriHost.Cultures.Select(AssetWords.Book.All).Append(AssetWords.Book.All(CultureInfo.InvariantCulture))
                .Any(words => words.TryGetValue($"{typeof(TChoice).Name}_{value}", out var word) && TextFolding.Key(word).StartsWith(written, StringComparison.Ordinal))) return value;
        row.Refuse(key, unknown(text));
        return null;
    }

    private static BusinessImpact? Impact(ImportRow row)
    {
        if (row.Text(nameof(Asset.Impact), 20) is not { } text) return null;
        if (TextFolding.Key(text) is ['a' or 'b' or 'c', ..] key && Enum.TryParse<BusinessImpact>(key[..1].ToUpperInvariant(), out var impact)) return impact;
        row.Refuse(nameof(Asset.Impact), AssetProblems.UnknownImpact(text));
        return null;
    }
}

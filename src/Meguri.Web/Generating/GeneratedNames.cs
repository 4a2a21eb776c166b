using System.Text.Json;
using Meguri.Domain.Assets;
using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;

namespace Meguri.Web.Generating;

/// <summary>What is generated is called as offices call things, from <c>catalogs/generated.json</c>: the n-th is always the same.</summary>
internal static class GeneratedNames
{
    private const int PeopleOfASection = 12, FewestSections = 3, MostSections = 500;
    private const string NumberPrefix = "G";

    private static readonly GeneratedFile File = JsonSerializer.Deserialize<GeneratedFile>(
        System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "catalogs", "generated.json")), Json.Options)!;

    /// <summary>How many sections suit an organization of this many people.</summary>
    public static int Sections(int people) => Math.Clamp((people + PeopleOfASection - 1) / PeopleOfASection, FewestSections, MostSections);

    /// <summary>The section's own name.</summary>
    public static string Section(int n) => $"{Division(n)}第{n / File.Divisions.Count + 1}課";

    /// <summary>The section below its division.</summary>
    public static string SectionPath(int n) => $"{Division(n)}本部/{Section(n)}";

    /// <summary>The n-th person's number.</summary>
    public static string EmployeeNumber(int n) => $"{NumberPrefix}{n:00000}";

    /// <summary>Which person has a number; 0 when nobody who was generated.</summary>
    public static int PersonOf(string number) =>
        number.StartsWith(NumberPrefix, StringComparison.Ordinal) && int.TryParse(number.AsSpan(NumberPrefix.Length), System.Globalization.NumberStyles.None, null, out var n) ? n : 0;

    /// <summary>The n-th person's name and how it is read. The first 1,600 have names of their own; beyond, there are namesakes.</summary>
    public static (string Name, string Kana) Person(int n)
    {
        var (surname, given) = (File.Surnames[n % File.Surnames.Count], File.GivenNames[(n / File.Surnames.Count + n) % File.GivenNames.Count]);
        return ($"{surname.Name} {given.Name}", $"{surname.Kana} {given.Kana}");
    }

    /// <summary>The n-th person. One of ten comes from an agency, one of ten from a partner; the first of a section leads it.</summary>
    public static PersonFields Person(int n, DepartmentId section, bool leads)
    {
        var (name, kana) = Person(n);
        var kind = (n % 10) switch { 8 when !leads => PersonKind.Temporary, 9 when !leads => PersonKind.Partner, _ => PersonKind.Employee };
        return new PersonFields(EmployeeNumber(n), name, kana, $"{EmployeeNumber(n).ToLowerInvariant()}@example.jp", section, [], leads ? "課長" : null, kind, new DateOnly(2000 + n % 24, 4, 1), null);
    }

    /// <summary>Whose assets the n-th is: every section has all kinds of them.</summary>
    public static int SectionOfAsset(int n, int sections) => n / File.Assets.Count % sections;

    /// <summary>The n-th asset; one of twenty is nobody's.</summary>
    public static AssetFields Asset(int n, DepartmentId section, IReadOnlyList<PersonId> people)
    {
        var kind = File.Assets[n % File.Assets.Count];
        return new AssetFields
        {
            Name = $"{kind.Name} {n}", Business = kind.Business, Kind = kind.Kind, Medium = kind.Medium, Place = kind.Place, Users = kind.Users, Retention = kind.Retention,
            DepartmentId = section, OwnerId = people.Count == 0 || n % 20 == 19 ? null : people[n % people.Count],
            Confidentiality = kind.Confidentiality, Integrity = kind.Integrity, Availability = kind.Availability, Impact = kind.Impact, HasPersonalData = kind.Personal,
            RegisteredOn = new DateOnly(2024, n % 12 + 1, n % 28 + 1), Watch = kind.Impact == BusinessImpact.A ? AssetWatch.Protect : AssetWatch.None,
            Note = n % 10 == 0 ? "年度末に棚卸しをする" : null,
        };
    }

    private static string Division(int n) => File.Divisions[n % File.Divisions.Count];

    private sealed record GeneratedFile(IReadOnlyList<ReadName> Surnames, IReadOnlyList<ReadName> GivenNames, IReadOnlyList<string> Divisions, IReadOnlyList<AssetKind> Assets);

    private sealed record ReadName(string Name, string Kana);

    private sealed record AssetKind(
        string Name, string Business, string Kind, string Medium, string Place, string Users, string? Retention, int Confidentiality, int Integrity, int Availability, BusinessImpact Impact, bool Personal);
}

using System.Text.Json;
using Meguri.Platform.Persistence;

namespace Meguri.Web.Sample;

/// <summary>Reads the sample's files.</summary>
internal static class SampleFiles
{
    /// <summary>A file of <c>catalogs/sample</c>, as it is.</summary>
    public static FileStream Open(string name) => File.OpenRead(Path.Combine(AppContext.BaseDirectory, "catalogs", "sample", name));

    /// <summary>A file of <c>catalogs/sample</c>, read.</summary>
    public static T Read<T>(string name)
    {
        using var file = Open(name);
        return JsonSerializer.Deserialize<T>(file, Json.Options) ?? throw new InvalidDataException($"The sample's {name} is empty.");
    }
}

/// <summary>A text in both languages.</summary>
internal sealed record Both(string Ja, string En);

/// <summary><c>organization.json</c>.</summary>
internal sealed record SampleOrganizationFile(
    Both Name, IReadOnlyList<SampleSite> Sites, IReadOnlyList<SampleDepartment> Departments, IReadOnlyDictionary<string, Both> Terms);

/// <summary>A site.</summary>
internal sealed record SampleSite(string Name, string? Address, string? Note);

/// <summary>A department by its path, with its head's employee number, its site and what it does.</summary>
internal sealed record SampleDepartment(string Path, string? Head, string? Site, string? Duty);

/// <summary><c>people.json</c>.</summary>
internal sealed record SamplePeopleFile(IReadOnlyList<SamplePerson> People);

/// <summary>A person.</summary>
internal sealed record SamplePerson(
    string EmployeeNo, string Name, string? Kana, string? Email, string Department, IReadOnlyList<string> SecondPosts, string? Title, string Kind, DateOnly? Joined, DateOnly? Left);

/// <summary><c>accounts.json</c>.</summary>
internal sealed record SampleAccountsFile(IReadOnlyList<SampleAccount> Accounts);

/// <summary>An account with its role.</summary>
internal sealed record SampleAccount(string Role, string? EmployeeNo, string Name, string Email);

/// <summary><c>assets.json</c>.</summary>
internal sealed record SampleAssetsFile(SampleAssetLabels Labels, IReadOnlyList<SampleAsset> Assets);

/// <summary>What the codes of the ledger are called.</summary>
internal sealed record SampleAssetLabels(IReadOnlyDictionary<string, Both> Kinds, IReadOnlyDictionary<string, Both> Media);

/// <summary>An entry of the ledger.</summary>
internal sealed record SampleAsset(
    string Key, string Name, string? Business, string Kind, string Medium, string Department, string? Owner, string? Users, string? Place,
    int C, int I, int A, string BusinessImpact, bool Personal, bool Special, bool Specific, string? Retention, DateOnly? Registered, DateOnly? Expires,
    string Watch, string? Note, SampleDisposal? Disposed);

/// <summary>When an asset was disposed of.</summary>
internal sealed record SampleDisposal(DateOnly On);

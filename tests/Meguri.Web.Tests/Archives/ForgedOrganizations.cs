using System.IO.Compression;
using System.Text.Json.Nodes;
using Meguri.Platform.Archives;
using Meguri.Web.Cli;

namespace Meguri.Web.Archives;

/// <summary>An organization that somebody put together by hand reaches nothing of what is there already.</summary>
[Requirement("F18", "Z09")]
public sealed class ForgedOrganizations(Installations installations) : WebTest(installations)
{
    /// <summary>What is changed, by the part that is named in the refusal; given are the archive, its organization and the one that is there.</summary>
    public static TheoryData<string, Action<ZipArchive, Guid, Guid>> Changes => new()
    {
        { "memberships", (zip, mine, other) => Forging.Forge(zip, ArchiveManifest.RowsOf(mine, "memberships"), text => text.Replace(mine.ToString(), other.ToString(), StringComparison.Ordinal)) },
        { Traveller.File, (zip, _, _) => Forging.Forge(zip, Traveller.File, _ => "") },
        { Traveller.File, (zip, _, _) => Forging.Forge(zip, Traveller.File, _ => "[]\n") },
        { Traveller.File, (zip, _, _) => Forging.Forge(zip, Traveller.File, _ => "null\n") },
        { Traveller.File, (zip, _, _) => Forging.Forge(zip, Traveller.File, _ => "{}\n") },
        { Traveller.File, (zip, _, _) => Forging.Forge(zip, Traveller.File, text => text + text) },
        { "memberships", (zip, mine, _) => Memberships(zip, mine, _ => "no json\n") },
        { "memberships", (zip, mine, _) => Memberships(zip, mine, _ => "{}\n") },
        { "memberships", (zip, mine, _) => Memberships(zip, mine, text => text.Replace("\"Id\":\"", "\"Id\":\"no id ", StringComparison.Ordinal)) },
        { "memberships", (zip, mine, _) => Memberships(zip, mine, text => text + text) },
        { "memberships", (zip, mine, _) => Memberships(zip, mine, text => text + new string(' ', (64 << 20) + 1)) },
        { ArchiveManifest.File, (zip, _, _) => WithTable(zip, "accounts", owned: false) },
        { ArchiveManifest.File, (zip, _, _) => WithTable(zip, "sessions", owned: true) },
        { ArchiveManifest.File, (zip, _, _) => Forging.Relist(zip, list => list["tables"]![0]!["owned"] = false) },
        { ArchiveManifest.File, (zip, _, _) => Forging.Relist(zip, list => list["tables"]![0]!["columns"]!.AsArray().RemoveAt(0)) },
    };

    [Theory, MemberData(nameof(Changes), DisableDiscoveryEnumeration = true)]
    public async Task Forged_IsRefusedAndChangesNothing(string part, Action<ZipArchive, Guid, Guid> change)
    {
        var (here, there) = (await Installations.OnAsync(Database.Sqlite), await Installations.FreshAsync(Database.Sqlite));
        var (organization, other) = (await here.OrganizationAsync(), await there.OrganizationAsync());
        var file = Path.Combine(there.Settings.Folder.Path, "organization.zip");
        (await Backups.RunAsync(here.Settings, ["export", "org", "--org", organization.Slug, "--out", file])).Exit.ShouldBe(0);
        var forged = await Forging.RemadeAsync(await File.ReadAllBytesAsync(file, Stop),
            zip => change(zip, organization.Organization.OrganizationId.Value, other.Organization.OrganizationId.Value), Stop);
        await File.WriteAllBytesAsync(file, forged, Stop);
        var before = await States.StateAsync(there);
        var refused = await Backups.RunAsync(there.Settings, ["import", "org", file]);
        (refused.Exit, refused.Out).ShouldBe((CommandLine.Refused, ""));
        refused.Error.ShouldContain(part);
        (await States.StateAsync(there)).Hash.ShouldBe(before.Hash);
    }

    private static void Memberships(ZipArchive zip, Guid mine, Func<string, string> change) => Forging.Forge(zip, ArchiveManifest.RowsOf(mine, "memberships"), change);

    private static void WithTable(ZipArchive zip, string name, bool owned) => Forging.Relist(zip, list =>
        list["tables"]!.AsArray().Add(new JsonObject { ["name"] = name, ["owned"] = owned, ["key"] = new JsonArray("Id"), ["columns"] = new JsonArray() }));
}

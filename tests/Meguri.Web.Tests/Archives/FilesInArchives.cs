using System.Security.Cryptography;
using System.Text.Json;
using Meguri.Platform.Access;
using Meguri.Platform.Files;
using Meguri.Platform.Trail;
using Meguri.Web.Attachments;
using Meguri.Web.Cli;

namespace Meguri.Web.Archives;

/// <summary>Files travel with the rows that name them, and the state hash sees what they hold.</summary>
public sealed class FilesInArchives(Installations installations) : WebTest(installations)
{
    [Theory, Databases]
    [Requirement("K12", "E06")]
    public async Task Files_AreBackedUp_Restored_AndTakenElsewhere(Database database)
    {
        var (installation, organization, sha) = await WithAFileAsync(database);
        var wanted = await States.StateAsync(installation);
        wanted.Sections[1].Files.ShouldBe([sha]);
        var file = await Backups.BackUpAsync(installation.Settings);
        (await CommandLine.RunAsync(["backup", "--verify", file])).ShouldBe(0);
        var restored = await Installations.Databases.MakeEmptyAsync(database);
        var done = await Backups.RunAsync(restored, ["restore", file]);
        done.Exit.ShouldBe(0, done.Error);
        (await Backups.RunAsync(restored, ["state-hash"])).Out.Trim().ShouldBe(wanted.Hash);
        (await Backups.RunAsync(restored, ["fsck"])).Exit.ShouldBe(0);
        new FolderFileStore(restored.Folder.Files).List(organization.Organization.OrganizationId).ShouldBe([sha]);

        var (there, one) = (await Installations.FreshAsync(Database.Sqlite), Path.Combine(installation.Settings.Folder.Path, "one.zip"));
        var exported = await Backups.RunAsync(installation.Settings, ["export", "org", "--org", organization.Slug, "--out", one, "--json"]);
        exported.Exit.ShouldBe(0, exported.Error);
        var imported = await Backups.RunAsync(there.Settings, ["import", "org", one, "--json"]);
        imported.Exit.ShouldBe(0, imported.Error);
        JsonDocument.Parse(imported.Out).RootElement.GetProperty("stateHash").GetString().ShouldBe(JsonDocument.Parse(exported.Out).RootElement.GetProperty("stateHash").GetString());
        (await Backups.RunAsync(there.Settings, ["fsck"])).Exit.ShouldBe(0);
    }

    [Fact]
    [Requirement("K16")]
    public async Task Files_StayWhereTheyAre_WhenTheDatabaseMoves_AndGoAlongToAnotherFolder()
    {
        var (installation, organization, sha) = await WithAFileAsync(Database.Sqlite);
        var (settings, wanted) = (installation.Settings, await States.StateAsync(installation));
        await installation.DisposeAsync();
        var folder = await Installations.Databases.MakeEmptyAsync(Database.Sqlite);
        var copied = await StartedProgram.RunAsync(["copy", "--from", settings.Folder.Path, "--to", folder.Folder.Path]);
        copied.Exit.ShouldBe(0, copied.Error);
        (await Backups.RunAsync(folder, ["state-hash"])).Out.Trim().ShouldBe(wanted.Hash);
        new FolderFileStore(folder.Folder.Files).List(organization.Organization.OrganizationId).ShouldBe([sha]);
        NeedsPostgres();
        var postgres = await Installations.Databases.MakeAsync(Database.Postgres);
        var moved = await StartedProgram.RunAsync(["copy", "--from", settings.Folder.Path, "--to", postgres.PostgresOwner!, "--json"]);
        JsonDocument.Parse(moved.Out).RootElement.GetProperty("stateHash").GetString().ShouldBe(wanted.Hash);
        (await Backups.RunAsync(postgres with { Folder = settings.Folder }, ["state-hash"])).Out.Trim().ShouldBe(wanted.Hash);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("changed")]
    [Requirement("K13", "X11")]
    public async Task Rot_ChangesTheHash_IsNamed_AndStopsNoBackup(string fault)
    {
        var (installation, organization, sha) = await WithAFileAsync(Database.Sqlite);
        var before = (await States.StateAsync(installation)).Hash;
        var place = Path.Combine(installation.Settings.Folder.Files, organization.Organization.OrganizationId.Value.ToString(), sha[..2], sha);
        if (fault == "missing") File.Delete(place);
        else
        {
            var bytes = await File.ReadAllBytesAsync(place, Stop);
            bytes[7] ^= 1;
            await File.WriteAllBytesAsync(place, bytes, Stop);
        }
        var state = await States.StateAsync(installation);
        state.Hash.ShouldNotBe(before);
        state.Sections[1].Broken.ShouldBe([sha]);
        var checkedUp = await Backups.RunAsync(installation.Settings, ["fsck", "--json"]);
        checkedUp.Exit.ShouldBe(1);
        var named = JsonDocument.Parse(checkedUp.Out).RootElement.EnumerateArray().ToList();
        named.ShouldHaveSingleItem().GetProperty("sha256").GetString().ShouldBe(sha);
        named[0].GetProperty("kind").GetString().ShouldBe(fault == "missing" ? "Missing" : "Changed");
        var file = Path.Combine(installation.Settings.Folder.Path, "backup.zip");
        var made = await StartedProgram.RunAsync(["backup", "--out", file, "--data", installation.Settings.Folder.Path]);
        made.Exit.ShouldBe(0);
        made.Error.ShouldContain(sha);
        (await CommandLine.RunAsync(["backup", "--verify", file])).ShouldBe(0);
    }

    private async Task<(Installation Installation, TestOrganization Organization, string Sha256)> WithAFileAsync(Database database)
    {
        var installation = await Installations.FreshAsync(database);
        var organization = await installation.OrganizationAsync();
        var asset = await organization.AssetAsync("顧客名簿", await organization.DepartmentAsync("総務部"));
        (await Attaching.AttachAsync(await SignInAsync(organization, Role.IsmsOffice), asset, "記録.pdf", Attaching.Pdf())).ShouldBe(System.Net.HttpStatusCode.OK);
        return (installation, organization, TrailHash.Hex(SHA256.HashData(Attaching.Pdf())));
    }
}

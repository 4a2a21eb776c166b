using System.IO.Compression;
using System.Text.Json.Nodes;
using Meguri.Platform.Archives;
using Meguri.Web.Cli;

namespace Meguri.Web.Archives;

/// <summary>An archive that is not what it was is refused before anything is touched: there is not even a folder.</summary>
[Requirement("F18")]
public sealed class RefusedArchives(Installations installations) : WebTest(installations)
{
    // One backup for all of them.
    private static byte[]? whole;

    [Fact]
    [Requirement("K12")]
    public async Task Byte_Flipped_InTwentyPlaces_IsRefused()
    {
        var bytes = await WholeAsync();
        for (var i = 0; i < 20; i++)
        {
            var damaged = bytes.ToArray();
            // From the first byte to the last, in the seal too.
            damaged[(long)i * (bytes.Length - 1) / 19] ^= 0x10;
            (await CodeAsync(damaged)).ShouldBe("archive_damaged", $"place {i}");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(1000)]
    [InlineData(-1)]
    [InlineData(-64)]
    public async Task File_CutOff_IsRefused(int at) => (await CodeAsync((await WholeAsync())[..(at < 0 ? (await WholeAsync()).Length + at : at)])).ShouldBe("archive_damaged");

    [Fact]
    public async Task File_Longer_IsRefused() => (await CodeAsync([.. await WholeAsync(), .. "\n"u8])).ShouldBe("archive_damaged");

    public static TheoryData<string, Func<JsonNode, JsonNode>> Lists => new()
    {
        { "archive_foreign", list => With(list, "format", "another-archive/1") },
        { "archive_foreign", list => With(list, "format", 7) },
        { "archive_foreign", _ => new JsonArray() },
        { "archive_foreign", list => { list["parts"] = null; return list; } },
        { "archive_foreign", list => { list["parts"]!.AsArray().Add(null); return list; } },
        { "archive_foreign", list => { list.AsObject().Remove("sections"); return list; } },
        { "archive_newer", list => With(list, "format", "meguri-archive/2") },
        { "archive_newer", list => { list["schema"]!.AsArray().Add("OfTomorrow"); return list; } },
        { "archive_newer", list => { list["schema"]![0] = "Another"; return list; } },
        { "archive_other_kind", list => With(list, "kind", "Organization") },
        { "archive_forged", list => { list["parts"]!.AsArray().RemoveAt(0); return list; } },
        { "archive_forged", list => { list["tables"]![0]!["name"] = "x\"; DROP TABLE assets; --"; return list; } },
        { "archive_forged", list => { list["tables"]!.AsArray().Clear(); return list; } },
        { "archive_forged", list => { list["parts"]!.AsArray().Add(list["parts"]![0]!.DeepClone()); return list; } },
        { "archive_forged", list => { list["sections"]![0]!["files"]!.AsArray().Add("../x"); return list; } },
    };

    [Theory, MemberData(nameof(Lists), DisableDiscoveryEnumeration = true)]
    public async Task List_SaysSomethingElse_IsRefused(string code, Func<JsonNode, JsonNode> change) =>
        (await CodeAsync(await RemadeAsync(zip => Forging.Rewrite(zip, ArchiveManifest.File, text => change(JsonNode.Parse(text)!).ToJsonString())))).ShouldBe(code);

    [Fact]
    public async Task List_Missing_IsRefused() => (await CodeAsync(await RemadeAsync(zip => zip.GetEntry(ArchiveManifest.File)!.Delete()))).ShouldBe("archive_foreign");

    [Fact]
    public async Task Zip_OfSomebodyElse_IsRefused()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry("hello.txt").Open()) entry.Write("hello"u8);
        (await CodeAsync(file.ToArray())).ShouldBe("archive_damaged");
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("/etc/outside")]
    [InlineData("keys/../../outside")]
    [InlineData("keys/.hidden")]
    [InlineData("rows/else.jsonl")]
    public async Task Part_ThatNobodyKnows_IsRefused(string name) => (await CodeAsync(await RemadeAsync(zip =>
    {
        using (var entry = zip.CreateEntry(name).Open()) entry.Write("x"u8);
        Forging.Relist(zip, list => list["parts"]!.AsArray().Add(new JsonObject { ["name"] = name, ["bytes"] = 1, ["sha256"] = new string('0', 64) }));
    }))).ShouldBe("archive_forged");

    [Fact]
    public async Task Rows_OtherThanTheListSays_AreTakenBack()
    {
        var file = await KeepAsync(await RemadeAsync(zip => Forging.Rewrite(zip, zip.Entries.Single(e => e.FullName.EndsWith("/organizations.jsonl", StringComparison.Ordinal)).FullName,
            text => text.Replace("めぐり商事", "めぐり工業", StringComparison.Ordinal))));
        var folder = Path.Combine(Path.GetDirectoryName(file)!, "target");
        (await CommandLine.RunAsync(["restore", file, "--data", folder])).ShouldBe(CommandLine.Refused);
        Directory.EnumerateFileSystemEntries(folder).Select(e => Path.GetFileName(e)).ShouldBe(["meguri.lock"]);
    }

    [Fact]
    public async Task Archive_ThatUnpacksToMoreThanThereIsRoomFor_IsRefused()
    {
        var file = await KeepAsync(await WholeAsync());
        using var archive = await ArchiveFile.OpenAsync(file, ArchiveKind.Installation, Stop);
        var bytes = archive.Manifest.Parts.Where(part => part.Name.StartsWith("rows/", StringComparison.Ordinal)).Sum(part => part.Bytes);
        bytes.ShouldBeGreaterThan(new FileInfo(file).Length);
        Should.NotThrow(() => archive.RequireRoom(bytes, null));
        Should.Throw<RefusedArchiveException>(() => archive.RequireRoom(bytes - 1, null)).Problem.Code.ShouldBe("archive_no_room");
        // Rows that go to another machine ask for none here.
        Should.NotThrow(() => archive.RequireRoom(null, 0));
    }

    [Theory]
    [InlineData("memberships", "no json\n")]
    [InlineData("memberships", "[]\n")]
    [InlineData("memberships", "{}\n")]
    [InlineData("memberships", "null\n")]
    [InlineData("accounts", "{\"Id\":1}\n")]
    [InlineData("organizations", "{\"OrganizationId\":null}\n")]
    public async Task Rows_ThatNobodyWrote_AreRefusedByName(string table, string rows)
    {
        var file = await KeepAsync(await RemadeAsync(zip => Forging.Forge(zip, zip.Entries.First(e => e.FullName.EndsWith($"/{table}.jsonl", StringComparison.Ordinal)).FullName, _ => rows)));
        var folder = Path.Combine(Path.GetDirectoryName(file)!, "target");
        var refused = await StartedProgram.RunAsync(["restore", file, "--data", folder]);
        (refused.Exit, refused.Out).ShouldBe((1, ""));
        refused.Error.ShouldContain($"/{table}.jsonl");
        refused.Error.ShouldNotContain("   at ");
        if (Directory.Exists(folder)) Directory.EnumerateFileSystemEntries(folder).Select(e => Path.GetFileName(e)).ShouldBe(["meguri.lock"]);
    }

    [Fact]
    public async Task Table_ThatNobodyKnows_IsRefused()
    {
        var file = await KeepAsync(await RemadeAsync(zip => Forging.Relist(zip, list => list["tables"]!.AsArray().Add(new JsonObject
        {
            ["name"] = "invented", ["owned"] = true, ["key"] = new JsonArray("Id"), ["columns"] = new JsonArray(new JsonObject { ["name"] = "Id", ["kind"] = "Uuid" }),
        }))));
        var refused = await StartedProgram.RunAsync(["restore", file, "--data", Path.Combine(Path.GetDirectoryName(file)!, "target")]);
        (refused.Exit, refused.Out).ShouldBe((1, ""));
        refused.Error.ShouldNotContain("   at ");
    }

    // What is said of it, when the command leaves no trace of having been there.
    private async Task<string> CodeAsync(byte[] bytes)
    {
        var file = await KeepAsync(bytes);
        var folder = Path.Combine(Path.GetDirectoryName(file)!, "target");
        (await CommandLine.RunAsync(["restore", file, "--data", folder])).ShouldBe(CommandLine.Refused);
        Directory.Exists(folder).ShouldBeFalse();
        (await CommandLine.RunAsync(["backup", "--verify", file])).ShouldBe(CommandLine.Refused);
        return (await Should.ThrowAsync<RefusedArchiveException>(() => ArchiveFile.OpenAsync(file, ArchiveKind.Installation, Stop))).Problem.Code;
    }

    private async Task<byte[]> WholeAsync()
    {
        if (whole is not null) return whole;
        var installation = await Installations.OnAsync(Database.Sqlite);
        await installation.OrganizationAsync();
        return whole = await File.ReadAllBytesAsync(await Backups.BackUpAsync(installation.Settings), Stop);
    }

    private async Task<byte[]> RemadeAsync(Action<ZipArchive> change) => await Forging.RemadeAsync(await WholeAsync(), change, Stop);

    private static JsonNode With(JsonNode list, string member, JsonNode value)
    {
        list[member] = value;
        return list;
    }

    private async Task<string> KeepAsync(byte[] bytes)
    {
        var file = Path.Combine((await Installations.Databases.MakeEmptyAsync(Database.Sqlite)).Folder.Path, "backup.zip");
        await File.WriteAllBytesAsync(file, bytes, Stop);
        return file;
    }
}

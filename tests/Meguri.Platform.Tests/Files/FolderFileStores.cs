using Meguri.Domain.Kernel;

namespace Meguri.Platform.Files;

/// <summary>The store in a folder.</summary>
public sealed class FolderFileStores : FileStoreSuite, IDisposable
{
    private readonly string root = Path.Combine(Directory.CreateTempSubdirectory("meguri-files-").FullName, "files");

    protected override IFileStore Store => new FolderFileStore(root);

    [Fact]
    public async Task Kept_IsForItsOwnerOnly_AndNothingIsLeftWhereItArrived()
    {
        var kept = (await Store.PutAsync(Mine, new MemoryStream([1, 2]), 10, Stop))!.Value;
        Directory.EnumerateFiles(Path.Combine(root, "incoming")).ShouldBeEmpty();
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(PlaceOf(Mine, kept.Sha256)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    [Requirement("F02")]
    public async Task Link_InThePlaceOfAFile_IsNotFollowed()
    {
        var kept = (await Store.PutAsync(Mine, new MemoryStream([1, 2]), 10, Stop))!.Value;
        File.Delete(PlaceOf(Mine, kept.Sha256));
        File.CreateSymbolicLink(PlaceOf(Mine, kept.Sha256), "/etc/hostname");
        Store.Open(Mine, kept.Sha256).ShouldBeNull();
        // Handed in again, the file takes the place of the link.
        (await Store.PutAsync(Mine, new MemoryStream([1, 2]), 10, Stop)).ShouldBe(kept);
        new FileInfo(PlaceOf(Mine, kept.Sha256)).LinkTarget.ShouldBeNull();
        (await FileCheck.OpenAsync(Store, Mine, kept.Sha256, Stop)).ShouldNotBeNull().Dispose();
    }

    [Fact]
    [Requirement("F02")]
    public async Task Link_ToAFolder_IsNotWalkedInto_AndIsNamed()
    {
        var kept = (await Store.PutAsync(Mine, new MemoryStream([1, 2]), 10, Stop))!.Value;
        var outside = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(root)!, "outside")).FullName;
        await File.WriteAllTextAsync(Path.Combine(outside, new string('0', 64)), "not ours", Stop);
        Directory.CreateSymbolicLink(Path.Combine(root, Mine.Value.ToString(), "00"), outside);
        Store.List(Mine).ShouldBe([kept.Sha256]);
        Store.Strays([Mine]).ShouldBe([Path.Combine(Mine.Value.ToString(), "00")]);
    }

    [Fact]
    [Requirement("K13")]
    public async Task Strays_AreWhatHasNoHashForAName_OrStandsWhereNobodyLooks()
    {
        var kept = (await Store.PutAsync(Mine, new MemoryStream([1, 2]), 10, Stop))!.Value;
        var (place, wrong) = (Path.GetDirectoryName(PlaceOf(Mine, kept.Sha256))!, Path.Combine(root, Mine.Value.ToString(), "zz"));
        await File.WriteAllTextAsync(Path.Combine(place, "note.txt"), "x", Stop);
        File.Copy(PlaceOf(Mine, kept.Sha256), Path.Combine(Directory.CreateDirectory(wrong).FullName, kept.Sha256));
        await File.WriteAllTextAsync(Path.Combine(root, "incoming", "arriving"), "half", Stop);
        Store.List(Mine).ShouldBe([kept.Sha256]);
        Store.Strays([Mine]).ShouldBe([Path.GetRelativePath(root, Path.Combine(place, "note.txt")), Path.GetRelativePath(root, Path.Combine(wrong, kept.Sha256))], ignoreOrder: true);
    }

    [Fact]
    [Requirement("F13")]
    public async Task Swept_GoesWhatIsOld()
    {
        await Store.PutAsync(Mine, new MemoryStream([1]), 10, Stop);
        foreach (var (name, age) in new[] { ("old", 61), ("new", 59) })
        {
            var file = Path.Combine(root, "incoming", name);
            await File.WriteAllTextAsync(file, "half", Stop);
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(-age));
        }
        Store.Sweep(DateTimeOffset.UtcNow.AddHours(-1));
        Directory.EnumerateFiles(Path.Combine(root, "incoming")).Select(file => Path.GetFileName(file)).ShouldBe(["new"]);
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(root)!, recursive: true);

    [Fact]
    [Requirement("K13")]
    public async Task File_ThatNobodyCanRead_IsNamed_AndHoldsUpNothing()
    {
        var (sound, other) = ((await Store.PutAsync(Mine, new MemoryStream([1]), 10, Stop))!.Value.Sha256, (await Store.PutAsync(Mine, new MemoryStream([2]), 10, Stop))!.Value.Sha256);
        await using (new FileStream(PlaceOf(Mine, other), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            var faults = new List<FileFault>();
            await foreach (var fault in FileCheck.FaultsAsync(Store, Mine, [other, sound], DateTimeOffset.MaxValue, Stop)) faults.Add(fault);
            faults.ShouldBe([new FileFault(other, FileFaultKind.Changed)]);
            (await FileCheck.OpenAsync(Store, Mine, other, Stop)).ShouldBeNull();
        }
        (await FileCheck.OpenAsync(Store, Mine, other, Stop)).ShouldNotBeNull().Dispose();
    }

    protected override Task AgeAsync(OrganizationId organization, string sha256, TimeSpan age)
    {
        File.SetLastWriteTimeUtc(PlaceOf(organization, sha256), DateTime.UtcNow - age);
        return Task.CompletedTask;
    }

    protected override Task ChangeAsync(OrganizationId organization, string sha256) => File.WriteAllBytesAsync(PlaceOf(organization, sha256), [9, 9], Stop);

    private string PlaceOf(OrganizationId organization, string sha256) => Path.Combine(root, organization.Value.ToString(), sha256[..2], sha256);
}

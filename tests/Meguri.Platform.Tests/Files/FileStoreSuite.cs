using System.Security.Cryptography;
using Meguri.Domain.Kernel;
using Meguri.Platform.Trail;

namespace Meguri.Platform.Files;

/// <summary>What every store of files has to do. A new one inherits this and says how it is made.</summary>
public abstract class FileStoreSuite
{
    protected static readonly OrganizationId Mine = new(Guid.CreateVersion7()), Other = new(Guid.CreateVersion7());

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected abstract IFileStore Store { get; }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(131_072)]
    [InlineData(1_000_003)]
    public async Task Kept_IsReadBackAsItWas(int length)
    {
        var bytes = RandomNumberGenerator.GetBytes(length);
        var kept = (await Store.PutAsync(Mine, new MemoryStream(bytes), long.MaxValue, Stop))!.Value;
        kept.ShouldBe(new StoredFile(TrailHash.Hex(SHA256.HashData(bytes)), length));
        (await ReadAsync(Mine, kept.Sha256)).ShouldBe(bytes);
    }

    [Fact]
    public async Task SameContent_IsKeptOnce_AlsoAtOnce()
    {
        var bytes = RandomNumberGenerator.GetBytes(200_000);
        var kept = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Store.PutAsync(Mine, new MemoryStream(bytes), long.MaxValue, Stop))));
        kept.Distinct().ShouldHaveSingleItem();
        Store.List(Mine).ShouldBe([kept[0]!.Value.Sha256]);
        (await ReadAsync(Mine, kept[0]!.Value.Sha256)).ShouldBe(bytes);
    }

    [Fact]
    public async Task Organizations_SeeTheirOwn()
    {
        var kept = (await Store.PutAsync(Mine, new MemoryStream([1, 2, 3]), 10, Stop))!.Value;
        Store.Open(Other, kept.Sha256).ShouldBeNull();
        Store.List(Other).ShouldBeEmpty();
        Store.Delete(Other, kept.Sha256);
        (await ReadAsync(Mine, kept.Sha256)).ShouldBe([1, 2, 3]);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    [Requirement("F13")]
    public async Task Longer_ThanItMayBe_LeavesNothing(int length, bool taken)
    {
        (await Store.PutAsync(Mine, new MemoryStream(new byte[length]), 10, Stop) is not null).ShouldBe(taken);
        Store.List(Mine).Count.ShouldBe(taken ? 1 : 0);
    }

    [Fact]
    [Requirement("F13")]
    public async Task CutOff_InTheMiddle_LeavesNothing()
    {
        await Should.ThrowAsync<IOException>(() => Store.PutAsync(Mine, new CutStream(100_000), long.MaxValue, Stop));
        Store.List(Mine).ShouldBeEmpty();
    }

    [Fact]
    [Requirement("F13", "K13")]
    public async Task Kept_Again_WhereItRotted_IsWhatItWas()
    {
        var kept = (await Store.PutAsync(Mine, new MemoryStream([1, 2, 3]), 10, Stop))!.Value;
        await ChangeAsync(Mine, kept.Sha256);
        (await Store.PutAsync(Mine, new MemoryStream([1, 2, 3]), 10, Stop)).ShouldBe(kept);
        (await ReadAsync(Mine, kept.Sha256)).ShouldBe([1, 2, 3]);
    }

    [Fact]
    [Requirement("K13")]
    public async Task Strays_AreWhatIsOfNoOrganizationThatIsKnown()
    {
        await Store.PutAsync(Mine, new MemoryStream([1]), 10, Stop);
        var other = (await Store.PutAsync(Other, new MemoryStream([2]), 10, Stop))!.Value.Sha256;
        Store.Strays([Mine, Other]).ShouldBeEmpty();
        Store.Strays([Mine]).ShouldHaveSingleItem().ShouldEndWith(other);
    }

    [Fact]
    public async Task Deleted_IsGone_AndDeletingNothingIsNoFault()
    {
        var kept = (await Store.PutAsync(Mine, new MemoryStream([7]), 10, Stop))!.Value;
        Store.Delete(Mine, kept.Sha256);
        Store.Delete(Mine, kept.Sha256);
        Store.Open(Mine, kept.Sha256).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../../etc/passwd")]
    [InlineData("AB12")]
    [Requirement("F01")]
    public void Name_ThatIsNoHash_IsNothing(string name) => Should.Throw<ArgumentException>(() => Store.Open(Mine, name));

    [Theory]
    [InlineData("missing")]
    [InlineData("changed")]
    [InlineData("unnamed")]
    [Requirement("K13", "X11")]
    public async Task Check_NamesExactlyWhatIsWrong(string fault)
    {
        var (sound, other) = ((await Store.PutAsync(Mine, new MemoryStream([1]), 10, Stop))!.Value.Sha256, (await Store.PutAsync(Mine, new MemoryStream([2]), 10, Stop))!.Value.Sha256);
        if (fault == "missing") Store.Delete(Mine, other);
        if (fault == "changed") await ChangeAsync(Mine, other);
        var faults = new List<FileFault>();
        await foreach (var found in FileCheck.FaultsAsync(Store, Mine, fault == "unnamed" ? [sound] : [sound, other], DateTimeOffset.MaxValue, Stop)) faults.Add(found);
        faults.ShouldBe([new FileFault(other, Enum.Parse<FileFaultKind>(fault, ignoreCase: true))]);
        (await FileCheck.OpenAsync(Store, Mine, sound, Stop)).ShouldNotBeNull().Dispose();
        if (fault != "unnamed") (await FileCheck.OpenAsync(Store, Mine, other, Stop)).ShouldBeNull();
    }

    [Fact]
    [Requirement("K13")]
    public async Task Check_WhileSomethingIsHandedIn_TakesItForNoLeftover()
    {
        var kept = (await Store.PutAsync(Mine, new MemoryStream([1]), 10, Stop))!.Value.Sha256;
        await AgeAsync(Mine, kept, TimeSpan.FromHours(2));
        var hourAgo = DateTimeOffset.UtcNow.AddHours(-1);
        (await UnnamedAsync(hourAgo)).ShouldBe([kept]);
        Store.Strays([Other], hourAgo).ShouldHaveSingleItem().ShouldEndWith(kept);
        // Somebody attaches the same again: from now on a row may want it.
        await Store.PutAsync(Mine, new MemoryStream([1]), 10, Stop);
        (await UnnamedAsync(hourAgo)).ShouldBeEmpty();
        Store.Strays([Other], hourAgo).ShouldBeEmpty();
    }

    private async Task<List<string>> UnnamedAsync(DateTimeOffset before)
    {
        var found = new List<string>();
        await foreach (var fault in FileCheck.FaultsAsync(Store, Mine, [], before, Stop)) found.Add(fault.Sha256);
        return found;
    }

    /// <summary>Makes it look as if something had been handed in longer ago.</summary>
    protected abstract Task AgeAsync(OrganizationId organization, string sha256, TimeSpan age);

    /// <summary>Changes what is kept, behind the store's back.</summary>
    protected abstract Task ChangeAsync(OrganizationId organization, string sha256);

    private async Task<byte[]> ReadAsync(OrganizationId organization, string sha256)
    {
        await using var file = Store.Open(organization, sha256).ShouldNotBeNull();
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, Stop);
        return bytes.ToArray();
    }

    // Gives half of what it promised.
    private sealed class CutStream(int length) : MemoryStream(new byte[length])
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position > Length / 2 ? throw new IOException("cut off") : await base.ReadAsync(buffer[..Math.Min(buffer.Length, 1000)], cancellationToken);
    }
}

using System.Buffers;
using System.Security.Cryptography;
using Meguri.Domain.Kernel;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;

namespace Meguri.Platform.Files;

/// <summary>Keeps files in a folder: <c>{organization}/{first two digits}/{hash}</c>, and in <c>incoming</c> while they arrive.</summary>
/// <param name="folder">The folder; made when something is kept.</param>
public sealed class FolderFileStore(string folder) : IFileStore
{
    private readonly string root = Path.GetFullPath(folder);

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerOnlyFolder = OwnerOnly | UnixFileMode.UserExecute;

    private string Incoming => Path.Combine(root, "incoming");

    /// <inheritdoc/>
    public async Task<StoredFile?> PutAsync(OrganizationId organization, Stream content, long most, CancellationToken cancellation)
    {
        Make(Incoming);
        var arriving = Path.Combine(Incoming, Guid.CreateVersion7().ToString("n"));
        try
        {
            if (await WriteAsync(arriving, content, most, cancellation) is not { } kept) return null;
            var place = PlaceOf(organization, kept.Sha256);
            Make(Path.GetDirectoryName(place)!);
            // What stands there and is not what it was any more, or is a link, gives way: who hands the same in again mends it.
            if (await FileCheck.HashAsync(this, organization, kept.Sha256, cancellation) != kept.Sha256) File.Move(arriving, place, overwrite: true);
            // Left over so far, perhaps, and wanted from now on.
            else File.SetLastWriteTimeUtc(place, File.GetLastWriteTimeUtc(arriving));
            Durable.FlushFolder(Path.GetDirectoryName(place)!);
            return kept;
        }
        finally
        {
            File.Delete(arriving);
        }
    }

    /// <inheritdoc/>
    public Stream? Open(OrganizationId organization, string sha256)
    {
        var place = new FileInfo(PlaceOf(organization, sha256));
        // A link leads to what is not ours.
        return place.Exists && place.LinkTarget is null ? new FileStream(place.FullName, FileMode.Open, FileAccess.Read, FileShare.Read) : null;
    }

    /// <inheritdoc/>
    public void Delete(OrganizationId organization, string sha256)
    {
        var place = PlaceOf(organization, sha256);
        if (File.Exists(place)) File.Delete(place);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> List(OrganizationId organization, DateTimeOffset? before = null) =>
        [.. Walk(new DirectoryInfo(FolderOf(organization))).Where(file => IsInPlace(file) && IsBefore(file, before)).Select(file => file.Name).Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public IReadOnlyList<string> Strays(IReadOnlyCollection<OrganizationId> known, DateTimeOffset? before = null)
    {
        var places = known.Select(FolderOf).ToHashSet(StringComparer.Ordinal);
        return [.. Walk(new DirectoryInfo(root)).Where(file => Path.GetDirectoryName(file.FullName) != Incoming && IsBefore(file, before))
            .Where(file => !IsInPlace(file) || !places.Contains(Path.GetDirectoryName(Path.GetDirectoryName(file.FullName))!))
            .Select(file => Path.GetRelativePath(root, file.FullName)).Order(StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public void Sweep(DateTimeOffset before)
    {
        if (new DirectoryInfo(Incoming) is not { Exists: true } folder) return;
        foreach (var left in folder.EnumerateFiles().Where(file => file.LastWriteTimeUtc < before.UtcDateTime)) left.Delete();
    }

    private static async Task<StoredFile?> WriteAsync(string path, Stream content, long most, CancellationToken cancellation)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        await using var file = new FileStream(path, options);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 17);
        try
        {
            long bytes = 0;
            for (int read; (read = await content.ReadAsync(buffer, cancellation)) > 0;)
            {
                if ((bytes += read) > most) return null;
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }
            file.Flush(flushToDisk: true);
            return new StoredFile(TrailHash.Hex(hash.GetHashAndReset()), bytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // What was made is made to last, up to the first folder that was there.
    private static void Make(string folder)
    {
        if (Directory.Exists(folder)) return;
        var parent = Path.GetDirectoryName(folder)!;
        Make(parent);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnlyFolder);
        Durable.FlushFolder(parent);
    }

    // A link is shown as what it is and not followed.
    private static IEnumerable<FileSystemInfo> Walk(DirectoryInfo folder) => !folder.Exists || folder.LinkTarget is not null ? [] :
        folder.EnumerateFileSystemInfos().SelectMany(entry => entry is DirectoryInfo { LinkTarget: null } inner ? Walk(inner) : [entry]);

    private static bool IsBefore(FileSystemInfo file, DateTimeOffset? before) => before is not { } moment || file.LastWriteTimeUtc < moment.UtcDateTime;

    private static bool IsInPlace(FileSystemInfo file) =>
        file is FileInfo { LinkTarget: null } && FileCheck.IsHash(file.Name) && Path.GetFileName(Path.GetDirectoryName(file.FullName)) == file.Name[..2];

    private string FolderOf(OrganizationId organization) => Path.Combine(root, organization.Value.ToString());

    private string PlaceOf(OrganizationId organization, string sha256) =>
        FileCheck.IsHash(sha256) ? Path.Combine(FolderOf(organization), sha256[..2], sha256) : throw new ArgumentException("No hash.", nameof(sha256));
}

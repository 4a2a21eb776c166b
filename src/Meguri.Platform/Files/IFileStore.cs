using Meguri.Domain.Kernel;

namespace Meguri.Platform.Files;

/// <summary>
/// Where files are kept, by the SHA-256 of what they hold, each organization's apart. What is kept is never changed. Whatever keeps
/// files passes the suite of <c>Meguri.Platform.Tests/Files</c> (docs/adr/0019-files.md).
/// </summary>
public interface IFileStore
{
    /// <summary>Keeps what a stream holds; when it returns, that survives a loss of power. The same content twice is kept once.</summary>
    /// <param name="organization">Whose.</param>
    /// <param name="content">Read to its end.</param>
    /// <param name="most">The most bytes that are taken.</param>
    /// <param name="cancellation">Gives up; nothing is kept then.</param>
    /// <returns>What was kept; null when there was more of it, and nothing was.</returns>
    Task<StoredFile?> PutAsync(OrganizationId organization, Stream content, long most, CancellationToken cancellation);

    /// <summary>Opens what is kept under a hash; null when nothing is. Nobody says that it still is what it was (<see cref="FileCheck"/>).</summary>
    Stream? Open(OrganizationId organization, string sha256);

    /// <summary>Takes away what is kept under a hash, if anything is.</summary>
    void Delete(OrganizationId organization, string sha256);

    /// <summary>The hashes of what is kept for an organization, in their order.</summary>
    /// <param name="organization">Whose.</param>
    /// <param name="before">Only what was handed in last before this moment; null for all.</param>
    IReadOnlyList<string> List(OrganizationId organization, DateTimeOffset? before = null);

    /// <summary>What lies in the store and is nobody's: of no organization that is known, or under a name that is no hash. What is arriving is not meant.</summary>
    /// <param name="known">The organizations.</param>
    /// <param name="before">Only what was handed in last before this moment; null for all.</param>
    /// <returns>Names as whoever keeps the store finds them, in their order.</returns>
    IReadOnlyList<string> Strays(IReadOnlyCollection<OrganizationId> known, DateTimeOffset? before = null);

    /// <summary>Takes away what was begun before a moment and never came to its end.</summary>
    void Sweep(DateTimeOffset before);
}

/// <summary>What was kept.</summary>
/// <param name="Sha256">SHA-256 over it, in lower-case hexadecimal.</param>
/// <param name="Bytes">How long it is.</param>
public readonly record struct StoredFile(string Sha256, long Bytes);

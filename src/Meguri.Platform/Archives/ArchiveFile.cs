using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Meguri.Platform.Files;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;

namespace Meguri.Platform.Archives;

/// <summary>An archive that was checked from its first byte to its last before anything of it is believed.</summary>
public sealed partial class ArchiveFile : IDisposable
{
    private const int LongestManifest = 64 << 20;
    private static readonly JsonSerializerOptions Strict = new(Json.Options) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };
    private readonly ZipArchive zip;
    private readonly Dictionary<string, ArchivePart> parts;

    private ArchiveFile(ZipArchive zip, ArchiveManifest manifest) =>
        (this.zip, Manifest, parts) = (zip, manifest, manifest.Parts.ToDictionary(part => part.Name, StringComparer.Ordinal));

    /// <summary>What is in it.</summary>
    public ArchiveManifest Manifest { get; }

    /// <summary>Opens a file: its seal first, then its list, then that it holds what the list says and nothing else.</summary>
    /// <exception cref="RefusedArchiveException">It is damaged, of another program, newer, or not what it says.</exception>
    public static async Task<ArchiveFile> OpenAsync(string path, ArchiveKind kind, CancellationToken cancellation)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            if (!await ArchiveSeal.HoldsAsync(file, cancellation)) throw new RefusedArchiveException(ArchiveProblems.Damaged(path));
            file.Position = 0;
            var zip = new ZipArchive(file, ZipArchiveMode.Read);
            var manifest = await ListAsync(zip, path, cancellation);
            if (manifest.Kind != kind) throw new RefusedArchiveException(ArchiveProblems.OtherKind);
            Check(zip, manifest);
            return new ArchiveFile(zip, manifest);
        }
        catch (InvalidDataException)
        {
            await file.DisposeAsync();
            throw new RefusedArchiveException(ArchiveProblems.Foreign(path));
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>The names of the parts below a folder, such as <c>keys/</c>, without it.</summary>
    public IEnumerable<string> Below(string folder) => parts.Keys.Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Select(name => name[folder.Length..]);

    /// <summary>True when it has a part.</summary>
    public bool Has(string name) => parts.ContainsKey(name);

    /// <summary>Reads a part; when it was read to its end, it was what the list says.</summary>
    /// <exception cref="RefusedArchiveException">It was not, or nothing that Meguri wrote.</exception>
    public Task ReadAsync(string name, Func<Stream, Task> read, CancellationToken cancellation) => Believing.ThatAsync(name, async () =>
    {
        var part = parts[name];
        using var hash = SHA256.Create();
        await using (var entry = await zip.GetEntry(name)!.OpenAsync(cancellation))
        await using (var summed = new CryptoStream(entry, hash, CryptoStreamMode.Read))
        {
            await read(summed);
            await summed.CopyToAsync(Stream.Null, cancellation);
        }
        return TrailHash.Hex(hash.Hash!) == part.Sha256 ? true : throw new RefusedArchiveException(ArchiveProblems.Forged(name));
    });

    /// <summary>Reads a short part of lines.</summary>
    public async Task<IReadOnlyList<T>> LinesAsync<T>(string name, CancellationToken cancellation)
    {
        var lines = new List<T>();
        await EachAsync(name, line => lines.Add(line.Deserialize<T>(Strict) ?? throw new JsonException("A line holds nothing.")), cancellation);
        return lines;
    }

    /// <summary>Reads a part line by line; each is gone afterwards.</summary>
    public Task EachAsync(string name, Action<JsonElement> each, CancellationToken cancellation) => ReadAsync(name, lines => JsonLines.EachAsync(lines, line => Believing.Value(line, value =>
    {
        each(value);
        return Task.CompletedTask;
    }), cancellation), cancellation);

    /// <summary>Refuses an archive that would need more room than there is: a small file may unpack to any size.</summary>
    /// <param name="rows">How many bytes are free for rows; null where they go to a database elsewhere.</param>
    /// <param name="files">How many bytes are free for files; null where they share the room of the rows.</param>
    /// <exception cref="RefusedArchiveException">There is too little.</exception>
    public void RequireRoom(long? rows, long? files)
    {
        Require(BytesOf(ArchiveManifest.Rows) + (files is null ? BytesOf(ArchiveManifest.Files) : 0), rows);
        Require(BytesOf(ArchiveManifest.Files), files);

        decimal BytesOf(string folder) => Manifest.Parts.Where(part => part.Name.StartsWith(folder, StringComparison.Ordinal)).Sum(part => (decimal)part.Bytes);

        static void Require(decimal needed, long? free)
        {
            if (needed > free) throw new RefusedArchiveException(ArchiveProblems.NoRoom(decimal.Ceiling(needed / (1 << 20)), free.Value >> 20));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => zip.Dispose();

    private static async Task<ArchiveManifest> ListAsync(ZipArchive zip, string path, CancellationToken cancellation)
    {
        if (zip.GetEntry(ArchiveManifest.File) is not { Length: <= LongestManifest } entry) throw new RefusedArchiveException(ArchiveProblems.Foreign(path));
        await using var list = await entry.OpenAsync(cancellation);
        try
        {
            using var json = await JsonDocument.ParseAsync(list, cancellationToken: cancellation);
            // The format first: what follows may be another in another version.
            var format = json.RootElement.GetProperty("format").GetString()!.Split('/');
            if (format is not ["meguri-archive", var version]) throw new RefusedArchiveException(ArchiveProblems.Foreign(path));
            if ("meguri-archive/" + version != ArchiveManifest.Name) throw new RefusedArchiveException(ArchiveProblems.Newer(json.RootElement.GetProperty("program").GetString()!));
            return HasHoles(json.RootElement) ? throw new JsonException() : json.RootElement.Deserialize<ArchiveManifest>(Strict)!;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new RefusedArchiveException(ArchiveProblems.Foreign(path));
        }
    }

    // The annotations say nothing of what stands in lists.
    private static bool HasHoles(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Null || HasHoles(item)),
        JsonValueKind.Object => element.EnumerateObject().Any(member => HasHoles(member.Value)),
        _ => false,
    };

    private static void Check(ZipArchive zip, ArchiveManifest manifest)
    {
        var known = Migrator.KnownNames;
        if (manifest.Schema.Count == 0 || manifest.Schema.Count > known.Count || !manifest.Schema.SequenceEqual(known.Take(manifest.Schema.Count)))
            throw new RefusedArchiveException(ArchiveProblems.Newer(manifest.Program));
        var listed = manifest.Parts.Select(part => (part.Name, part.Bytes)).ToHashSet();
        var there = zip.Entries.Where(entry => entry.FullName != ArchiveManifest.File).Select(entry => (entry.FullName, entry.Length)).ToList();
        if (zip.Entries.Count != manifest.Parts.Count + 1 || manifest.Parts.DistinctBy(part => part.Name).Count() != manifest.Parts.Count || !listed.SetEquals(there)) throw new RefusedArchiveException(ArchiveProblems.Forged(ArchiveManifest.File));
        if (manifest.Sections.SelectMany(section => section.Files).FirstOrDefault(file => !FileCheck.IsHash(file)) is { } odd) throw new RefusedArchiveException(ArchiveProblems.Forged(odd));
        // Names become names in a statement.
        if (manifest.Tables.SelectMany(table => table.Columns.Select(c => c.Name).Concat(table.Key).Append(table.Name)).FirstOrDefault(name => !Identifier().IsMatch(name)) is { } bad)
            throw new RefusedArchiveException(ArchiveProblems.Forged(bad));
        var tables = manifest.Tables.Select(table => table.Name).ToHashSet(StringComparer.Ordinal);
        var wanted = manifest.Sections.SelectMany(section => section.Rows.Keys.Where(tables.Contains).Select(table => ArchiveManifest.RowsOf(section.Id, table)))
            .Concat(manifest.Sections.SelectMany(section => section.Files.Select(file => ArchiveManifest.FileOf(section.Id, file))))
            .Concat(manifest.Kind == ArchiveKind.Organization ? [Traveller.File] : []).ToHashSet(StringComparer.Ordinal);
        if (manifest.Kind == ArchiveKind.Organization && manifest.Sections is not [{ Slug: not null }] || !wanted.IsSubsetOf(manifest.Parts.Select(part => part.Name)))
            throw new RefusedArchiveException(ArchiveProblems.Forged(ArchiveManifest.File));
        foreach (var part in manifest.Parts.Where(part => !wanted.Contains(part.Name) && !(manifest.Kind == ArchiveKind.Installation && IsKey(part.Name))))
            throw new RefusedArchiveException(ArchiveProblems.Forged(part.Name));
    }

    private static bool IsKey(string name) => name.StartsWith(KeyFiles.Folder, StringComparison.Ordinal) && KeyFiles.IsName(name[KeyFiles.Folder.Length..]);

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]{0,62}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Identifier();
}

using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Meguri.Domain.Kernel;
using Meguri.Platform.Files;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;

namespace Meguri.Platform.Archives;

/// <summary>Writes an archive: rows as lines of JSON, keys, and a list of all of it, in a zip that is sealed (docs/archive.md).</summary>
public sealed class ArchiveWriter(MeguriDb db, IFileStore files, DataFolder folder, TimeProvider time)
{
    private readonly List<ArchivePart> parts = [];

    /// <summary>The whole installation as it stands at one moment. Writers go on meanwhile.</summary>
    public Task<ArchiveManifest> WriteInstallationAsync(Stream file, CancellationToken cancellation) => WriteInstallationAsync(file, TableShape.AllOf(db), cancellation);

    /// <summary>The whole installation, as far as it is in these tables.</summary>
    internal async Task<ArchiveManifest> WriteInstallationAsync(Stream file, IReadOnlyList<TableShape> tables, CancellationToken cancellation)
    {
        await using var rows = await StoredRows.OpenAsync(db, tables, cancellation);
        return await WriteAsync(file, ArchiveKind.Installation, rows, async zip =>
        {
            var state = await State.OfAsync(rows, files, cancellation, (section, table) => OpenAsync(zip, ArchiveManifest.RowsOf(section.Id, table.Name)));
            foreach (var section in state.Sections) await FilesAsync(zip, section, cancellation);
            foreach (var key in KeyFiles.In(folder))
                await using (var part = await OpenAsync(zip, KeyFiles.Folder + key.Name)) await part.WriteAsync(await File.ReadAllBytesAsync(key.FullName, cancellation), cancellation);
            return state;
        }, cancellation);
    }

    /// <summary>One organization, with the names and addresses of those who belong to it, and nothing of the installation's.</summary>
    public async Task<ArchiveManifest> WriteOrganizationAsync(Stream file, string slug, CancellationToken cancellation)
    {
        await using var rows = await StoredRows.OpenAsync(db, [.. TableShape.AllOf(db).Where(table => table.Owned)], cancellation);
        var section = (await rows.SectionsAsync(cancellation)).Single(s => s.Slug == slug);
        return await WriteAsync(file, ArchiveKind.Organization, rows, async zip =>
        {
            var state = await State.OfAsync(rows, files, section, cancellation, (_, table) => OpenAsync(zip, ArchiveManifest.RowsOf(section.Id, table.Name)));
            await FilesAsync(zip, state, cancellation);
            await using (var part = await OpenAsync(zip, Traveller.File))
                foreach (var one in await Traveller.OfAsync(db, section.Id, cancellation)) await part.WriteAsync(Encoding.UTF8.GetBytes(Json.Write(one) + "\n"), cancellation);
            return new State(state.Hash, [state]);
        }, cancellation);
    }

    private async Task<ArchiveManifest> WriteAsync(Stream file, ArchiveKind kind, StoredRows rows, Func<ZipArchive, Task<State>> fill, CancellationToken cancellation)
    {
        ArchiveManifest manifest;
        await using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            zip.Comment = ArchiveSeal.Blank;
            var schema = await rows.SchemaAsync(cancellation);
            var state = await fill(zip);
            manifest = new ArchiveManifest(ArchiveManifest.Name, kind, ProgramName, TrailHash.Instant(time.GetUtcNow()), schema, rows.Tables, state.Hash, state.Sections, parts);
            await using var list = await zip.CreateEntry(ArchiveManifest.File).OpenAsync(cancellation);
            await list.WriteAsync(Encoding.UTF8.GetBytes(Json.Write(manifest)), cancellation);
        }
        await ArchiveSeal.SetAsync(file, cancellation);
        return manifest;
    }

    private async Task FilesAsync(ZipArchive zip, SectionState section, CancellationToken cancellation)
    {
        foreach (var name in section.Files)
        {
            await using var content = files.Open(new OrganizationId(section.Id), name) ?? throw new IOException($"{name}: gone while it was read.");
            await using (var part = await OpenAsync(zip, ArchiveManifest.FileOf(section.Id, name), CompressionLevel.Fastest)) await content.CopyToAsync(part, cancellation);
            if (parts[^1].Sha256 != name) throw new IOException($"{name}: changed while it was read.");
        }
    }

    private static string ProgramName => "Meguri " + typeof(ArchiveWriter).Assembly.GetName().Version?.ToString(3);

    private async Task<Stream> OpenAsync(ZipArchive zip, string name, CompressionLevel level = CompressionLevel.Optimal) =>
        new PartStream(await zip.CreateEntry(name, level).OpenAsync(), (bytes, sum) => parts.Add(new ArchivePart(name, bytes, sum)));

    // Counts and sums what is written.
    private sealed class PartStream(Stream entry, Action<long, string> done) : Stream
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private long bytes;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => bytes;

        public override long Position { get => bytes; set => throw new NotSupportedException(); }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            hash.AppendData(buffer.Span);
            bytes += buffer.Length;
            await entry.WriteAsync(buffer, cancellationToken);
        }

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Flush() => entry.Flush();

        public override async ValueTask DisposeAsync()
        {
            await entry.DisposeAsync();
            done(bytes, TrailHash.Hex(hash.GetHashAndReset()));
            hash.Dispose();
            await base.DisposeAsync();
        }
    }
}

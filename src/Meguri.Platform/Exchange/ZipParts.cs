using System.IO.Compression;

namespace Meguri.Platform.Exchange;

/// <summary>The parts of an archive that was checked; read from the same places that were checked, so that no second reader can see another archive.</summary>
internal sealed class ZipParts
{
    private readonly Stream file;
    private readonly Dictionary<string, ZipPart> parts;

    private ZipParts(Stream file, IReadOnlyList<ZipPart> parts)
    {
        this.file = file;
        this.parts = parts.ToDictionary(part => part.Name, StringComparer.OrdinalIgnoreCase);
    }

    public IEnumerable<string> Names => parts.Keys;

    /// <summary>Unpacks every part to the end and looks at each byte: size, check sum, ratio, sum of all, and what <paramref name="look"/> looks for.</summary>
    public static ZipParts Check(Stream file, Action<ZipPart, ReadOnlySpan<byte>> look, CancellationToken cancellation)
    {
        var parts = ZipDirectory.Read(file);
        var buffer = new byte[81_920];
        var total = 0L;
        foreach (var part in parts)
        {
            var (length, crc) = (0L, new Crc32());
            using var stream = Open(file, part);
            for (int read; (read = Read(stream, buffer, part)) > 0;)
            {
                cancellation.ThrowIfCancellationRequested();
                (length, total) = (length + read, total + read);
                if (length > part.Unpacked) throw Corrupt(part);
                if (total > ImportLimits.UnpackedBytes) throw new RefusedFileException(FileProblems.ArchiveTooLarge("bytes", ImportLimits.UnpackedBytes));
                if (length > ImportLimits.RatioFrom && length > part.Packed * ImportLimits.Ratio)
                    throw new RefusedFileException(FileProblems.ArchiveTooLarge("ratio", ImportLimits.Ratio));
                crc.Add(buffer.AsSpan(0, read));
                look(part, buffer.AsSpan(0, read));
            }
            if (length != part.Unpacked || crc.Value != part.Crc) throw Corrupt(part);
        }
        return new ZipParts(file, parts);
    }

    /// <summary>A part by its name (case does not matter, as in every workbook); null when there is none.</summary>
    public Stream? Open(string name) => parts.TryGetValue(name, out var part) ? Open(file, part) : null;

    private static Stream Open(Stream file, ZipPart part)
    {
        var packed = new SliceStream(file, part.Data, part.Packed);
        return part.Deflated ? new DeflateStream(packed, CompressionMode.Decompress) : packed;
    }

    private static int Read(Stream stream, byte[] buffer, ZipPart part)
    {
        try { return stream.Read(buffer); }
        catch (InvalidDataException) { throw Corrupt(part); }
    }

    private static RefusedFileException Corrupt(ZipPart part) => new(FileProblems.CorruptArchive(part.Name));
}

/// <summary>A stretch of a file, read from its own place whoever else reads the file in between.</summary>
internal sealed class SliceStream(Stream file, long start, long length) : Stream
{
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get => position; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var wanted = (int)Math.Min(buffer.Length, length - position);
        if (wanted <= 0) return 0;
        file.Position = start + position;
        var read = file.Read(buffer[..wanted]);
        position += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

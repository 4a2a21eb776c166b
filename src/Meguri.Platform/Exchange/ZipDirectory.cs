using System.Buffers.Binary;
using System.Text;
using Meguri.Domain.Kernel;

namespace Meguri.Platform.Exchange;

/// <summary>A part of an archive, as its directory declares it.</summary>
/// <param name="Name">With forward slashes.</param>
/// <param name="Packed">Bytes in the file.</param>
/// <param name="Unpacked">Bytes it declares to be.</param>
/// <param name="Crc">Check sum it declares.</param>
/// <param name="Deflated">Packed by deflate; else stored as it is.</param>
/// <param name="Header">Where its local header begins.</param>
/// <param name="Data">Where its bytes begin.</param>
internal sealed record ZipPart(string Name, long Packed, long Unpacked, uint Crc, bool Deflated, long Header, long Data);

/// <summary>
/// Reads the directory of a zip by itself, since ZipArchive believes what an entry declares: it stops at a forged size without
/// a word. Refused here: names that lead outside, links, two parts of one name, parts that overlap, parts whose local header
/// says something else than the directory, encryption, and archives in zip64 (no workbook within the limits needs it).
/// </summary>
internal static class ZipDirectory
{
    private const uint EndMark = 0x06054b50;
    private const uint EntryMark = 0x02014b50;
    private const uint LocalMark = 0x04034b50;
    private const int EndLength = 22;
    private const int LongestDirectory = 16_000_000;

    public static IReadOnlyList<ZipPart> Read(Stream file)
    {
        var tail = Bytes(file, Math.Max(0, file.Length - EndLength - ushort.MaxValue), (int)Math.Min(file.Length, EndLength + ushort.MaxValue));
        var end = FindEnd(tail);
        var count = U16(tail, end + 10);
        var length = U32(tail, end + 12);
        var start = U32(tail, end + 16);
        var endPlace = file.Length - tail.Length + end;
        if (count == ushort.MaxValue || start == uint.MaxValue) throw Refuse(FileProblems.ArchiveTooLarge("parts", ImportLimits.Parts));
        if (count > ImportLimits.Parts) throw Refuse(FileProblems.ArchiveTooLarge("parts", ImportLimits.Parts));
        if (length > LongestDirectory || U16(tail, end + 4) != 0 || U16(tail, end + 8) != count || (long)start + length != endPlace) throw Corrupt("directory");
        var directory = Bytes(file, start, (int)length);
        var parts = new List<ZipPart>(count);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var at = 0;
        for (var i = 0; i < count; i++)
        {
            if (at + 46 > directory.Length || U32(directory, at) != EntryMark) throw Corrupt("directory");
            var next = at + 46 + U16(directory, at + 28) + U16(directory, at + 30) + U16(directory, at + 32);
            if (next > directory.Length) throw Corrupt("directory");
            var part = Part(file, directory.AsSpan(at..next));
            if (!names.Add(part.Name)) throw Corrupt(part.Name);
            parts.Add(part);
            at = next;
        }
        if (at != directory.Length) throw Corrupt("directory");
        RefuseOverlaps(parts, start);
        return parts;
    }

    private static ZipPart Part(Stream file, ReadOnlySpan<byte> entry)
    {
        var name = Encoding.UTF8.GetString(entry.Slice(46, U16(entry, 28)));
        if (!IsSafe(name)) throw Corrupt(name);
        var (flags, method) = (U16(entry, 8), U16(entry, 10));
        var (crc, packed, unpacked, header) = (U32(entry, 16), U32(entry, 20), U32(entry, 24), U32(entry, 42));
        if (packed == uint.MaxValue || unpacked == uint.MaxValue) throw Refuse(FileProblems.ArchiveTooLarge(name, ImportLimits.UnpackedBytes));
        if ((flags & 1) != 0) throw Refuse(FileProblems.PasswordProtected);
        if (method is not (0 or 8) || (method == 0 && packed != unpacked) || IsSpecial(entry)) throw Corrupt(name);
        var local = Bytes(file, header, 30);
        if (U32(local, 0) != LocalMark || U16(local, 8) != method || (U16(local, 6) & 1) != 0) throw Corrupt(name);
        var localName = Bytes(file, header + 30, U16(local, 26));
        if (!entry.Slice(46, U16(entry, 28)).SequenceEqual(localName)) throw Corrupt(name);
        // With bit 3 the sizes follow the data, and the local header has none; 0xFFFFFFFF sends to an extra field for streams.
        var follows = (flags & 8) != 0;
        if (!Agrees(U32(local, 14), crc, follows) || !Agrees(U32(local, 18), packed, follows) || !Agrees(U32(local, 22), unpacked, follows)) throw Corrupt(name);
        var data = header + 30L + U16(local, 26) + U16(local, 28);
        if (data + packed > file.Length) throw Corrupt(name);
        return new(name, packed, unpacked, crc, method == 8, header, data);
    }

    private static bool Agrees(uint local, uint central, bool follows) => local == central || (follows && local == 0) || local == uint.MaxValue;

    private static bool IsSafe(string name) => name.Length is > 0 and <= 512
        && !name.StartsWith('/') && !name.Contains('\\') && !name.Contains(':') && !name.Any(char.IsControl)
        && !name.Split('/').Any(step => step is "." or "..");

    // Unix keeps the kind of file in the upper half of the attributes: only plain files and folders may be inside.
    private static bool IsSpecial(ReadOnlySpan<byte> entry) => entry[5] == 3 && ((U32(entry, 38) >> 28) & 0xF) is not (0 or 4 or 8);

    private static void RefuseOverlaps(List<ZipPart> parts, long directory)
    {
        var end = 0L;
        foreach (var part in parts.OrderBy(part => part.Header))
        {
            if (part.Header < end) throw Corrupt(part.Name);
            end = part.Data + part.Packed;
        }
        if (end > directory) throw Corrupt("directory");
    }

    private static int FindEnd(byte[] tail)
    {
        for (var at = tail.Length - EndLength; at >= 0; at--)
            if (U32(tail, at) == EndMark && at + EndLength + U16(tail, at + 20) == tail.Length) return at;
        throw Corrupt("directory");
    }

    private static byte[] Bytes(Stream file, long from, int length)
    {
        if (from + length > file.Length) throw Corrupt("directory");
        var bytes = new byte[length];
        file.Position = from;
        file.ReadExactly(bytes);
        return bytes;
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static RefusedFileException Corrupt(string part) => new(FileProblems.CorruptArchive(part));

    private static RefusedFileException Refuse(Problem problem) => new(problem);
}

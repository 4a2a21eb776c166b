using System.IO.Compression;
using System.Text;

namespace Meguri.Platform.Exchange;

/// <summary>One part of an archive that a test writes byte by byte; what is not said is said truthfully.</summary>
internal sealed record ForgedPart(string Name, byte[] Content)
{
    public uint? Size { get; init; }
    public uint? Crc { get; init; }
    public string? LocalName { get; init; }
    public uint? LocalSize { get; init; }
    public ushort? Method { get; init; }
    public ushort Flags { get; init; }
    public uint Attributes { get; init; }

    /// <summary>Is not written: its record lies at the beginning of the bytes of the (stored) part before it.</summary>
    public bool InsideOfTheOneBefore { get; init; }

    public static ForgedPart Text(string name, string content) => new(name, Encoding.UTF8.GetBytes(content));
}

/// <summary>Writes archives that no honest program writes.</summary>
internal static class ForgedZip
{
    public static MemoryStream Write(params ForgedPart[] parts)
    {
        var file = new MemoryStream();
        using var writer = new BinaryWriter(file, Encoding.UTF8, leaveOpen: true);
        var directory = new MemoryStream();
        using var entries = new BinaryWriter(directory);
        var (place, data) = (0u, 0u);
        foreach (var part in parts)
        {
            var record = LocalRecord(part);
            if (part.InsideOfTheOneBefore) place = data;
            else
            {
                place = (uint)file.Position;
                writer.Write(record);
                writer.Flush();
            }
            var (packed, crc, size, method) = Facts(part);
            data = place + 30 + (uint)Encoding.UTF8.GetByteCount(part.LocalName ?? part.Name);
            var name = Encoding.UTF8.GetBytes(part.Name);
            entries.Write(0x02014b50u);
            Shorts(entries, 0x0314, 20, part.Flags, method, 0, 0);
            Longs(entries, crc, (uint)packed.Length, size);
            Shorts(entries, (ushort)name.Length, 0, 0, 0, 0);
            Longs(entries, part.Attributes, place);
            entries.Write(name);
        }
        entries.Flush();
        var start = (uint)file.Position;
        writer.Write(directory.ToArray());
        writer.Write(0x06054b50u);
        Shorts(writer, 0, 0, (ushort)parts.Length, (ushort)parts.Length);
        Longs(writer, (uint)directory.Length, start);
        Shorts(writer, 0);
        writer.Flush();
        return file;
    }

    /// <summary>The local header of a part with its bytes.</summary>
    public static byte[] LocalRecord(ForgedPart part)
    {
        var record = new MemoryStream();
        using var writer = new BinaryWriter(record);
        var (packed, crc, size, method) = Facts(part);
        var name = Encoding.UTF8.GetBytes(part.LocalName ?? part.Name);
        writer.Write(0x04034b50u);
        Shorts(writer, 20, part.Flags, method, 0, 0);
        Longs(writer, crc, (uint)packed.Length, part.LocalSize ?? size);
        Shorts(writer, (ushort)name.Length, 0);
        writer.Write(name);
        writer.Write(packed);
        writer.Flush();
        return record.ToArray();
    }

    public static uint CrcOf(byte[] content)
    {
        // Bit by bit, so that it shares no table with what it checks.
        var crc = uint.MaxValue;
        foreach (var b in content)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }
        return ~crc;
    }

    private static (byte[] Packed, uint Crc, uint Size, ushort Method) Facts(ForgedPart part) =>
        (part.Method == 0 ? part.Content : Deflated(part.Content), part.Crc ?? CrcOf(part.Content), part.Size ?? (uint)part.Content.Length, part.Method ?? 8);

    private static byte[] Deflated(byte[] content)
    {
        var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true)) deflate.Write(content);
        return packed.ToArray();
    }

    private static void Shorts(BinaryWriter writer, params ushort[] values)
    {
        foreach (var value in values) writer.Write(value);
    }

    private static void Longs(BinaryWriter writer, params uint[] values)
    {
        foreach (var value in values) writer.Write(value);
    }
}

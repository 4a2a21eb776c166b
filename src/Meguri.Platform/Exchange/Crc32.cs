using System.Buffers.Binary;

namespace Meguri.Platform.Exchange;

/// <summary>The check sum of zip (CRC-32, polynomial 0xEDB88320), four bytes at a time.</summary>
internal struct Crc32()
{
    private static readonly uint[][] Tables = Build();
    private uint state = uint.MaxValue;

    public readonly uint Value => ~state;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        var crc = state;
        while (bytes.Length >= 4)
        {
            crc ^= BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            crc = Tables[3][crc & 0xFF] ^ Tables[2][(crc >> 8) & 0xFF] ^ Tables[1][(crc >> 16) & 0xFF] ^ Tables[0][crc >> 24];
            bytes = bytes[4..];
        }
        foreach (var b in bytes) crc = (crc >> 8) ^ Tables[0][(crc ^ b) & 0xFF];
        state = crc;
    }

    private static uint[][] Build()
    {
        var tables = new uint[4][];
        for (var t = 0; t < 4; t++)
        {
            tables[t] = new uint[256];
            for (uint i = 0; i < 256; i++)
            {
                var crc = t == 0 ? i : tables[t - 1][i];
                for (var bit = 0; bit < (t == 0 ? 8 : 0); bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
                tables[t][i] = t == 0 ? crc : (crc >> 8) ^ tables[0][crc & 0xFF];
            }
        }
        return tables;
    }
}

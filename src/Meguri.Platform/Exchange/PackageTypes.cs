using System.IO.Compression;
using System.Text;

namespace Meguri.Platform.Exchange;

/// <summary>What an Office document says that it is: its list of content types (ECMA-376 part 2). Nothing else of it is unpacked.</summary>
public static class PackageTypes
{
    private const string List = "[Content_Types].xml";
    private const int LongestList = 1 << 20;

    /// <summary>Reads the list; null for what is no such document, or none that is within the limits of an archive.</summary>
    /// <param name="file">A file that can be read from any place.</param>
    public static string? Of(Stream file)
    {
        try
        {
            if (ZipDirectory.Read(file).FirstOrDefault(part => part.Name.Equals(List, StringComparison.OrdinalIgnoreCase)) is not { Unpacked: <= LongestList } list) return null;
            var packed = new SliceStream(file, list.Data, list.Packed);
            using var text = list.Deflated ? new DeflateStream(packed, CompressionMode.Decompress) : (Stream)packed;
            var bytes = new byte[list.Unpacked];
            return Encoding.UTF8.GetString(bytes, 0, text.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
        }
        catch (Exception unreadable) when (unreadable is RefusedFileException or InvalidDataException)
        {
            return null;
        }
    }
}

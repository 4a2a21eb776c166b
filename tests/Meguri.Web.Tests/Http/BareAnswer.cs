using System.IO.Compression;
using System.Net;
using System.Text;

namespace Meguri.Web.Http;

/// <summary>An answer of any kind, not read as a page.</summary>
/// <param name="Status">The status.</param>
/// <param name="Location">Where it leads, when it is a redirect.</param>
/// <param name="CacheControl">Who may keep it.</param>
/// <param name="Bytes">What came.</param>
public sealed record BareAnswer(HttpStatusCode Status, string? Location, string CacheControl, byte[] Bytes)
{
    /// <summary>Everything in it that is text; of a workbook or a document, each of its parts.</summary>
    public string Text => Bytes is [(byte)'P', (byte)'K', 3, 4, ..] ? Unpacked() : Encoding.UTF8.GetString(Bytes);

    private string Unpacked()
    {
        using var archive = new ZipArchive(new MemoryStream(Bytes));
        var text = new StringBuilder();
        foreach (var part in archive.Entries)
        {
            using var reader = new StreamReader(part.Open(), Encoding.UTF8);
            text.Append(part.FullName).Append('\n').Append(reader.ReadToEnd()).Append('\n');
        }
        return text.ToString();
    }
}

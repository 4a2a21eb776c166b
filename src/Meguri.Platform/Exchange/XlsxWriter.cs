using System.IO.Compression;
using System.Text;

namespace Meguri.Platform.Exchange;

/// <summary>
/// Writes workbooks row by row: little is kept but one block of bytes, so a hundred thousand rows need no more memory than
/// ten. The stream need not be seekable (an HTTP answer will do) and stays open.
/// </summary>
public static class XlsxWriter
{
    /// <summary>The media type of an answer that carries one.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // Strict: half a character is a bug to be seen, not a question mark in somebody's ledger.
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Writes the sheets in order. A value that can't be written (see <see cref="SheetSpec"/>) throws <see cref="ArgumentException"/>; the stream is then cut short and no workbook.</summary>
    public static async Task WriteAsync(Stream stream, IReadOnlyList<SheetSpec> sheets, CancellationToken cancellation = default)
    {
        var names = XlsxParts.TabNames(sheets);
        await using var archive = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellation);
        await Put(archive, "[Content_Types].xml", XlsxParts.ContentTypes(sheets.Count), cancellation);
        await Put(archive, "_rels/.rels", XlsxParts.RootRelations, cancellation);
        await Put(archive, "xl/_rels/workbook.xml.rels", XlsxParts.BookRelations(sheets.Count), cancellation);
        await Put(archive, "xl/styles.xml", XlsxStyles.Xml, cancellation);
        var (areas, pool) = (new List<XlsxArea>(), new SharedPool());
        for (var i = 0; i < sheets.Count; i++)
        {
            await using var part = await Entry(archive, $"xl/worksheets/sheet{i + 1}.xml").OpenAsync(cancellation);
            areas.Add(await XlsxSheetWriter.WriteAsync(part, sheets[i], names[i], pool, first: i == 0, cancellation));
        }
        await Put(archive, "xl/sharedStrings.xml", pool.Xml(), cancellation);
        await Put(archive, "xl/workbook.xml", XlsxParts.Book(areas), cancellation);
    }

    // The same content is the same file: when it was written says nothing, and two exports can be held against each other by hash.
    private static ZipArchiveEntry Entry(ZipArchive archive, string name)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return entry;
    }

    private static async Task Put(ZipArchive archive, string name, string xml, CancellationToken cancellation)
    {
        await using var part = await Entry(archive, name).OpenAsync(cancellation);
        await part.WriteAsync(Utf8.GetBytes(xml), cancellation);
    }
}

using System.Xml;
using Meguri.Domain.Kernel;

namespace Meguri.Platform.Exchange;

/// <summary>
/// Looks at a workbook before anybody reads it: every part is unpacked to its end and checked (<see cref="ImportLimits"/>),
/// and what could act or reach outside (macros, objects, links, data connections, DTDs) refuses the whole file.
/// </summary>
public static class WorkbookGuard
{
    private const string MainType = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /// <summary>
    /// Problems: <c>corrupt_archive</c>, <c>archive_too_large</c>, <c>macros_not_allowed</c>, <c>external_content</c>,
    /// <c>password_protected</c>, <c>not_a_workbook</c>, <c>empty_file</c>.
    /// </summary>
    /// <param name="file">Seekable; left open.</param>
    /// <param name="cancellation">Stops between blocks.</param>
    public static Result Check(Stream file, CancellationToken cancellation = default)
    {
        try
        {
            _ = Open(file, cancellation);
            return Result.Done;
        }
        catch (RefusedFileException refused)
        {
            return refused.Problem;
        }
    }

    internal static ZipParts Open(Stream file, CancellationToken cancellation)
    {
        if (!file.CanSeek) throw new ArgumentException("The file must be seekable: spool it first.", nameof(file));
        FileKinds.DemandZip(file);
        var parts = ZipParts.Check(file, new XmlLook().Look, cancellation);
        foreach (var name in parts.Names) RefuseByName(name);
        foreach (var name in parts.Names.Where(name => name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
            RefuseOutside(parts, name);
        RefuseByType(parts);
        return parts;
    }

    private static void RefuseByName(string name)
    {
        if (Has("vbaProject") || Has("vbaData") || Has("/macrosheets/") || Has("/dialogsheets/")) throw new RefusedFileException(FileProblems.MacrosNotAllowed);
        if (Has("/externalLinks/") || Has("/embeddings/") || Has("/activeX/") || Has("/oleObject") || Has("xl/connections.xml") || Has("/webExtensions/"))
            throw new RefusedFileException(FileProblems.ExternalContent(name));

        bool Has(string piece) => name.Contains(piece, StringComparison.OrdinalIgnoreCase);
    }

    // A link in a cell opens only when somebody clicks it; every other target outside is fetched by the program that opens the file.
    private static void RefuseOutside(ZipParts parts, string name)
    {
        foreach (var relation in Relations.ReadPart(parts, name))
            if (relation.External && !relation.Type.EndsWith("/hyperlink", StringComparison.OrdinalIgnoreCase))
                throw new RefusedFileException(FileProblems.ExternalContent(name));
    }

    private static void RefuseByType(ZipParts parts)
    {
        var main = false;
        using var reader = OpenXml.Reader(parts, "[Content_Types].xml") ?? throw new RefusedFileException(FileProblems.NotAWorkbook);
        OpenXml.Guarded("[Content_Types].xml", () =>
        {
            while (OpenXml.Step(reader))
            {
                if (reader.NodeType != XmlNodeType.Element || reader.GetAttribute("ContentType") is not { } type) continue;
                if (type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || (type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) && type.EndsWith("+xml", StringComparison.Ordinal)))
                    throw new RefusedFileException(FileProblems.MacrosNotAllowed);
                main |= type.StartsWith(MainType, StringComparison.OrdinalIgnoreCase) && type.EndsWith(".main+xml", StringComparison.OrdinalIgnoreCase);
            }
        });
        if (!main) throw new RefusedFileException(FileProblems.NotAWorkbook);
    }
}

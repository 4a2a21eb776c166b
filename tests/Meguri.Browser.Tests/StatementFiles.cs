using System.IO.Compression;
using System.Text.RegularExpressions;
using Meguri.Platform.Exchange;

namespace Meguri.Browser;

/// <summary>Reads statements of applicability that were downloaded.</summary>
internal static partial class StatementFiles
{
    /// <summary>The rows of a workbook whose first cell is the number of a control of Annex A.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Workbook(byte[] file)
    {
        var sheet = SheetReader.Open(new MemoryStream(file));
        sheet.Ok.ShouldBeTrue();
        return [.. sheet.Value!.Rows().Select(row => row.Texts).Where(texts => Number().IsMatch(texts[0]))];
    }

    /// <summary>The texts of a document for Word, in their order.</summary>
    public static IReadOnlyList<string> Document(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(archive.GetEntry("word/document.xml").ShouldNotBeNull().Open());
        return [.. System.Xml.Linq.XDocument.Load(reader).Descendants().Where(element => element.Name.LocalName == "t").Select(element => element.Value)];
    }

    /// <summary>True for A.5.1 and its like.</summary>
    [GeneratedRegex(@"^A\.[5-8]\.\d{1,2}$")]
    public static partial Regex Number();
}

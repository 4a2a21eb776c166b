using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Meguri.Domain.Controls;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>The statement as a document: title, approval, and the table across the page with its head on every sheet.</summary>
internal static class SoaDocument
{
    /// <summary>The media type of an answer that carries one.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    // In twentieths of a point; together the width between the margins of A4 landscape.
    private static readonly int[] Widths = [860, 2200, 1080, 2700, 1240, 1200, 2000, 1850, 1268, 1000];

    /// <summary>The document, to be read from its beginning.</summary>
    public static MemoryStream Write(SoaHeading heading)
    {
        var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = DocumentParts.Styles();
            var footer = main.AddNewPart<FooterPart>("footer");
            footer.Footer = DocumentParts.Footer($"{heading.Organization}　{heading.Title}");
            main.Document = new Document(new Body([.. Head(heading), Table(heading.Statement.Rows), DocumentParts.Landscape(main.GetIdOfPart(footer))]));
            document.PackageProperties.Title = heading.Title;
            document.PackageProperties.Creator = heading.Organization;
        }
        stream.Position = 0;
        return stream;
    }

    private static IEnumerable<OpenXmlElement> Head(SoaHeading heading)
    {
        yield return DocumentParts.Paragraph(heading.Title, "Title");
        yield return DocumentParts.Paragraph(heading.Organization);
        yield return DocumentParts.Paragraph(heading.Standard);
        yield return DocumentParts.Paragraph(heading.Approval);
        if (heading.Statement.Note is { } note) yield return DocumentParts.Paragraph(note);
        yield return DocumentParts.Paragraph(heading.Figures);
    }

    private static Table Table(IReadOnlyList<SoaRow> rows)
    {
        var table = DocumentParts.Table(Widths);
        table.Append(DocumentParts.HeadRow(
        [
            ControlWords.Column_Control, ControlWords.Column_Name, ControlWords.Column_Applicable, ControlWords.Column_Reasons, ControlWords.Column_Status,
            ControlWords.Column_Plan, ControlWords.Column_Documents, ControlWords.Column_ExclusionReason, ControlWords.Column_Department, ControlWords.Column_Risks,
        ]));
        foreach (var group in rows.GroupBy(row => SoaText.GroupOf(row.Control).Title))
        {
            table.Append(DocumentParts.GroupRow(group.Key, Widths.Length));
            foreach (var row in group) table.Append(DocumentParts.Row(Cells(row)));
        }
        return table;
    }

    private static string?[] Cells(SoaRow row) =>
    [
        row.Control, SoaText.NameOf(row), SoaText.ApplicableOf(row.Applicable), SoaText.ReasonsOf(row.Reasons), SoaText.StatusOf(row.Status),
        string.Join('\n', new[] { SoaText.Day(row.PlannedOn), row.PlanNumber }.OfType<string>()), row.Documents, SoaText.ExclusionOf(row), row.Department, string.Join(' ', row.Risks),
    ];
}

using System.Globalization;
using Meguri.Domain.Controls;
using Meguri.Platform.Exchange;
using Meguri.Platform.Tenancy;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>The files a statement can be written as.</summary>
internal enum SoaFormat
{
    /// <summary>A workbook: one row a control, its number alone in the first column.</summary>
    Xlsx,

    /// <summary>The same rows as text.</summary>
    Csv,

    /// <summary>A document for Word, A4 landscape.</summary>
    Docx,
}

/// <summary>Writes a statement into a file, in the language asked for.</summary>
internal sealed class SoaExport(CurrentOrganization current)
{
    /// <summary>The media type of a format.</summary>
    public static string MediaTypeOf(SoaFormat format) => format switch
    {
        SoaFormat.Docx => SoaDocument.MediaType,
        SoaFormat.Csv => CsvWriter.MediaType,
        _ => XlsxWriter.MediaType,
    };

    /// <summary>The name a file is offered under: <c>SoA-acme-v2.xlsx</c>, <c>SoA-acme-draft.docx</c>.</summary>
    public string FileNameOf(Statement statement, SoaFormat format) =>
        $"SoA-{current.Value.Slug}-{(statement.State is null ? Statements.Draft : $"v{statement.Number}")}.{format.ToString().ToLowerInvariant()}";

    /// <summary>Writes it; the stream stays open.</summary>
    public async Task WriteAsync(Stream stream, Statement statement, SoaFormat format, CultureInfo culture, CancellationToken cancellation)
    {
        // Ambient for this flow only: the caller's language comes back with the end of the method.
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        var heading = new SoaHeading(current.Value.NameIn(culture), statement);
        if (format == SoaFormat.Docx)
        {
            using var document = SoaDocument.Write(heading);
            await document.CopyToAsync(stream, cancellation);
            return;
        }
        if (format == SoaFormat.Csv) await CsvWriter.WriteAsync(stream, Sheet(heading), cancellation);
        else await XlsxWriter.WriteAsync(stream, [Sheet(heading)], cancellation);
    }

    private static SheetSpec Sheet(SoaHeading heading) => new(ControlWords.Soa,
    [
        new(ControlWords.Column_Control, Width: 9), new(ControlWords.Column_Name, Width: 32, Wrap: true), new(ControlWords.Theme, Width: 18), new(ControlWords.Column_Applicable, Width: 9),
        new(ControlWords.Column_Reasons, Width: 40, Wrap: true), new(ControlWords.Column_Status, Width: 12), new(ControlWords.Field_PlannedOn, ColumnKind.Date, 13),
        new(ControlWords.Field_PlanId, Width: 12), new(ControlWords.Column_Documents, Width: 28, Wrap: true), new(ControlWords.Column_ExclusionReason, Width: 28, Wrap: true),
        new(ControlWords.Field_ExclusionOwnerId, Width: 14), new(ControlWords.Field_ExclusionReviewOn, ColumnKind.Date, 13), new(ControlWords.Column_Department, Width: 18, Wrap: true),
        new(ControlWords.Column_Risks, Width: 20, Wrap: true),
    ], Rows(heading.Statement.Rows))
    {
        TitleLines = [.. heading.Lines],
    };

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Rows(IReadOnlyList<SoaRow> rows)
    {
        await Task.CompletedTask;
        foreach (var row in rows)
        {
            yield return
            [
                row.Control, SoaText.NameOf(row), SoaText.ThemeOf(row.Control), SoaText.ApplicableOf(row.Applicable), SoaText.ReasonsOf(row.Reasons), SoaText.StatusOf(row.Status), row.PlannedOn,
                row.PlanNumber, row.Documents, row.ExclusionReason, row.ExclusionOwner, row.ExclusionReviewOn, row.Department, string.Join(' ', row.Risks),
            ];
        }
    }
}

/// <summary>What stands above a statement in files and on paper.</summary>
/// <param name="Organization">Whose it is.</param>
/// <param name="Statement">The statement.</param>
internal sealed record SoaHeading(string Organization, Statement Statement)
{
    /// <summary>適用宣言書 第2版, with where it stands unless it is in force.</summary>
    public string Title => Statement.State == SoaState.Approved
        ? SoaText.TitleOf(Statement.Number) : ControlWords.InBrackets(SoaText.TitleOf(Statement.Number), SoaText.StateOf(Statement.State));

    /// <summary>What it is based on.</summary>
    public string Standard => ControlWords.Standard;

    /// <summary>Who approved it and when, or as of when the draft is.</summary>
    public string Approval => Statement.ApprovedOn is { } day
        ? ControlWords.ApprovedAs(Statement.Number, SoaText.Day(day), Statement.ApprovedBy) + (Statement.OnCertificate ? ControlWords.OnCertificateNote : "")
        : ControlWords.AsOf(SoaText.Day(Statement.AsOf));

    /// <summary>How many apply, and how far they are.</summary>
    public string Figures
    {
        get
        {
            var counts = SoaCounts.Of(Statement.Rows);
            return ControlWords.FiguresLine(counts.Applicable, counts.Total, counts.Excluded, counts.Implemented, counts.Partly, counts.NotImplemented);
        }
    }

    /// <summary>All of it, a line each.</summary>
    public IEnumerable<string> Lines => new[] { Title, Organization, Standard, Approval, Statement.Note, Figures }.OfType<string>();
}

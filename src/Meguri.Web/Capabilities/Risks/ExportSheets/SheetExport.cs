using Meguri.Domain.Risks;
using Meguri.Platform.Exchange;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>Sheets as a workbook in the layout of the form: the head, then the four blocks, one sheet on each tab.</summary>
internal static class SheetExport
{
    private static readonly ColumnSpec[] Columns =
        [new("", Width: 12), new("", Width: 6), new("", Width: 6), new("", Width: 52, Wrap: true), new("", Width: 18), new("", Width: 20), new("", Width: 9), new("", Width: 40, Wrap: true), new("", Width: 18)];

    /// <summary>Writes them; the stream stays open.</summary>
    public static Task WriteAsync(Stream stream, IReadOnlyList<SheetPaper> papers, CancellationToken cancellation) =>
        XlsxWriter.WriteAsync(stream, [.. papers.Select(paper => new SheetSpec($"{paper.Number} {paper.Sheet.Control}", Columns, Rows(paper)) { TitleLines = [RiskWords.Sheet], IsForm = true })], cancellation);

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Rows(SheetPaper paper)
    {
        await Task.CompletedTask;
        foreach (var row in Head(paper).Concat(Blocks(paper.Sheet, paper)).Concat(Risks(paper))) yield return row;
    }

    private static IEnumerable<object?[]> Head(SheetPaper paper)
    {
        var sheet = paper.Sheet;
        yield return Named(RiskWords.SheetNo, paper.Number, RiskWords.Field_DepartmentId, paper.Department);
        yield return Named(RiskWords.SheetObjective, SheetText.ObjectiveOf(sheet), RiskWords.SheetStageHead, RiskWords.Book.Of(sheet.Stage));
        yield return Named(RiskWords.SheetItem, paper.Item);
        yield return Named(RiskWords.Field_Situation, sheet.Situation);
    }

    private static IEnumerable<object?[]> Blocks(RiskSheet sheet, SheetPaper paper)
    {
        yield return new object?[Columns.Length];
        yield return [RiskWords.SheetAssets, null, null, null, null, null, null, null, null];
        yield return [new Heading(RiskWords.RowNo), null, null, new Heading(RiskWords.Field_Text), new Heading(RiskWords.Field_Impact), null, null, new Heading(RiskWords.Field_Remark), null];
        foreach (var row in sheet.Assets) yield return [row.Name, null, null, paper.TextOf(row), row.Impact?.ToString() ?? "", null, null, row.Remark ?? "", null];
        yield return new object?[Columns.Length];
        yield return [RiskWords.SheetThreats, null, null, null, null, null, null, null, null];
        yield return [new Heading(RiskWords.RowNo), null, null, new Heading(RiskWords.Field_Text), null, null, null, new Heading(RiskWords.Field_Remark), null];
        foreach (var row in sheet.Threats) yield return [row.Name, null, null, row.Text, null, null, null, row.Remark ?? "", null];
        yield return new object?[Columns.Length];
        yield return [RiskWords.SheetMeasures, null, null, null, null, null, null, null, null];
        yield return [new Heading(RiskWords.RowNo), null, null, new Heading(RiskWords.Field_Text), new Heading(RiskWords.Field_Done), null, null, new Heading(RiskWords.Field_Remark), null];
        foreach (var row in sheet.Measures)
            yield return [row.Name, null, null, row.Text, row.Done is { } done ? $"{SheetText.MarkOf(done)} {RiskWords.Book.Of(done)}" : SheetText.MarkOf(null), null, null, row.Remark ?? "", null];
    }

    private static IEnumerable<object?[]> Risks(SheetPaper paper)
    {
        yield return new object?[Columns.Length];
        yield return [RiskWords.SheetRisks, null, null, null, null, null, null, null, null];
        yield return
        [
            new Heading("A"), new Heading("T"), new Heading("P"), new Heading(RiskWords.Field_Text), new Heading(RiskWords.Field_Property), new Heading(RiskWords.ImpactByLikelihood),
            new Heading(RiskWords.Field_Level), new Heading(RiskWords.RemarkReason), new Heading(RiskWords.Field_OwnerId),
        ];
        foreach (var row in paper.Sheet.Risks)
            yield return
            [
                $"A{row.Asset}", $"T{row.Threat}", $"P{row.Measure}", row.Text, RiskWords.Book.Of(row.Property), paper.ProductOf(row), row.Level?.ToString() ?? "", row.Remark ?? "", paper.OwnerOf(row),
            ];
    }

    private static object?[] Named(string name, string value, string? second = null, string? secondValue = null) =>
        [new Heading(name), null, null, value, second is null ? null : new Heading(second), secondValue, null, null, null];
}

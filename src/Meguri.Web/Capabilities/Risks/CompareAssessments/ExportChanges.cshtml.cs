using Meguri.Domain.Risks;
using Meguri.Platform.Exchange;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>What changed since an earlier assessment, as a workbook: every risk of both.</summary>
[Permit(RiskPermissions.View)]
internal sealed class ExportChangesModel(AssessmentComparison comparison) : MeguriPage
{
    public async Task<IActionResult> OnGetAsync(Guid? from, CancellationToken cancellation)
    {
        if (await comparison.ReadAsync(from is { } id ? RiskAssessmentId.From(id) : null, cancellation) is not { } shown) return NotFound();
        var spool = TemporaryFile.Open();
        await XlsxWriter.WriteAsync(spool, [Sheet(shown)], cancellation);
        return HandOut(spool, XlsxWriter.MediaType, $"risk-changes-{Current.Today:yyyyMMdd}.xlsx", shown.Lines.Count);
    }

    private static SheetSpec Sheet(Comparison shown) => new(RiskWords.Changes,
    [
        new(RiskWords.Change, Width: 12), new(RiskWords.Field_Target, Width: 34, Wrap: true), new(RiskWords.Field_Threat, Width: 30, Wrap: true), new(RiskWords.Field_Property, Width: 10),
        new(shown.Before.Title, Width: 14), new(RiskWords.LevelWas, Width: 10), new(shown.After.Title, Width: 14), new(RiskWords.LevelIs, Width: 10), new(RiskWords.Field_OwnerId, Width: 16),
    ], Rows(shown))
    {
        TitleLines = [RiskWords.Changes, RiskWords.ChangesOf(shown.Before.Title, shown.After.Title)],
    };

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Rows(Comparison shown)
    {
        await Task.CompletedTask;
        foreach (var line in shown.Lines)
            yield return
            [
                RiskWords.Book.Of(line.Kind), line.Target, line.Threat, RiskWords.Book.Of((line.Is ?? line.Was)!.Property),
                line.Was is { } was ? RiskText.NumberOf(was) : null, LevelOf(line.Was), line.Is is { } now ? RiskText.NumberOf(now) : null, LevelOf(line.Is), line.Owner,
            ];
    }

    private static string? LevelOf(Risk? risk) => risk is null ? null : (risk.ScoreAfter() ?? risk.ScoreBefore())?.Label;
}

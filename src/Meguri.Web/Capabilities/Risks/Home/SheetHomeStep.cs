using Meguri.Platform.Persistence;
using Meguri.Web.Shell;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>リスク評価シート: how many sheets there are, how many are accepted, and how many wait for the reader.</summary>
internal sealed class SheetHomeStep(Assessments assessments, SheetLedger ledger) : IHomeStep
{
    public int Order => 45;

    public string Permission => RiskPermissions.View;

    public async Task<HomeStep> LookAsync(MeguriDb db, CancellationToken cancellation)
    {
        if (await assessments.LatestAsync(cancellation) is not { } running) return Step(RiskWords.Step_NoAssessment, null);
        var counts = await SheetCount.OfAsync(await ledger.VisibleAsync(cancellation), running.Assessment.Id, cancellation);
        if (counts.Count == 0) return Step(RiskWords.Step_NoSheets, null);
        var waiting = 0;
        foreach (var count in counts) waiting += count.WaitingFor(await ledger.PartyAsync(count.DepartmentId, cancellation));
        var accepted = counts.Where(count => count.Stage == Domain.Risks.SheetStage.Accepted).Sum(count => count.Count);
        return Step(RiskWords.Step_Sheets(counts.Sum(count => count.Count), accepted, waiting), running.Runs && waiting > 0 ? RiskWords.Step_SheetsNext(waiting) : null);
    }

    private static HomeStep Step(string state, string? next) => new(RiskWords.Sheets, state, next, "/risks/sheets", "clipboard-check");
}

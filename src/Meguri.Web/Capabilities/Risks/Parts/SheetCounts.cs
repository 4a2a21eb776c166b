using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Domain.Submissions;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>How many sheets of a department are at a stage.</summary>
/// <param name="DepartmentId">The department.</param>
/// <param name="Stage">Where they are.</param>
/// <param name="Count">How many.</param>
/// <param name="DueOn">The earliest day one of them is wanted by.</param>
internal sealed record SheetCount(DepartmentId DepartmentId, SheetStage Stage, int Count, DateOnly? DueOn)
{
    /// <summary>Counts the sheets of a round by department and stage, in one query.</summary>
    public static async Task<IReadOnlyList<SheetCount>> OfAsync(IQueryable<RiskSheet> visible, RiskAssessmentId assessment, CancellationToken cancellation) =>
        [.. (await visible.Where(sheet => sheet.AssessmentId == assessment)
            .GroupBy(sheet => new { sheet.DepartmentId, sheet.Submission.State, HandedOut = sheet.HandedOutAt != null })
            .Select(group => new { group.Key.DepartmentId, group.Key.State, group.Key.HandedOut, Count = group.Count(), DueOn = group.Min(sheet => sheet.Submission.DueOn) })
            .ToListAsync(cancellation)).Select(group => new SheetCount(group.DepartmentId, RiskSheet.StageOf(group.State, group.HandedOut), group.Count, group.DueOn))];

    /// <summary>How many of them wait for somebody who is this to the department.</summary>
    public int WaitingFor(SubmissionParty who) => SheetText.WaitsFor(Stage, who) ? Count : 0;
}

using Meguri.Domain.Organizations;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Kit;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>The risks of the latest assessment that somebody owns, for the page of the person and the sheet they hand over with (S0-7).</summary>
internal sealed class RisksOfPerson(RiskLedger ledger, Assessments assessments) : IPersonLinks
{
    public async Task<IReadOnlyList<RecordLink>> OfAsync(PersonId person, CancellationToken cancellation)
    {
        if (await assessments.LatestAsync(cancellation) is not { } latest) return [];
        var risks = await (await ledger.VisibleAsync(cancellation)).AsNoTracking().Where(r => r.OwnerId == person && r.AssessmentId == latest.Assessment.Id)
            .OrderBy(r => r.Number).ToListAsync(cancellation);
        return [.. risks.Select(r => new RecordLink($"{RiskText.NumberOf(r)} {RiskText.ThreatOf(r)}", $"/risks/{r.Id.Value}", "alert-triangle", RiskWords.Field_OwnerId))];
    }
}

using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Meguri.Web.Capabilities.Approvals;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Kit.Registers;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>Whose risks they are, for many at once; acceptances that no longer stand fall with it.</summary>
internal sealed class RiskBulk(RiskLedger ledger, Assessments assessments, PeopleChoices people, ApprovalLedger approvals, Signatory signatory) : BulkChange<Risk>
{
    public override string Permission => RiskPermissions.Assess;

    public override string Act => "risks.change-many";

    public override async Task<IReadOnlyList<BulkField>> FieldsAsync(CancellationToken cancellation) =>
        [new(nameof(Risk.OwnerId), RiskWords.Field_OwnerId, await people.WorkingAsync(null, cancellation))];

    public override Task<IQueryable<Risk>> EditableAsync(CancellationToken cancellation) => ledger.EditableAsync(cancellation);

    public override async Task<IReadOnlyList<Result>> ApplyAsync(IReadOnlyList<Risk> rows, BulkValues values, CancellationToken cancellation)
    {
        var running = await assessments.LatestAsync(cancellation) is { Runs: true } latest ? latest.Assessment.Id : (RiskAssessmentId?)null;
        var results = new List<Result>(rows.Count);
        foreach (var risk in rows)
        {
            var owner = values.Id(nameof(Risk.OwnerId), risk.OwnerId);
            results.Add(risk.AssessmentId != running ? RiskProblems.AssessmentFinished : owner is { } person && person != risk.OwnerId ? risk.GiveTo(person, signatory.Now) : Result.Done);
        }
        await approvals.FallAsync(Risk.SubjectKind, rows.ToDictionary(risk => risk.Id.Value, risk => risk.StateHash()), cancellation);
        return results;
    }
}

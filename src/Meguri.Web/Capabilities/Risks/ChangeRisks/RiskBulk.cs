using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Approvals;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Kit.Registers;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>Whose risks they are, which are left as they are and which are treated as last time, for many at once; acceptances that no longer stand fall with it.</summary>
internal sealed class RiskBulk(MeguriDb db, RiskLedger ledger, Assessments assessments, PeopleChoices people, ApprovalLedger approvals, Signatory signatory) : BulkChange<Risk>
{
    private const string AsBefore = nameof(AsBefore);

    private static readonly TreatmentOption[] Leaving = [TreatmentOption.None, TreatmentOption.Retain];

    public override string Permission => RiskPermissions.Assess;

    public override string Act => "risks.change-many";

    public override async Task<IReadOnlyList<BulkField>> FieldsAsync(CancellationToken cancellation) =>
    [
        new(nameof(Risk.OwnerId), RiskWords.Field_OwnerId, await people.WorkingAsync([], cancellation)),
        // What else may be done about a risk asks for a rating of what will remain, each its own.
        new(nameof(Risk.Option), RiskWords.Field_Option,
            [.. Leaving.Select(option => new SelectListItem(RiskWords.Book.Of(option), option.ToString())), new SelectListItem(RiskWords.TreatAsBefore, AsBefore)]),
    ];

    public override Task<IQueryable<Risk>> EditableAsync(CancellationToken cancellation) => ledger.EditableAsync(cancellation);

    public override async Task<IReadOnlyList<Result>> ApplyAsync(IReadOnlyList<Risk> rows, BulkValues values, CancellationToken cancellation)
    {
        var running = await assessments.LatestAsync(cancellation) is { Runs: true } latest ? latest : null;
        var earlier = values.Has(nameof(Risk.Option)) && values.All[nameof(Risk.Option)] == AsBefore ? await EarlierAsync(rows, cancellation) : null;
        var results = new List<Result>(rows.Count);
        foreach (var risk in rows) results.Add(running is null || risk.AssessmentId != running.Assessment.Id ? RiskProblems.AssessmentFinished : Change(risk, running.Method, values, earlier));
        await approvals.FallAsync(Risk.SubjectKind, rows.ToDictionary(risk => risk.Id.Value, risk => risk.StateHash()), cancellation);
        return results;
    }

    /// <summary>The rows as the assessment before had them.</summary>
    private async Task<Dictionary<RiskId, Risk>> EarlierAsync(IReadOnlyList<Risk> rows, CancellationToken cancellation)
    {
        const int batch = 500;
        var found = new Dictionary<RiskId, Risk>();
        foreach (var ids in rows.Select(risk => risk.PreviousId).OfType<RiskId>().Chunk(batch))
            foreach (var risk in await db.Set<Risk>().AsNoTracking().Where(risk => ids.Contains(risk.Id)).ToListAsync(cancellation)) found[risk.Id] = risk;
        return found;
    }

    private Result Change(Risk risk, RiskMethod method, BulkValues values, Dictionary<RiskId, Risk>? earlier)
    {
        if (values.Id(nameof(Risk.OwnerId), risk.OwnerId) is { } owner && owner != risk.OwnerId) risk.GiveTo(owner, signatory.Now);
        if (earlier is not null && risk.Option is not null) return Result.Done;
        if (earlier is not null) return risk.PreviousId is { } id && earlier.TryGetValue(id, out var known) ? risk.TreatAs(method, known, signatory.Now) : RiskProblems.NotTreatedBefore;
        return values.Choice(nameof(Risk.Option), risk.Option) is { } option && option != risk.Option ? risk.Treat(method, option, null, risk.Controls, signatory.Now) : Result.Done;
    }
}

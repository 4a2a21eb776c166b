using Meguri.Domain.Approvals;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Approvals;
using Meguri.Web.Capabilities.Organizations;
using Meguri.Web.Host;
using Meguri.Web.Kit;
using Meguri.Web.Kit.History;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>One risk: what it is, how its level came about, how it is treated, whether what remains is accepted. Its owner sees it whatever their role.</summary>
[Member]
internal sealed class ShowRiskModel(
    MeguriDb db, RiskLedger ledger, Assessments assessments, RiskTargets targets, Departments departments, ApprovalLedger approvals, RiskHistory history, DecideResidual decide, Signatory signatory,
    IEnumerable<IRiskLinks> links) : MeguriPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public Risk Risk { get; private set; } = null!;

    public RiskAssessment Assessment { get; private set; } = null!;

    public MethodRules? Rules { get; private set; }

    public string Target { get; private set; } = "";

    public string TargetNote { get; private set; } = "";

    public string? Department { get; private set; }

    public bool MayEdit { get; private set; }

    /// <summary>The evaluation sheet it came of; null for other risks.</summary>
    public (Guid Id, string Number)? Sheet { get; private set; }

    /// <summary>What treats it: plans and measures, of this assessment and of others.</summary>
    public IReadOnlyList<RecordLink> Links { get; private set; } = [];

    /// <summary>The same risk in every assessment, the latest first.</summary>
    public IReadOnlyList<RecordLink> Years { get; private set; } = [];

    public IReadOnlyList<Approval> Approvals { get; private set; } = [];

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    private IReadOnlyDictionary<PersonId, string> Names { get; set; } = new Dictionary<PersonId, string>();

    /// <summary>False for the reading of an earlier assessment, which stays as it is.</summary>
    public bool IsLatest { get; private set; }

    public bool IsOwner => Risk.OwnerId is { } owner && owner == signatory.Person;

    public bool IsAsked => IsLatest && Approvals.Any(a => a is { State: ApprovalState.Pending, Purpose: Risk.OwnerPurpose });

    public bool MaySign => IsLatest && Risk.Acceptance == AcceptanceState.AwaitingTopManagement && May(RiskPermissions.SignAboveLevel);

    /// <summary>True when the owner can decide now.</summary>
    public bool MayDecide => IsLatest && IsOwner && Risk.Option is not null && Risk.Acceptance != AcceptanceState.AwaitingTopManagement;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation)) return NotFound();
        Input = new Form { ReviewBy = Risk.ReviewBy };
        return Page();
    }

    [Needs(RiskPermissions.Assess)]
    public async Task<IActionResult> OnPostRequestAsync(Guid id, CancellationToken cancellation) =>
        await AnswerAsync(id, await decide.RequestAsync(RiskId.From(id), cancellation), RiskWords.AcceptanceAsked, cancellation);

    [Named]
    public async Task<IActionResult> OnPostDecideAsync(Guid id, bool accept, CancellationToken cancellation) =>
        await AnswerAsync(id, await decide.DecideAsync(RiskId.From(id), Input.Typed(accept), cancellation), accept ? RiskWords.ResidualAccepted : RiskWords.ResidualDeclined, cancellation);

    [Needs(RiskPermissions.SignAboveLevel)]
    public async Task<IActionResult> OnPostSignAsync(Guid id, bool accept, CancellationToken cancellation) =>
        await AnswerAsync(id, await decide.SignAsync(RiskId.From(id), Input.Typed(accept), cancellation), accept ? RiskWords.ResidualSigned : RiskWords.ResidualDeclined, cancellation);

    public string NameOf(PersonId? person) => person is { } id ? Names.GetValueOrDefault(id, "—") : "—";

    public string At(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Current.Zone).DateTime.ToText();

    private async Task<IActionResult> AnswerAsync(Guid id, Result? result, string done, CancellationToken cancellation)
    {
        if (result is null) return NotFound();
        if (result.Ok) return Done(done, $"/risks/{id}");
        return await LoadAsync(id, cancellation) ? Refuse(result) : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var key = RiskId.From(id);
        if (await (await ledger.VisibleAsync(cancellation)).AsNoTracking().SingleOrDefaultAsync(r => r.Id == key, cancellation) is not { } risk) return false;
        Risk = risk;
        Assessment = await db.Set<RiskAssessment>().AsNoTracking().SingleAsync(a => a.Id == risk.AssessmentId, cancellation);
        IsLatest = (await assessments.LatestAsync(cancellation))?.Assessment.Id == risk.AssessmentId;
        Rules = await db.Set<RiskMethod>().AsNoTracking().Where(m => m.Id == (risk.MethodId ?? Assessment.MethodId)).Select(m => m.Rules).SingleAsync(cancellation);
        await targets.ReadAsync([risk], cancellation);
        (Target, TargetNote) = (targets.TextOf(risk), targets.NoteOf(risk));
        Department = risk.DepartmentId is { } department ? (await departments.TreeAsync(cancellation)).PathOf(department) : null;
        MayEdit = Assessment.FinishedOn is null && May(RiskPermissions.Assess) && await (await ledger.EditableAsync(cancellation)).AnyAsync(r => r.Id == key, cancellation);
        Sheet = await (from row in db.Set<SheetRisk>().Where(row => row.RiskId == key) join sheet in db.Set<RiskSheet>() on row.SheetId equals sheet.Id select new { sheet.Id, sheet.Number })
            .SingleOrDefaultAsync(cancellation) is { } from ? (from.Id.Value, NumberText.Of(RiskSheet.Series, from.Number)) : null;
        var found = new List<RecordLink>();
        foreach (var source in links) found.AddRange(await source.OfAsync(risk.Number, cancellation));
        (Links, Years) = (found, await YearsAsync(risk, cancellation));
        Approvals = await approvals.OfAsync(Risk.SubjectKind, id, cancellation);
        History = await history.OfAsync(id, cancellation);
        var people = Approvals.SelectMany(a => new[] { a.RequestedBy, a.DecidedBy, a.ApproverId }).Append(risk.OwnerId).Append(risk.AcceptedBy).OfType<PersonId>().Distinct().ToList();
        Names = await db.Set<Person>().AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancellation);
        return true;
    }

    private async Task<IReadOnlyList<RecordLink>> YearsAsync(Risk risk, CancellationToken cancellation)
    {
        var years = await (
            from reading in (await ledger.VisibleAsync(cancellation)).Where(r => r.Number == risk.Number)
            join assessment in db.Set<RiskAssessment>() on reading.AssessmentId equals assessment.Id
            orderby assessment.StartedOn descending, assessment.Id descending
            select new { reading.Id, assessment.Title, reading.BeforeLabel, reading.ResidualLabel }).AsNoTracking().ToListAsync(cancellation);
        return [.. years.Select(year => new RecordLink(year.Title, $"/risks/{year.Id.Value}", "calendar",
            year.BeforeLabel is null ? RiskWords.View_Unrated : year.ResidualLabel is null ? year.BeforeLabel : $"{year.BeforeLabel} → {year.ResidualLabel}"))];
    }

    /// <summary>A decision, as typed.</summary>
    internal sealed class Form
    {
        public string? Hash { get; set; }

        public string? Comment { get; set; }

        public DateOnly? ReviewBy { get; set; }

        public DecideResidual.Input Typed(bool accept) => new(accept, Hash, Comment, ReviewBy);
    }
}

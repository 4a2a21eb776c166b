using Meguri.Domain.Approvals;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Tenancy;
using Meguri.Web.Capabilities.Approvals;
using Meguri.Web.Host;
using Meguri.Web.Kit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>The method in force, the draft on its way, and every version there was.</summary>
[Permit(RiskPermissions.View)]
internal sealed class ShowMethodModel(MeguriDb db, DecideMethod decide, ApprovalLedger approvals, Assessments assessments, Signatory signatory, PermissionTable table) : MeguriPage
{
    public IReadOnlyList<RiskMethod> Versions { get; private set; } = [];

    public RiskMethod? InForce { get; private set; }

    public RiskMethod? Draft { get; private set; }

    /// <summary>The last request for the draft's approval.</summary>
    public Approval? Asked { get; private set; }

    /// <summary>The request that put the method in force: who made it stands beside who approved it.</summary>
    public Approval? Made { get; private set; }

    public RunningAssessment? Running { get; private set; }

    public IReadOnlyDictionary<PersonId, string> Names { get; private set; } = new Dictionary<PersonId, string>();

    /// <summary>Accounts that may approve what the reader wrote: none means that somebody has to be invited first.</summary>
    public int Approvers { get; private set; }

    public bool IsWaiting => Asked is { State: ApprovalState.Pending };

    public bool AskedByMe => Asked is not null && Asked.RequestedBy == signatory.Person;

    [BindProperty]
    public Decision Input { get; set; } = new();

    public async Task OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation);

    [Needs(RiskPermissions.EditMethod)]
    public Task<IActionResult> OnPostRequestAsync(Guid id, CancellationToken cancellation) =>
        AnswerAsync(() => decide.RequestAsync(RiskMethodId.From(id), cancellation), RiskWords.ApprovalAsked, cancellation);

    [Needs(RiskPermissions.EditMethod)]
    public Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken cancellation) =>
        AnswerAsync(async () => await decide.WithdrawAsync(RiskMethodId.From(id), cancellation), RiskWords.ApprovalWithdrawn, cancellation);

    [Needs(RiskPermissions.ApproveMethod)]
    public Task<IActionResult> OnPostApproveAsync(Guid id, CancellationToken cancellation) =>
        AnswerAsync(() => decide.DecideAsync(RiskMethodId.From(id), true, Input.Hash, Input.Comment, cancellation), RiskWords.MethodApproved, cancellation);

    [Needs(RiskPermissions.ApproveMethod)]
    public Task<IActionResult> OnPostRejectAsync(Guid id, CancellationToken cancellation) =>
        AnswerAsync(() => decide.DecideAsync(RiskMethodId.From(id), false, Input.Hash, Input.Comment, cancellation), RiskWords.MethodRefused, cancellation);

    public string At(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Current.Zone).DateTime.ToText();

    public string NameOf(PersonId? person) => person is { } id ? Names.GetValueOrDefault(id, "—") : "—";

    private async Task<IActionResult> AnswerAsync(Func<Task<Result?>> act, string done, CancellationToken cancellation)
    {
        if (await act() is not { } result) return NotFound();
        if (result.Ok) return Done(done, "/risks/method");
        await LoadAsync(cancellation);
        return Refuse(result);
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Versions = await db.Set<RiskMethod>().AsNoTracking().OrderByDescending(m => m.VersionNumber).ToListAsync(cancellation);
        InForce = Versions.FirstOrDefault(m => m.State == RiskMethodState.Approved);
        Draft = Versions.FirstOrDefault(m => m.State == RiskMethodState.Draft);
        Running = await assessments.LatestAsync(cancellation);
        if (Draft is not null) Asked = (await approvals.OfAsync(RiskMethod.SubjectKind, Draft.Id.Value, cancellation)).FirstOrDefault();
        if (InForce is not null) Made = (await approvals.OfAsync(RiskMethod.SubjectKind, InForce.Id.Value, cancellation)).FirstOrDefault(a => a.State == ApprovalState.Approved);
        var people = Versions.Select(m => m.ApprovedBy).Append(Made?.RequestedBy).Append(Asked?.RequestedBy).Append(Asked?.DecidedBy).OfType<PersonId>().Distinct().ToList();
        Names = await db.Set<Person>().AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancellation);
        var asker = (Asked is { State: ApprovalState.Pending } ? Asked.RequestedBy : signatory.Person)?.Value;
        // Roles are kept as one value per member, so they are looked at here.
        var members = await db.Set<Membership>().AsNoTracking().Where(m => m.EndedAt == null && m.PersonId != null && m.PersonId != asker).ToListAsync(cancellation);
        Approvers = members.Count(m => table.Allows(RiskPermissions.ApproveMethod, m.Roles));
    }

    /// <summary>A decision, as typed.</summary>
    internal sealed class Decision
    {
        public string? Hash { get; set; }

        public string? Comment { get; set; }
    }
}

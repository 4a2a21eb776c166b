using Meguri.Domain.Approvals;
using Meguri.Domain.Controls;
using Meguri.Domain.Kernel;
using Meguri.Domain.Organizations;
using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Approvals;
using Meguri.Web.Capabilities.Risks;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>One frozen version: its rows, its approval, and the decision while it waits.</summary>
[Permit(ControlPermissions.View)]
internal sealed class ShowVersionModel(
    MeguriDb db, Versions versions, Statements statements, ApprovalLedger approvals, RiskReadings readings, Signatory signatory, DecideSoa decide) : MeguriPage
{
    [BindProperty]
    public DecisionForm Input { get; set; } = new();

    public Statement Statement { get; private set; } = null!;

    public SoaTable Table { get; private set; } = null!;

    public SoaCounts Counts { get; private set; } = null!;

    /// <summary>Every request for approval, the newest first.</summary>
    public IReadOnlyList<(Approval Approval, string AskedBy, string? DecidedBy)> Requests { get; private set; } = [];

    public Approval? Open => Requests.Select(request => request.Approval).FirstOrDefault(approval => approval.State == ApprovalState.Pending);

    public bool MayDecide => Open is { } open && May(ControlPermissions.Approve) && open.RequestedBy != signatory.Person;

    public bool IsAuthor => Open is { } open && open.RequestedBy == signatory.Person;

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken cancellation) => await LoadAsync(number, cancellation) ? Page() : NotFound();

    [Needs(ControlPermissions.Approve)]
    public Task<IActionResult> OnPostApproveAsync(int number, CancellationToken cancellation) =>
        DecideAsync(number, decide.ApproveAsync(number, Input.SeenHash, Input.Comment, cancellation), ControlWords.Approved(number), cancellation);

    [Needs(ControlPermissions.Approve)]
    public Task<IActionResult> OnPostRejectAsync(int number, CancellationToken cancellation) =>
        DecideAsync(number, decide.RejectAsync(number, Input.SeenHash, Input.Comment, cancellation), ControlWords.Rejected(number), cancellation);

    [Needs(ControlPermissions.Edit)]
    public Task<IActionResult> OnPostWithdrawAsync(int number, CancellationToken cancellation) =>
        DecideAsync(number, decide.WithdrawAsync(number, cancellation), ControlWords.Withdrawn(number), cancellation);

    /// <summary>An instant where the organization is.</summary>
    public DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Current.Zone).DateTime;

    private async Task<IActionResult> DecideAsync(int number, Task<Result?> decision, string done, CancellationToken cancellation)
    {
        if (await decision is not { } result) return NotFound();
        if (result.Ok) return Done(done, $"/soa/versions/{number}");
        return await LoadAsync(number, cancellation) ? Refuse(result) : NotFound();
    }

    private async Task<bool> LoadAsync(int number, CancellationToken cancellation)
    {
        if (await versions.FindAsync(number, cancellation) is not { } version) return false;
        Statement = await statements.OfAsync(version, cancellation);
        Counts = SoaCounts.Of(version.Rows);
        var pages = await RiskPagesAsync(version.Rows, cancellation);
        Table = new SoaTable([.. version.Rows.Select(row => new SoaLine(row, [.. row.Risks.Select(text => (text, pages.GetValueOrDefault(text)))]))], Request.PathBase);
        var all = await approvals.OfAsync(SoaVersion.SubjectKind, version.Id.Value, cancellation);
        var ids = all.Select(approval => approval.RequestedBy).Concat(all.Select(approval => approval.DecidedBy).OfType<PersonId>()).Distinct().ToList();
        var people = await db.Set<Person>().AsNoTracking().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellation);
        Requests = [.. all.Select(approval => (approval, people[approval.RequestedBy], approval.DecidedBy is { } by ? people[by] : null))];
        return true;
    }

    private async Task<Dictionary<string, string?>> RiskPagesAsync(IReadOnlyList<SoaRow> rows, CancellationToken cancellation)
    {
        var numbers = rows.SelectMany(row => row.Risks).Distinct().Select(text => NumberText.Read(Risk.Series, text)).OfType<int>().ToList();
        return (await readings.LatestAsync(numbers, cancellation)).ToDictionary(risk => NumberText.Of(Risk.Series, risk.Key), risk => (string?)$"/risks/{risk.Value.Value}");
    }

    /// <summary>What the approver sends.</summary>
    internal sealed class DecisionForm
    {
        public string? SeenHash { get; set; }

        public string? Comment { get; set; }
    }
}

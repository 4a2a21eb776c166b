using Meguri.Domain.Approvals;
using Meguri.Domain.Controls;
using Meguri.Platform.Persistence;
using Meguri.Web.Host;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Controls;

/// <summary>The statement of applicability as it stands now: the draft of the next version.</summary>
[Permit(ControlPermissions.View)]
internal sealed class ShowSoaModel(MeguriDb db, LiveStatement live, Versions versions, SoaNews news, Statements statements, ProposeReasons propose) : MeguriPage
{
    public SoaFilter Filter { get; private set; } = new();

    public SoaTable Table { get; private set; } = null!;

    public SoaCounts Counts { get; private set; } = null!;

    /// <summary>The approved version in force; null before the first.</summary>
    public Statement? InForce { get; private set; }

    /// <summary>A frozen version that waits for approval.</summary>
    public VersionLine? Waiting { get; private set; }

    public int NextNumber { get; private set; }

    public int Changed { get; private set; }

    public int Advised { get; private set; }

    public int Incomplete { get; private set; }

    /// <summary>Controls that risks name and that are not included because of them yet.</summary>
    public int Proposals { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (SoaFilter.Read(Request.Query) is not { } filter) return BadRequest();
        Filter = filter;
        var soa = await live.ReadAsync(cancellation);
        var inForce = await versions.InForceAsync(cancellation);
        InForce = inForce is null ? null : await statements.OfAsync(inForce, cancellation);
        Waiting = (await versions.ListAsync(cancellation)).FirstOrDefault(version => version.State == SoaState.Draft);
        if (Waiting is not null && !await IsPendingAsync(Waiting, cancellation)) Waiting = null;
        NextNumber = (InForce?.Number ?? 0) + 1;
        Proposals = ProposeReasons.Candidates(soa).Count();
        var lines = await LinesAsync(soa, inForce, cancellation);
        Counts = SoaCounts.Of(soa.Rows);
        Changed = lines.Count(line => line.Changed);
        Advised = lines.Count(line => line.Advice.Count > 0);
        Incomplete = lines.Count(line => line.Incomplete);
        Table = new SoaTable([.. lines.Where(filter.Leaves)], Request.PathBase) { MayEdit = May(ControlPermissions.Edit) };
        return Page();
    }

    [Needs(ControlPermissions.Edit)]
    public async Task<IActionResult> OnPostProposeAsync(CancellationToken cancellation) =>
        Done(ControlWords.Proposed(await propose.Handle(cancellation)), "/soa");

    private async Task<List<SoaLine>> LinesAsync(LiveSoa soa, SoaVersion? inForce, CancellationToken cancellation)
    {
        var changed = inForce is null ? [] : SoaDifference.Between(inForce.Rows, soa.Rows).Select(change => change.Control).ToHashSet(StringComparer.Ordinal);
        var advice = await news.ReadAsync(inForce, soa.Rows, Current.Today, cancellation);
        var incomplete = SoaVersion.Check(soa.Rows, soa.Controls, Current.Today).Select(problem => problem.Field).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. soa.Rows.Select(row => new SoaLine(row, [.. soa.RisksOf(row.Control).Select(risk => (risk.Text, (string?)$"/risks/{risk.Id.Value}"))])
            {
                Advice = [.. advice[row.Control]], Changed = changed.Contains(row.Control), Incomplete = incomplete.Contains(row.Control),
            }),
        ];
    }

    private Task<bool> IsPendingAsync(VersionLine version, CancellationToken cancellation) => db.Set<Approval>().AnyAsync(
        approval => approval.SubjectKind == SoaVersion.SubjectKind && approval.SubjectId == version.Id.Value && approval.State == ApprovalState.Pending, cancellation);
}

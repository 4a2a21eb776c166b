using Meguri.Domain.Approvals;
using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Web.Host;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Approvals;

/// <summary>What waits for the reader's decision, and what the reader waits for.</summary>
[Permit(ApprovalPermissions.View)]
internal sealed class ListApprovalsModel(MeguriDb db, Signatory signatory, IEnumerable<IApprovalSubject> subjects) : MeguriPage
{
    private const int Longest = 200;

    public IReadOnlyList<Waiting> ForMe { get; private set; } = [];

    public IReadOnlyList<Waiting> Asked { get; private set; } = [];

    /// <summary>Where several of a kind are decided on at once.</summary>
    public IReadOnlyList<(string Path, string Text)> Together { get; private set; } = [];

    /// <summary>True when the account is tied to nobody, so that nothing can wait for it.</summary>
    public bool IsNobody => signatory.Person is null;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        if (signatory.Person is not { } me) return;
        var kinds = subjects.ToDictionary(subject => subject.Kind);
        var pending = db.Set<Approval>().AsNoTracking().Where(a => a.State == ApprovalState.Pending);
        // Each on its own: many that were asked for must not hide those to decide.
        var open = await pending.Where(a => a.ApproverId == me || a.ApproverId == null).OrderBy(a => a.RequestedAt).Take(Longest).ToListAsync(cancellation);
        open.AddRange(await pending.Where(a => a.RequestedBy == me && a.ApproverId != me && a.ApproverId != null).OrderBy(a => a.RequestedAt).Take(Longest).ToListAsync(cancellation));
        var items = new Dictionary<(string, Guid), ApprovalItem>();
        foreach (var group in open.GroupBy(a => a.SubjectKind).Where(group => kinds.ContainsKey(group.Key)))
            foreach (var (id, item) in await kinds[group.Key].DescribeAsync([.. group.Select(a => a.SubjectId).Distinct()], cancellation))
                items[(group.Key, id)] = item;
        var names = await NamesAsync(open, cancellation);
        List<Waiting> shown =
        [
            .. open.Where(a => items.ContainsKey((a.SubjectKind, a.SubjectId)))
                .Select(a => new Waiting(a, items[(a.SubjectKind, a.SubjectId)], names.GetValueOrDefault(a.RequestedBy), a.ApproverId is { } who ? names.GetValueOrDefault(who) : null, At(a.RequestedAt))),
        ];
        ForMe = [.. shown.Where(w => MayDecide(w.Approval, me, kinds))];
        Together = [.. ForMe.Select(w => kinds[w.Approval.SubjectKind].Together(w.Approval.Purpose)).OfType<(string, string)>().GroupBy(page => page).Where(page => page.Count() > 1).Select(page => page.Key)];
        Asked = [.. shown.Where(w => w.Approval.RequestedBy == me && !ForMe.Contains(w))];
    }

    private bool MayDecide(Approval approval, PersonId me, Dictionary<string, IApprovalSubject> kinds) =>
        approval.ApproverId is { } named
            ? named == me
            : !(approval.FourEyes && approval.RequestedBy == me) && May(kinds[approval.SubjectKind].PermissionFor(approval.Purpose));

    private DateTime At(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Current.Zone).DateTime;

    private async Task<Dictionary<PersonId, string>> NamesAsync(List<Approval> approvals, CancellationToken cancellation)
    {
        var ids = approvals.Select(a => a.RequestedBy).Concat(approvals.Select(a => a.ApproverId).OfType<PersonId>()).Distinct().ToList();
        return await db.Set<Person>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancellation);
    }

    /// <summary>One request that is open.</summary>
    internal sealed record Waiting(Approval Approval, ApprovalItem Item, string? AskedBy, string? Approver, DateTime At);
}

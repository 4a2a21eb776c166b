using Meguri.Domain.Kernel;
using Meguri.Domain.Risks;
using Meguri.Platform.Access;
using Meguri.Platform.Persistence;
using Meguri.Platform.Trail;
using Meguri.Web.Capabilities.Approvals;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Capabilities.Risks;

/// <summary>Writes the draft of the method: changes the one there is, or makes the next version of the newest.</summary>
internal sealed class SaveMethod(MeguriDb db, Access access, Trail trail, ApprovalLedger approvals)
{
    /// <param name="name">What the organization calls it.</param>
    /// <param name="rules">How levels come about.</param>
    /// <param name="reason">Why there is a new version; unused for the first and for a draft that has one.</param>
    /// <param name="version">The version the form was made from; unused for a new one.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<Result<RiskMethod>> SaveAsync(string name, MethodRules rules, string? reason, int version, CancellationToken cancellation)
    {
        access.Demand(RiskPermissions.EditMethod);
        var newest = await db.Set<RiskMethod>().OrderByDescending(m => m.VersionNumber).FirstOrDefaultAsync(cancellation);
        if (newest is { State: RiskMethodState.Draft }) return await ChangeAsync(newest, name, rules, version, cancellation);
        var draft = newest is null ? RiskMethod.Draft(name, rules) : newest.NewVersion(newest.VersionNumber, rules, reason ?? "");
        if (!draft.Ok) return draft;
        if (draft.Value.Change(name, rules) is { Ok: false } refused) return Result<RiskMethod>.Refused(refused);
        db.Add(draft.Value);
        trail.Begin("risks.method.draft", reason);
        await db.SaveChangesAsync(cancellation);
        return draft;
    }

    private async Task<Result<RiskMethod>> ChangeAsync(RiskMethod draft, string name, MethodRules rules, int version, CancellationToken cancellation)
    {
        var changed = draft.Change(name, rules);
        if (!changed.Ok) return Result<RiskMethod>.Refused(changed);
        db.Expect(draft, version);
        await approvals.FallAsync(RiskMethod.SubjectKind, new Dictionary<Guid, string> { [draft.Id.Value] = draft.ContentHash() }, cancellation);
        trail.Begin("risks.method.change");
        await db.SaveChangesAsync(cancellation);
        return draft;
    }
}

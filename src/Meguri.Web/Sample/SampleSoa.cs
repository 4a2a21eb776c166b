using Meguri.Domain.Controls;
using Meguri.Domain.Organizations;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Controls;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Sample;

/// <summary>The statement of applicability: the first version in force, what changed since, the second waiting for approval.</summary>
internal sealed class SampleSoa : ISamplePart
{
    public int Order => 70;

    public IEnumerable<SampleAct> Acts(SampleContext context)
    {
        var file = SampleFiles.Read<SampleSoaFile>("soa.json");
        yield return new SampleAct(file.Versions[0].PreparedOn, file.Versions[0].PreparedBy, (services, cancellation) => DecideAsync(services, context, file.Controls, cancellation));
        foreach (var change in file.ChangesInV2)
            yield return new SampleAct(change.Since ?? file.Versions[1].PreparedOn, file.Versions[1].PreparedBy, (services, cancellation) => ChangeAsync(services, context, change, cancellation));
        foreach (var version in file.Versions)
        {
            yield return new SampleAct(version.PreparedOn, version.PreparedBy, async (services, cancellation) => SampleContext.Check(
                await services.GetRequiredService<RequestSoaApproval>().Handle(version.Note, cancellation), $"statement {version.Number}"));
            if (version is { ApprovedOn: { } approved, ApprovedBy: { } approver })
                yield return new SampleAct(approved, approver, async (services, cancellation) =>
                {
                    var waiting = await services.GetRequiredService<MeguriDb>().Set<SoaVersion>().AsNoTracking().SingleAsync(v => v.VersionNumber == version.Number, cancellation);
                    SampleContext.Check(await services.GetRequiredService<DecideSoa>().ApproveAsync(version.Number, waiting.ContentHash(), null, cancellation), $"statement {version.Number}");
                });
            if (version.OnCertificate is { } named)
                yield return new SampleAct(named, version.PreparedBy, async (services, cancellation) => SampleContext.Check(
                    await services.GetRequiredService<NameOnCertificate>().Handle(version.Number, cancellation), $"certificate of statement {version.Number}"));
        }
    }

    private static async Task DecideAsync(IServiceProvider services, SampleContext context, IReadOnlyList<SampleControl> controls, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<MeguriDb>();
        var states = await db.Set<ControlState>().ToDictionaryAsync(state => state.Control, cancellation);
        var heads = await db.Set<Department>().ToDictionaryAsync(d => d.Id, d => d.HeadId, cancellation);
        foreach (var entry in controls)
        {
            var department = context.Departments[entry.Responsible];
            SampleContext.Check(states[entry.Id].Decide(new ControlDecision(
                entry.Applicable, Reasons(entry.Reasons), entry.Status, entry.Due, entry.Plan is null ? null : context.Plans[entry.Plan],
                entry.Documents.Count == 0 ? null : string.Join('、', entry.Documents), entry.Exclusion?.Reason, heads[department], entry.Exclusion?.ReviewOn, department)), entry.Id);
        }
        await SampleContext.SaveAsync(services, "controls.decide", cancellation);
    }

    private static async Task ChangeAsync(IServiceProvider services, SampleContext context, SampleControlChange change, CancellationToken cancellation)
    {
        var was = await services.GetRequiredService<MeguriDb>().Set<ControlState>().AsNoTracking().SingleAsync(state => state.Control == change.Control, cancellation);
        var (planned, plan) = change.Status is null ? (was.PlannedOn, was.PlanId) : (change.Due, change.Plan is null ? null : context.Plans[change.Plan]);
        var decision = new ControlDecision(
            was.Applicable, [.. was.Reasons, .. Reasons(change.AddReasons ?? [])], change.Status ?? was.Status, planned, plan, was.Documents,
            change.Exclusion?.Reason ?? was.ExclusionReason, was.ExclusionOwnerId, change.Exclusion?.ReviewOn ?? was.ExclusionReviewOn, was.DepartmentId);
        SampleContext.Check(await services.GetRequiredService<DecideControl>().Handle(change.Control, decision, was.Version, change.Why, cancellation), $"change of {change.Control}");
    }

    private static List<InclusionReason> Reasons(IEnumerable<SampleReason> reasons) => [.. reasons.Select(reason => new InclusionReason(reason.Kind, reason.Text))];
}

/// <summary><c>soa.json</c>.</summary>
internal sealed record SampleSoaFile(IReadOnlyList<SampleSoaVersion> Versions, IReadOnlyList<SampleControl> Controls, IReadOnlyList<SampleControlChange> ChangesInV2);

/// <summary>A version; without approval it still waits for it.</summary>
internal sealed record SampleSoaVersion(int Number, string PreparedBy, DateOnly PreparedOn, string? ApprovedBy, DateOnly? ApprovedOn, DateOnly? OnCertificate, string Note);

/// <summary>What was decided about a control for the first version.</summary>
internal sealed record SampleControl(
    string Id, bool Applicable, IReadOnlyList<SampleReason> Reasons, ImplementationStatus? Status, string? Plan, DateOnly? Due, IReadOnlyList<string> Documents, string Responsible, SampleExclusion? Exclusion);

/// <summary>A reason to include a control.</summary>
internal sealed record SampleReason(ReasonKind Kind, string Text);

/// <summary>Why a control is excluded, and when that is looked at again.</summary>
internal sealed record SampleExclusion(string Reason, DateOnly ReviewOn);

/// <summary>What changed about a control since the first version: on the day it was implemented, or when the second was prepared.</summary>
internal sealed record SampleControlChange(
    string Control, string Why, ImplementationStatus? Status, DateOnly? Since, string? Plan, DateOnly? Due, IReadOnlyList<SampleReason>? AddReasons, SampleExclusion? Exclusion);

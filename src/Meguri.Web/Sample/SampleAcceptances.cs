using Meguri.Domain.Approvals;
using Meguri.Domain.Risks;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Approvals;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Sample;

/// <summary>Owners accept what remains, year by year; above the acceptance level the president signs too.</summary>
internal sealed class SampleAcceptances : ISamplePart
{
    public int Order => 50;

    public IEnumerable<SampleAct> Acts(SampleContext context)
    {
        var file = SampleFiles.Read<SampleRiskFile>("assessment.json");
        var accepted = file.OfFirstYear.Select(risk => (Day: file.Rounds[0].AcceptedOn!.Value, Risk: risk))
            .Concat(file.Risks.Where(risk => risk.Accepted is not null).Select(risk => (Day: risk.Accepted!.Value, Risk: risk)));
        foreach (var decision in accepted.GroupBy(a => (a.Day, a.Risk.Owner)))
        {
            var risks = decision.Select(a => a.Risk).ToDictionary(risk => risk.Key);
            yield return new SampleAct(decision.Key.Day, decision.Key.Owner, (services, cancellation) => AcceptAsync(services, context, decision.Key.Day, risks.Values, cancellation));
            foreach (var above in risks.Values.Where(risk => risk.Acceptance is not null))
                yield return new SampleAct(decision.Key.Day, above.Acceptance!.SignedBy, (services, cancellation) => SignAsync(services, context, decision.Key.Day, above, cancellation));
        }
    }

    /// <summary>The first acceptance holds until the second; the last one as long as the sample says.</summary>
    private static DateOnly? ReviewOn(SampleRisk risk, DateOnly day) => day == risk.Accepted ? risk.Acceptance?.ReviewOn : risk.Accepted;

    private static async Task AcceptAsync(IServiceProvider services, SampleContext context, DateOnly day, IReadOnlyCollection<SampleRisk> accepted, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<MeguriDb>();
        var signatory = services.GetRequiredService<Signatory>();
        var ids = accepted.Select(entry => context.Risks[entry.Key]).ToList();
        var subjects = ids.Select(id => id.Value).ToList();
        var risks = await db.Set<Risk>().Where(risk => ids.Contains(risk.Id)).ToDictionaryAsync(risk => risk.Id, cancellation);
        var requests = await db.Set<Approval>().Where(a => a.State == ApprovalState.Pending && a.Purpose == Risk.OwnerPurpose && subjects.Contains(a.SubjectId))
            .ToDictionaryAsync(a => a.SubjectId, cancellation);
        foreach (var entry in accepted)
        {
            var risk = risks[context.Risks[entry.Key]];
            var request = requests.GetValueOrDefault(risk.Id.Value);
            var signature = SampleContext.Taken(signatory.Sign(risk.StateHash(), entry.Acceptance?.Reason), $"signature on {entry.Key}");
            var decided = SampleContext.Taken(risk.AcceptResidual(request, signature, ReviewOn(entry, day), day), $"acceptance of {entry.Key}");
            if (request is null) db.Add(decided.Owner);
            if (decided.TopManagement is { } second) db.Add(second);
            else if (entry.Acceptance is not null) throw new InvalidDataException($"The sample's risk {entry.Key} needs no second signature.");
        }
        await SampleContext.SaveAsync(services, "risks.residual.accept", cancellation);
    }

    private static async Task SignAsync(IServiceProvider services, SampleContext context, DateOnly day, SampleRisk above, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<MeguriDb>();
        var id = context.Risks[above.Key];
        var risk = await db.Set<Risk>().SingleAsync(r => r.Id == id, cancellation);
        var request = (await services.GetRequiredService<ApprovalLedger>().PendingAsync(Risk.SubjectKind, id.Value, Risk.TopManagementPurpose, cancellation))!;
        var signature = SampleContext.Taken(services.GetRequiredService<Signatory>().Sign(risk.StateHash(), above.Acceptance!.Reason), $"signature on {above.Key}");
        SampleContext.Check(risk.SignAboveLevel(request, signature, ReviewOn(above, day), day), $"second signature on {above.Key}");
        await SampleContext.SaveAsync(services, "risks.residual.sign", cancellation);
    }
}

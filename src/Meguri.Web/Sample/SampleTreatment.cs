using Meguri.Domain.Approvals;
using Meguri.Domain.Risks;
using Meguri.Domain.Treatment;
using Meguri.Platform.Persistence;
using Meguri.Web.Capabilities.Approvals;
using Microsoft.EntityFrameworkCore;

namespace Meguri.Web.Sample;

/// <summary>The treatment plans: written, signed by all three, and carried out step by step.</summary>
internal sealed class SampleTreatment : ISamplePart
{
    private const string Office = "MD1005", Manager = "MD1004";
    private const int DaysToConfirm = 2;

    public int Order => 60;

    public IEnumerable<SampleAct> Acts(SampleContext context)
    {
        var plans = SampleFiles.Read<SampleTreatmentFile>("treatment.json").Plans;
        foreach (var day in plans.GroupBy(p => p.Confirmed.AddDays(-DaysToConfirm)))
            yield return new SampleAct(day.Key, Office, (services, cancellation) => SubmitAsync(services, context, day, cancellation));
        foreach (var plan in plans)
        {
            SampleAct Signed(DateOnly day, string by) => new(day, by, (services, cancellation) => SignAsync(services, context.Plans[plan.Number], plan.Number, cancellation));
            yield return Signed(plan.Confirmed, plan.Responsible);
            yield return Signed(plan.Approved, plan.RiskOwner);
            yield return Signed(plan.ManagerConfirmed, Manager);
            foreach (var (step, index) in plan.Steps.Select((step, index) => (step, index)).Where(item => item.step.Done is not null))
                yield return new SampleAct(step.Done!.Value, plan.Responsible, async (services, cancellation) =>
                {
                    var id = context.Plans[plan.Number];
                    var known = await services.GetRequiredService<MeguriDb>().Set<TreatmentPlan>().Include(p => p.Steps).SingleAsync(p => p.Id == id, cancellation);
                    SampleContext.Check(known.Mark(index + 1, step.Done, context.People[plan.Responsible], step.Done.Value), $"step {index + 1} of {plan.Number}");
                    await SampleContext.SaveAsync(services, "plans.mark-step", cancellation);
                });
        }
    }

    private static async Task SubmitAsync(IServiceProvider services, SampleContext context, IEnumerable<SamplePlan> written, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<MeguriDb>();
        var signatory = services.GetRequiredService<Signatory>();
        foreach (var entry in written)
        {
            var ids = entry.Risks.Select(key => context.Risks[key]).ToList();
            var steps = entry.Steps.Select(step => new PlanStepEntry(null, step.Text, context.People[step.Person], step.Due)).ToList();
            var plan = SampleContext.Taken(TreatmentPlan.Draft(new PlanContent(
                entry.Title, entry.Priority, ids, entry.Controls, entry.Problem, $"{entry.Improvement}\n{entry.Effect}", entry.CostYen, entry.EstimatedLossYen,
                context.People[entry.Responsible], steps)), entry.Number);
            var risks = await db.Set<Risk>().Where(risk => ids.Contains(risk.Id)).ToListAsync(cancellation);
            db.AddRange(SampleContext.Taken(plan.Submit(risks, signatory.Person!.Value, signatory.Now), $"submission of {entry.Number}").Route.Steps);
            context.Plans[entry.Number] = db.Add(plan).Entity.Id;
        }
        await SampleContext.SaveAsync(services, "plans.submit", cancellation);
    }

    private static async Task SignAsync(IServiceProvider services, TreatmentPlanId id, string number, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<MeguriDb>();
        var signatory = services.GetRequiredService<Signatory>();
        var plan = await db.Set<TreatmentPlan>().Include(p => p.Risks).Include(p => p.Steps).Include(p => p.Infeasible).AsSplitQuery().SingleAsync(p => p.Id == id, cancellation);
        var route = new ApprovalRoute(await db.Set<Approval>().Where(a => a.SubjectKind == TreatmentPlan.SubjectKind && a.SubjectId == id.Value).ToListAsync(cancellation));
        var step = route.Open.Single(open => open.ApproverId is null || open.ApproverId == signatory.Person);
        SampleContext.Check(plan.Sign(route, step.Id, SampleContext.Taken(signatory.Sign(plan.ContentHash()), $"signature on {number}")), $"signature on {number}");
        await SampleContext.SaveAsync(services, "plans.sign", cancellation);
    }
}

/// <summary><c>treatment.json</c>.</summary>
internal sealed record SampleTreatmentFile(IReadOnlyList<SamplePlan> Plans);

/// <summary>A plan, with the days on which the three signed.</summary>
internal sealed record SamplePlan(
    string Number, string Title, int Priority, IReadOnlyList<string> Risks, IReadOnlyList<string> Controls, string Problem, string Improvement, string Effect,
    long CostYen, long EstimatedLossYen, string Responsible, string RiskOwner, DateOnly Confirmed, DateOnly Approved, DateOnly ManagerConfirmed, IReadOnlyList<SamplePlanStep> Steps);

/// <summary>A step of a plan.</summary>
internal sealed record SamplePlanStep(string Text, string Person, DateOnly Due, DateOnly? Done);
